"""Statements: which words of a region attribute, to whom, and how far what is said reaches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Form, Lexicon, Verb
from testimonia.read.attribution.region import QUOTE, Region

_DATELINE = 12
"""Words among which a dash ends a dateline: "BAMAKO, May 29 (Agency) - "."""

_RECIPIENT = 9
"""Words after "told" among which "that" or a mark still opens what is said."""


class Place(StrEnum):
    """Where what is said stands."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@dataclass(slots=True)
class Statement:
    """One attribution in a region, as ranges of its words.

    Args:
        cue: the words that attribute.
        source: the words for the speaker; None where none stand here.
        place: where what is said stands.
        shared: whether the speaker is that of an earlier statement of the region ("adding that").
        cites: whether it names who is cited inside what another says ("citing …").
        name: words of the speaker's own name where they differ from source ("…, Dr. Aziz, said").
        content: ranges of what is said; set once all statements of the region are known.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    place: Place
    shared: bool = False
    cites: bool = False
    denies: bool = False
    doubts: bool = False
    name: tuple[int, int] | None = None
    content: list[tuple[int, int]] | None = None

    @property
    def start(self) -> int:
        """First word of the statement's own words: of its source or its cue."""
        return min(self.cue[0], self.source[0]) if self.source and not self.shared else self.cue[0]

    @property
    def end(self) -> int:
        """End of the statement's own words."""
        return max(self.cue[1], self.source[1]) if self.source and not self.shared else self.cue[1]


def statements(region: Region, words: Lexicon) -> list[Statement]:
    """The statements of a region in the order of their cues, with their contents."""
    found: list[Statement] = []
    openers, after = words["openers"], 0
    for index, word in enumerate(region.words):
        if index < after or (word not in words.cues and word not in openers):
            continue
        statement = _phrase(region, index, words) or _document(region, index, words)
        if statement is None and (verb := words.verbs.get(word)):
            statement = _spoken(region, index, verb, found, words)
        if statement:
            found.append(statement)
            after = statement.cue[1]
    for number, statement in enumerate(found):
        _reach(region, statement, found, number, words)
    for number, statement in enumerate(found):
        if statement.cites:
            _share(statement, found, number)
    return [statement for statement in found if statement.content]


def _share(cites: Statement, found: list[Statement], number: int) -> None:
    """Give "citing …" the content of the statement that it belongs to."""
    following = found[number + 1] if number + 1 < len(found) else None
    if following and following.source and following.source[1] <= cites.cue[0]:
        cites.content = following.content
    elif number and found[number - 1].place is not Place.AFTER:
        cites.content = found[number - 1].content


# ------------------------------------------------------------------ fixed phrases
def _phrase(region: Region, index: int, words: Lexicon) -> Statement | None:
    word = region.words[index]
    if word in ("according", "in", "by"):
        length = _matches(region, index, words.phrases["according"])
        if length and (end := phrases.after(region, index + length, words)) > index + length:
            end = _joint(region, end, words)
            opens = _opens_clause(region, index, words) and region.word(end) not in (".", "")
            return Statement((index, index + length), (index + length, end), Place.AFTER if opens else Place.BEFORE)
    if word in ("citing", "quoting"):
        end = phrases.after(region, index + 1, words)
        if end > index + 1:
            return Statement((index, index + 1), (index + 1, end), Place.BEFORE, cites=True)
    if word in ("could", "cannot", "has", "have", "was", "were", "remain", "remains"):
        length = _matches(region, index, words.phrases["unverified"])
        if length:
            return Statement((index, index + length), None, Place.BEFORE, doubts=True)
    return None


def _matches(region: Region, index: int, options: tuple[tuple[str, ...], ...]) -> int:
    """Number of words of the first option that stands at an index; 0 for none."""
    for option in options:
        if option[1] == region.word(index + 1) and region.words[index : index + len(option)] == list(option):
            return len(option)
    return 0


def _joint(region: Region, end: int, words: Lexicon) -> int:
    """End of a list of joint sources: "relatives, a survivor and a local association"."""
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


def _opens_clause(region: Region, index: int, words: Lexicon) -> bool:
    previous = region.word(index - 1)
    return (
        index == 0
        or previous in ("—", "–", ";", ":", "-")
        or previous in words["contrast"]
        or (previous in ("and", "that") and region.word(index - 2) in (",", ";", ""))
    )


def _document(region: Region, index: int, words: Lexicon) -> Statement | None:
    """A figure that speaks: "the army's figure is 250", "the first count of the governor stood at 12"."""
    word = region.words[index]
    if word.removesuffix("s") not in words["counts"] and word not in words["nouns"]:
        return None
    owner = _owner(region, index, words)
    if owner is None:
        return None
    follows = max(owner[1], index + 1)
    follows = _skip(region, follows, words)
    if region.word(follows) not in words["copulas"]:
        return None
    if word.removesuffix("s") not in words["counts"] and region.word(follows) != ":":
        return None
    return Statement((min(index, follows), follows + 1), owner, Place.AFTER)


def _skip(region: Region, index: int, words: Lexicon) -> int:
    """Over an adverb, or over what stands between commas."""
    if region.word(index) in words["adverbs"]:
        return index + 1
    if region.word(index) != ",":
        return index
    for end in range(index + 1, min(len(region), index + _RECIPIENT)):
        if region.words[end] == ",":
            return end + 1
    return index


def _owner(region: Region, index: int, words: Lexicon) -> tuple[int, int] | None:
    """The words for whose document it is: "the army's count", "the count of the governor"."""
    if region.word(index + 1) in ("of", "from", "by"):
        first = index + 2
        end = phrases.after(region, first, words)
        somebody = region.word(first) in words["determiners"] or (first < len(region) and region.is_name(first))
        if end > first and somebody and region.words[end - 1] not in words["counted"]:
            return first, end
    start = phrases.before(region, index, words)
    for position in range(index - 1, start - 1, -1):
        if region.words[position].endswith(("'s", "s'")):
            return start, position + 1
    return None


# ------------------------------------------------------------------ verbs
def _spoken(region: Region, index: int, verb: Verb, found: list[Statement], words: Lexicon) -> Statement | None:
    if not _is_cue(region, index, verb, words):
        return None
    cue = (index, index + 1)
    if verb.form is Form.PARTICIPLE:
        return _participle(region, index, verb, found, words)
    back = _over_auxiliaries(region, index, words)
    if verb.form is Form.PAST and (_passive(region, back, index) or region.word(index + 1) == "by"):
        return _passively(region, index, verb, words)
    doubts = verb.doubts
    if any(w in ("not", "never", "cannot") or w.endswith("n't") for w in region.words[back:index]):
        if verb.lemma not in ("confirm", "verify"):
            return None
        doubts = True
    source, name, shared = _subject(region, back, index, verb, found, words)
    if source is None or not _speaks(region, source, words):
        return None
    inverted = source[0] > index
    statement = Statement(cue, source, Place.AFTER, shared=shared, denies=verb.denies, doubts=doubts, name=name)
    statement.place = _place(region, statement, inverted=inverted, words=words)
    return statement


def _is_cue(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a word that may be a verb of attribution is one here."""
    previous, follows = region.word(index - 1), region.word(index + 1)
    name = region.is_name(index) and index > 0 and previous not in (QUOTE, ".")
    lacking = verb.needs and follows not in verb.needs and follows != QUOTE
    placed = verb.lemma == "find" and verb.form is Form.PAST and follows in words["inside"]
    infinitive = previous in ("to", "of") or (previous == "who" and follows in ("to", "not"))
    describes = (
        verb.form is Form.PAST and previous in words["determiners"] and previous not in ("others", "all", "both")
    )
    return not (
        name or lacking or placed or infinitive or describes or (verb.noun and _is_noun(region, index, verb, words))
    )


def _is_noun(region: Region, index: int, verb: Verb, words: Lexicon) -> bool:
    """Whether a form that can be a verb or a noun is a noun here: "first reports said", "his claims of"."""
    previous, follows = region.word(index - 1), region.word(index + 1)
    if verb.form is not Form.PAST and not _takes_object(region, index + 1, words):
        return True
    nouns = region.words[max(0, index - 4) : index]
    plural = previous in words["pronouns"] or any(
        n in words["people"] or (n.endswith("s") and n[-2:] != "'s") for n in nouns
    )
    helped = previous in words["auxiliaries"] or previous in words["adverbs"] or previous in (",", "and", QUOTE)
    if verb.form is Form.BASE and not (plural or helped):
        return True
    if previous in words["determiners"] or previous in words["inside"] or previous.endswith("'s") or not previous:
        return True
    if follows in (",", "."):
        return verb.form is not Form.PRESENT
    after = words.verbs.get(follows)
    spoken = after is not None and after.form in (Form.PAST, Form.PRESENT) and not after.noun
    return spoken or not follows or follows in ("of", "by", "from") or follows in words["auxiliaries"]


def _speaks(region: Region, source: tuple[int, int], words: Lexicon) -> bool:
    """Whether words can be a speaker: no mere possessive, and inside a quotation not the one who is quoted."""
    first, last = region.words[source[0]], region.words[source[1] - 1]
    if last.endswith("'s") or (source[1] - source[0] == 1 and first in ("there", "this", "that", "meanwhile", "you")):
        return False
    if (
        source[1] - source[0] == 1
        and first in words["determiners"]
        and first not in ("both", "all", "others", "some", "many")
    ):
        return False
    return not (region.quoted and first in ("i", "we") and source[1] - source[0] == 1)


def _takes_object(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a clause, an object or the end of a clause follows: "reports that", "counts 12 dead", "…, X reports."."""
    follows = region.word(index)
    return (
        follows in ("that", QUOTE, ":", ".", ",", "", "how", "what")
        or follows in words["determiners"]
        or follows in words["pronouns"]
        or follows[:1].isdigit()
        or region.is_name(index)
        or follows.endswith("s")
    )


def _over_auxiliaries(region: Region, index: int, words: Lexicon) -> int:
    """Back over "has also", "on Tuesday", "last month": the index after the subject."""
    back, timed = index, False
    while back > 0:
        word = region.words[back - 1]
        if region.is_name(back - 1) and word in words["adverbs"]:
            break
        if word in words["auxiliaries"] or word in words["adverbs"] or word == "cannot" or word.endswith("n't"):
            if word == "may" and region.is_name(back - 1):
                timed = True
        elif word in words["times"] or (word[:1].isdigit() and region.word(back - 2) in ("on", "in", *words["times"])):
            timed = True
        elif word.endswith("ly") and len(word) > 5 and not region.is_name(back - 1):
            pass
        elif not (timed and (word in ("on", "in", "at") or word in words["determiners"])):
            break
        back -= 1
    return back


def _passive(region: Region, back: int, index: int) -> bool:
    return any(w in ("is", "are", "was", "were", "be", "been", "being") for w in region.words[back:index])


def _passively(region: Region, index: int, verb: Verb, words: Lexicon) -> Statement | None:
    """A passive: "was reported by the ministry"; "it was reported that" is a statement of nobody in particular."""
    if region.word(index + 1) == "by" and verb.lemma in words["reporting"]:
        end = phrases.after(region, index + 2, words)
        first = region.words[index + 2] if end > index + 2 else ""
        somebody = first in words["determiners"] or region.is_name(index + 2) if first else False
        if first and (somebody or region.words[end - 1] in words["people"]):
            return Statement((index, index + 2), (index + 2, end), Place.BEFORE, denies=verb.denies, doubts=verb.doubts)
    if verb.inverted and region.word(index + 1) == "that":
        return Statement((index, index + 1), None, Place.AFTER)
    return None


def _participle(region: Region, index: int, verb: Verb, found: list[Statement], words: Lexicon) -> Statement | None:
    cue = (index, index + 1)
    if region.word(index - 1) == "as":
        for position in range(index - 2, max(-1, index - 2 - phrases.LONGEST), -1):
            if region.words[position] in ("quoted", "cited", "quotes", "cites", "reported", "quoting", "citing"):
                if position + 1 < index - 1:
                    if found and found[-1].cites:
                        found.pop()
                    return Statement(cue, (position + 1, index - 1), Place.AFTER)
                break
    if region.word(index - 1) in ("is", "are", "was", "were", "been"):
        source, name, shared = _subject(region, _over_auxiliaries(region, index, words), index, verb, found, words)
        return Statement(cue, source, Place.AFTER, shared=shared, name=name) if source else None
    if region.word(index - 1) not in (",", QUOTE, "and", "—", "–", "by", "while", "in") and not found:
        return None
    shared_source = _shared(region, found, words, index)
    if shared_source is None:
        return None
    return Statement(cue, shared_source, Place.AFTER, shared=True, denies=verb.denies, doubts=verb.doubts)


def _shared(region: Region, found: list[Statement], words: Lexicon, index: int) -> tuple[int, int] | None:
    """The speaker that a verb without a subject of its own has: that of the verb before, or the sentence's subject."""
    for statement in reversed(found):
        if statement.source and not statement.cites:
            return statement.name or statement.source
    start = next((k + 1 for k in range(min(index, _DATELINE)) if region.words[k] in ("-", "—", "–")), 0)
    while start < index and (
        phrases.is_mark(region.words[start]) or region.words[start] in ("but", "and", "meanwhile")
    ):
        start += 1
    end = phrases.after(region, start, words)
    if end > start and end < index and region.words[start] not in words["inside"]:
        return start, end
    return None


def _subject(
    region: Region, back: int, index: int, verb: Verb, found: list[Statement], words: Lexicon
) -> tuple[tuple[int, int] | None, tuple[int, int] | None, bool]:
    """The speaker of a verb: (its words, its own name if that stands apart, whether it is an earlier verb's)."""
    previous = region.word(back - 1)
    if previous == "," and (bracketed := _bracketed(region, back - 1, words)):
        return (*bracketed, False)
    opens = verb.inverted and (previous in (",", QUOTE, "", "—", "–", ";", "?", "!") or back == 0)
    if opens and (source := _inverted(region, index + 1, words)):
        return source, _apposed(region, source), False
    relative = previous in ("who", "which", "that") and back >= 2
    if relative or (previous == ")" and _opening(region, back - 1) is not None):
        end = back - 1 - (region.word(back - 2) == ",") if relative else _opening(region, back - 1) or 0
        start = phrases.before(region, end, words)
        if relative or start < end:
            return ((start, end) if start < end else None, None, False)
    if not phrases.is_mark(previous or ",") and previous not in ("and", "or", "but"):
        start = phrases.before(region, back, words)
        if start < back:
            return _direct_subject(region, start, back, words), None, False
    shared = _shared(region, found, words, index)
    return shared, None, shared is not None


def _direct_subject(region: Region, start: int, back: int, words: Lexicon) -> tuple[int, int] | None:
    """The subject directly before its verb, unless that is a mere number or hangs on a preposition."""
    if longer := _participial(region, start, words) or _relative(region, start, words):
        return longer
    hangs = region.words[start] in words["articles"] and region.word(start - 1) in words["inside"]
    number = region.words[start][:1].isdigit() and start == back - 1
    return None if hangs or number else (start, back)


def _participial(region: Region, start: int, words: Lexicon) -> tuple[int, int] | None:
    """The subject before a participle: "a councillor reached by telephone said"."""
    before = region.word(start - 2)
    if region.word(start - 1) not in (*words["inside"], "by") or not before.endswith("ed"):
        return None
    first = phrases.before(region, start - 2, words)
    return (first, start - 2) if first < start - 2 else None


def _relative(region: Region, start: int, words: Lexicon) -> tuple[int, int] | None:
    """The subject before a relative clause without commas: "a trader who reached the town said"."""
    for position in range(start - 1, max(0, start - _RECIPIENT), -1):
        word = region.words[position]
        if word == "who":
            first = phrases.before(region, position, words)
            return (first, position) if first < position else None
        if phrases.is_mark(word) or word in words.verbs or word in words["contrast"] or word == "and":
            return None
    return None


def _opening(region: Region, closing: int) -> int | None:
    """Where the bracket before a verb opens: "Sen. Ana Silva (D-Mo.) said"."""
    for position in range(closing - 1, max(-1, closing - _RECIPIENT), -1):
        if region.words[position] == "(":
            return position
    return None


def _bracketed(region: Region, comma: int, words: Lexicon) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """The subject before what stands between commas: "Dr. Aziz, a surgeon, said", "a student, Hauwa, 15, said"."""
    name: tuple[int, int] | None = None
    for _ in range(4):
        first = next((k for k in range(comma - 1, -1, -1) if region.words[k] in (",", ";", QUOTE)), -1)
        if first < 1 or region.words[first] != ",":
            return None
        if all(_capital(region, k) for k in range(first + 1, comma)) and comma - first < 7:
            name = (first + 1, comma)
        elif not _is_aside(region, first + 1, words):
            return None
        start = phrases.before(region, first, words)
        begins = start == 0 or _begins(region, start, words)
        described = start >= 2 and region.words[start - 1] == "," and region.is_name(start - 2)
        if described and region.words[start] not in words["determiners"] and not region.is_name(start):
            comma = start - 1
            start = phrases.before(region, comma, words)
            if start < comma:
                return (start, comma), name
        if start < first and begins and not region.words[start][:1].isdigit():
            return (start, first), name
        comma = first
    return None


def _capital(region: Region, index: int) -> bool:
    return region.is_name(index) or region.words[index] in (
        "al",
        "de",
        "bin",
        "van",
        "abu",
        "el",
        "ould",
        "der",
        "-",
    )


def _is_aside(region: Region, index: int, words: Lexicon) -> bool:
    """Whether what begins here describes the noun before it."""
    word = region.words[index]
    if region.is_name(index) or any(w.endswith("'s") for w in region.words[index : index + 3]):
        return True
    return (
        word
        in (
            "a",
            "an",
            "the",
            "who",
            "which",
            "whose",
            "whom",
            "where",
            "one",
            "citing",
            "speaking",
            "himself",
            "for",
            "too",
            "however",
            "in",
            "on",
            "of",
            "with",
            "his",
            "her",
            "its",
            "their",
            "like",
            "reached",
            "also",
        )
        or word.endswith(("ing", "ed"))
        or word[:1].isdigit()
        or word in words["times"]
    )


def _begins(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a clause begins at an index."""
    previous = region.words[index - 1]
    return (
        phrases.is_mark(previous)
        or previous in words["breaks"]
        or previous in ("and", "meanwhile")
        or (previous in words["times"])
    )


def _inverted(region: Region, start: int, words: Lexicon) -> tuple[int, int] | None:
    """The subject after its verb: "…, warned Mayor Silva."; None where what follows is no speaker."""
    end = phrases.after(region, start, words)
    if end == start or region.words[start][:1].isdigit() or region.words[start] in words["inside"]:
        return None
    follows = region.word(end)
    if not (
        phrases.is_mark(follows or ".")
        or follows in words["inside"]
        or follows in words["times"]
        or follows in words["breaks"]
        or follows in words["adverbs"]
    ):
        return None
    if not (
        region.words[start] in words["determiners"]
        or region.is_name(start)
        or region.words[start] in words["pronouns"]
        or region.words[end - 1] in words["people"]
        or any(region.is_name(k) for k in range(start, end))
        or region.upper
    ):
        return None
    return start, end


def _apposed(region: Region, source: tuple[int, int]) -> tuple[int, int] | None:
    """A person's name between commas after a speaker: "said its secretary, Kwabena Tawiah"."""
    end = source[1]
    if region.word(end) != "," or region.is_name(end - 1):
        return None
    last = end + 1
    while last < len(region) and _capital(region, last) and last - end < 7:
        last += 1
    return (end + 1, last) if last - end > 2 and phrases.is_mark(region.word(last) or ".") else None


# ------------------------------------------------------------------ reach
def _place(region: Region, statement: Statement, *, inverted: bool, words: Lexicon) -> Place:
    """Whether what is said stands before, after or around the words that attribute it."""
    start, end = statement.start, statement.end
    before, follows = region.word(start - 1), region.word(end)
    set_off = before in (",", QUOTE, "?", "!", "—", "–")
    said_before = set_off and _is_clause(region, start - 1, words)
    if follows == "," and set_off and _goes_on(region, end, words) and not (inverted and not said_before):
        return Place.AROUND
    if inverted:
        return Place.BEFORE
    if follows in ("that", ":") or statement.shared:
        return Place.AFTER
    ends = follows in (".", "", ";", "”", "—", "–")
    return Place.BEFORE if ends or (said_before and _ends_speech(region, statement, words)) else Place.AFTER


def _ends_speech(region: Region, statement: Statement, words: Lexicon) -> bool:
    """Whether nothing that is said follows: "…,” she told the radio", "…, he said on Monday"."""
    before, end = statement.start - 1, statement.end
    if region.words[statement.cue[0]] in words["telling"]:
        end = _after_recipient(region, statement, words)
        if region.word(end) in (".", ""):
            return True
    follows = region.word(end)
    if region.words[before] == QUOTE and region.text[region.ends[before] - 2] in ",?!—":
        return True
    adverbial = follows in words["inside"] or follows in words["times"] or follows in words["adverbial"]
    this_day = follows == "this" and region.word(end + 1) in words["times"]
    return follows == "," or follows.endswith("ly") or follows == "via" or adverbial or this_day


def _goes_on(region: Region, comma: int, words: Lexicon) -> bool:
    """Whether what is said goes on after the comma behind its attribution."""
    word = region.word(comma + 1)
    verb = words.verbs.get(word)
    return bool(word) and not (
        (verb and verb.form is Form.PARTICIPLE)
        or word
        in ("citing", "quoting", "who", "which", "whose", "in", "on", "at", "according", "a", "an", "after", "during")
    )


def _is_clause(region: Region, end: int, words: Lexicon) -> bool:
    """Whether what stands before is said, and is no mere adverbial: "On Monday, …"."""
    if QUOTE in region.words[: end + 1]:
        return True
    adverbial = region.words[0] in words["adverbial"] or region.words[0] in words["inside"]
    return end >= 10 or (end >= 3 and not adverbial)


def _reach(region: Region, statement: Statement, found: list[Statement], number: int, words: Lexicon) -> None:
    """Set the content of a statement from where its words and those of its neighbours stand."""
    start = statement.start
    content: list[tuple[int, int]] = []
    if statement.place in (Place.BEFORE, Place.AROUND):
        edge = _left_edge(region, found[:number], start)
        if statement.place is Place.AROUND and ";" in region.words[edge:start]:
            edge = start - region.words[edge:start][::-1].index(";")
        content.append((edge, start))
    if statement.place in (Place.AFTER, Place.AROUND):
        content.append(
            (_after_recipient(region, statement, words), _right_edge(region, statement, found[number + 1 :], words))
        )
    trimmed = (_trimmed(region, *piece) for piece in content)
    statement.content = [piece for piece in trimmed if piece]


def _left_edge(region: Region, earlier: list[Statement], start: int) -> int:
    """Where what is said before its attribution begins: at the last clause that another speaker does not own."""
    for statement in reversed(earlier):
        if statement.place is Place.BEFORE and statement.source:
            return statement.end
        for position in range(start - 1, statement.end, -1):
            if region.words[position] == ";" or (
                region.words[position] in ("while", "but", "whereas", "though") and region.words[position - 1] == ","
            ):
                return position + 1
    return 0


def _right_edge(region: Region, statement: Statement, later: list[Statement], words: Lexicon) -> int:
    for other in later:
        if other.place is Place.BEFORE and not other.cites and other.source is not None:
            continue
        position = other.start
        if other.shared or other.cites:
            if region.word(position - 1) in (",", "and", "but", "—", "–", QUOTE):
                return position - (region.word(position - 1) != QUOTE)
            continue
        previous = region.word(position - 1)
        if previous == ";" or previous in words["contrast"] or previous == "and":
            return position - 1
        if previous == "," and region.word(position - 2) in (",", "and", "but"):
            return position - 2
    if statement.denies and ":" in region.words[statement.end : len(region)]:
        return region.words.index(":", statement.end)
    return len(region)


def _after_recipient(region: Region, statement: Statement, words: Lexicon) -> int:
    """Where what is said begins: after "told reporters", "in a statement" and "that"."""
    end = statement.end
    limit = min(len(region), end + _RECIPIENT)
    if region.word(statement.cue[0]) in words["telling"]:
        for position in range(end, limit):
            if region.words[position] in ("that", ":", QUOTE, ","):
                return position
        return max(end, min(phrases.after(region, end, words), end + 4))
    return end


def _trimmed(region: Region, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (
        region.words[start] in (",", ":", ";", ".", "—", "–", ")", "-") or region.words[start] == "that"
    ):
        start += 1
    while end > start and region.words[end - 1] in (",", ".", ";", ":", "—", "–", "(", "-"):
        end -= 1
    return (start, end) if start < end else None
