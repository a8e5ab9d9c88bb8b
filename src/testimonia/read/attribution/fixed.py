"""Fixed phrases that attribute: "according to", "citing", "could not be verified"."""

from __future__ import annotations

from collections.abc import Mapping

from testimonia.model import Act
from testimonia.read.attribution import phrases
from testimonia.read.attribution.asides import apposed
from testimonia.read.attribution.documents import opens_clause
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.place import goes_on
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import NEARBY, Place, Range, Statement, Subject


def fixed_phrase(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of a fixed phrase that begins at an index, whose word can open one."""
    follows = words.follows.get(region.words[index])
    if follows is not None and region.word(index + 1) not in follows:
        return None
    own = _OWN.get(region.words[index])
    told = own(region, index, words) if own else None
    if told := told or _in_own_words(region, index, words) or _told_in(region, index, words):
        return told
    length = _matches(region, index, words.phrases["according"])
    end = phrases.after(region, index + length, words) if length and not _is_rate(region, index + length) else index
    if length and end > index + length and region.word(index + length) not in words["impersonal"]:
        end = _joint(region, end, words)
        place = _place(region, index, end, words)
        speaker = Subject((index + length, end), name=apposed(region, end, words))
        return Statement((index, index + length), speaker, place)
    return _said_by(region, index, words) or _citing(region, index, words) or _unverified(region, index, words)


def _is_rate(region: Region, index: int) -> bool:
    """Whether "per" stands before what something is reckoned by: "per day", "per 100,000", and no source."""
    return region.word(index - 1) == "per" and region.tag(index) not in (Tag.DETERMINER, Tag.NAME)


def _how_told(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of "“…” is HOW the mayor summed it up"."""
    if (
        region.words[index] != "how"
        or region.word(index - 1) not in words["being"]
        or region.tag(index - 2) is not Tag.QUOTE
    ):
        return None
    end = phrases.after(region, index + 1, words)
    tells = any(region.words[k] in words.verbs or region.words[k] in words["summing"] for k in range(end, len(region)))
    if end == index + 1 or not tells:
        return None
    speaker = Subject((index + 1, end), name=apposed(region, end, words), follows=True)
    return Statement((index, len(region)), speaker, Place.BEFORE, content=[(0, index - 1)])


def _if_right(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of "IF the records ARE RIGHT", at either end of its sentence."""
    if region.words[index] != "if":
        return None
    end = phrases.after(region, index + 1, words)
    last = next((k for k in range(end, min(len(region), end + NEARBY)) if region.words[k] in words["right"]), None)
    if end == index + 1 or last is None or region.tag(end) is not Tag.AUXILIARY:
        return None
    return Statement((index, last + 1), Subject((index + 1, end)), Place.AFTER if index == 0 else Place.BEFORE)


def _as_has_it(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of "AS the commandant's office HAS IT"."""
    end = phrases.after(region, index + 1, words) if region.words[index] == "as" else index
    if end <= index + 1 or region.word(end) not in words["having"] or region.word(end + 1) != "it":
        return None
    speaker, cue = Subject((index + 1, end)), (index, end + 2)
    return Statement(cue, speaker, _place(region, index, end + 2, words))


_OWN = {"how": _how_told, "if": _if_right, "as": _as_has_it}
"""What the phrases that begin with a word of their own are read by."""


def _citing(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of whoever is cited inside what another says: "citing two medics"."""
    length = _matches(region, index, words.phrases["citing"])
    end = _end_of_cited(region, index + length, words) if length else index
    if end == index + length:
        return None
    return Statement((index, index + length), Subject((index + length, end)), Place.BEFORE, cites=True)


def _unverified(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of nobody that something is not confirmed: "could not be verified", "no confirmation of"."""
    if length := _matches(region, index, words.phrases["unconfirmed"]):
        start = index + length
        content = [(start, end)] if (end := _end_of_doubted(region, start, words)) > start else []
        return Statement((index, start), None, Place.AFTER, Act.DOUBTS, content=content) if content else None
    length = _matches(region, index, words.phrases["unverified"])
    if not length and not words["negating"].isdisjoint(region.words[max(0, index - NEARBY) : index]):
        length = _matches(region, index, words.phrases["verified"])
    if length and region.word(index + length) == "by":  # "could not be verified BY THE CHAMBER"
        end = phrases.after(region, index + length + 1, words)
        speaker = Subject((index + length + 1, end), follows=True) if end > index + length + 1 else None
        return Statement((index, index + length + 1), speaker, Place.BEFORE, Act.DOUBTS)
    return Statement((index, index + length), None, Place.BEFORE, Act.DOUBTS) if length else None


def _end_of_doubted(region: Region, start: int, words: Lexicon) -> int:
    """Where what is doubted ends, if it only points back to what was said: "any of these figures"."""
    near = range(start, min(start + NEARBY, len(region)))
    end = next((k + 1 for k in near if region.words[k] in words["pointing"]), start)
    return end if _POINTERS.issuperset(region.tags[start : end - 1]) else start


_POINTERS = frozenset((Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER, Tag.ADVERB, Tag.NOUN))
"""What may stand in words that only point back."""


def _said_by(region: Region, index: int, words: Lexicon) -> Statement | None:
    """Who carries it, behind "was quoted as saying": "… as saying BY THE RADIO"."""
    if region.words[index] != "by" or region.word(index - 2) != "as":
        return None
    return carrier(region, (index, index + 1), words)


def carrier(region: Region, cue: Range, words: Lexicon) -> Statement | None:
    """The statement of whoever is named right behind a cue and carries what somebody else says before it."""
    end = phrases.after(region, cue[1], words)
    return Statement(cue, Subject((cue[1], end), follows=True), Place.BEFORE, cites=True) if end > cue[1] else None


def _end_of_cited(region: Region, start: int, words: Lexicon) -> int:
    """Where the words for whoever is cited end: "citing the mayor", "citing those who fled"."""
    end = phrases.after(region, start, words)
    pointing = end == start + 1 and region.words[start] in words["pointing_people"]
    if not pointing or region.tag(end) is not Tag.RELATIVE:
        return end
    return next((k for k in range(end, len(region)) if region.tags[k] is Tag.MARK), len(region))


def _place(region: Region, start: int, end: int, words: Lexicon) -> Place:
    """Where what is said stands: before a source, behind one that opens its clause, around one between commas."""
    if region.tag(end) is Tag.RELATIVE:
        end = next((k for k in range(end, len(region)) if region.words[k] in (",", ".")), len(region))
    if region.word(end) not in (".", "") and opens_clause(region, start, words):
        return Place.AFTER
    if not region.word(start - 1) == region.word(end) == ",":
        return Place.BEFORE
    if region.tag(start - 2) is Tag.RELATIVE:
        return Place.AFTER
    turns = region.word(end + 1) in words["contrast"]  # "12 died, by the tally of a monitor, WHILE nine were hurt"
    return Place.AROUND if goes_on(region, end, words) and not turns else Place.BEFORE


def _in_own_words(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of "by his words", "on her account"."""
    owner, what = region.word(index + 1), region.word(index + 2)
    if owner not in words["possessives"] or what not in words["accounts"]:
        return None
    place = Place.AFTER if opens_clause(region, index, words) else Place.BEFORE
    return Statement((index, index + 3), Subject((index + 1, index + 2)), place)


def _told_in(region: Region, index: int, words: Lexicon) -> Statement | None:
    """The statement of "it is told in the message of the office", as translations have it."""
    if region.words[index] not in words["told_in"] or region.word(index + 1) != "in":
        return None
    document = index + 2 + (region.tag(index + 2) is Tag.DETERMINER)
    if region.word(document) not in words["documents"] or region.word(document + 1) not in ("of", "by"):
        return None
    end = phrases.after(region, document + 2, words)
    if end == document + 2 or region.tags[document + 2] in (Tag.NUMBER, Tag.TIME):  # "in its bulletin of 6 May"
        return None
    opens = words["introducing"].issuperset(region.words[:index])
    return Statement((index, document + 2), Subject((document + 2, end)), Place.AFTER if opens else Place.BEFORE)


def _matches(region: Region, index: int, options: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """Number of words of the first option that stands at an index; 0 for none."""
    for option in options.get(region.words[index], ()):
        if region.words[index : index + len(option)] == list(option):
            return len(option)
    return 0


def _joint(region: Region, end: int, words: Lexicon) -> int:
    """End of a list of joint sources: "neighbours, a priest and a union"."""
    if region.word(end) != ",":
        return end
    second = phrases.after(region, end + 1, words)
    if second == end + 1 or region.words[second - 1] == "," or second - end > phrases.LONGEST:
        return end
    inside = region.words[end + 1 : second]
    if "and" in inside:
        return second if region.word(second) in (".", "", ";") else end
    if region.word(second) == "and" and (third := phrases.after(region, second + 1, words)) > second + 1:
        return third if region.word(third) in (".", "", ";") else end
    return end
