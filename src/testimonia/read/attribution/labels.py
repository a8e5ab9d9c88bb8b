"""Labels: lines with their speaker before or behind a colon, as headlines and interviews have it."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import NEARBY, Place, Statement, Subject

_LONGEST = 6
"""Most words of a speaker before or behind a colon."""

_LONGEST_WITH_ASIDE = 14
"""Most words of a speaker before a quotation, with what describes him: "Tadeo Brandt, governor of Orlen: “…”"."""


def labelled(region: Region, words: Lexicon) -> Statement | None:
    """The statement of a line: "Police: two shot", "Twelve dead: medics", "The governor: “Fourteen dead.”".

    The time of a post may stand before the speaker: "09:15 – The agency: two shot".
    """
    if region.quoted or ":" not in region.words or (region.word(1) == ":" and _is_dateline(region)):
        return None
    begin = _behind_clock(region) or _behind_opening(region)
    told = _told_otherwise(region, begin, words) or _described(region, begin, words)
    return told or (_whole_line(region, begin, words) if _begins_line(region) else None)


def _behind_opening(region: Region) -> int:
    """The number of the word behind a place that opens a sentence: "In Velko, the union has a higher toll: 12"."""
    if region.tags[0] is not Tag.PREPOSITION:
        return 0
    return next((k + 1 for k in range(1, min(len(region), NEARBY)) if region.words[k] == ","), 0)


def _whole_line(region: Region, begin: int, words: Lexicon) -> Statement | None:
    """The statement of a line with its speaker at either end of it."""
    colons = [at for at in range(begin, len(region)) if region.words[at] == ":"]
    if not colons:
        return None
    first, last = colons[0], colons[-1] + 1
    if begin < first <= begin + _LONGEST and _is_speaker(region, begin, first, words):
        return Statement((first, first + 1), Subject((begin, first)), Place.AFTER)
    end = len(region) - (region.words[-1] == ".")
    if _ends_line(region) and last < end <= last + _LONGEST and _is_speaker(region, last, end, words):
        return Statement((last - 1, last), Subject((last, end), follows=True), Place.BEFORE)
    return None


def _described(region: Region, begin: int, words: Lexicon) -> Statement | None:
    """The statement of somebody described before a colon: "Tadeo Brandt, governor of Orlen: “…”", "Medics in Velko: …".

    Where no quotation follows, he must be somebody who speaks, and more must follow than a number.
    """
    first = next(
        (at for at in range(begin, min(len(region), begin + _LONGEST_WITH_ASIDE)) if region.words[at] == ":"), 0
    )
    end = phrases.after(region, begin, words)
    if first <= begin or end == begin or not _VERBAL.isdisjoint(region.tags[begin:first]):
        return None
    quoted = (
        region.tag(first + 1) is Tag.QUOTE and region.word(end) in (",", ":") and Tag.NAME in region.tags[begin:end]
    )
    told = first < len(region) - _TOLD and phrases.number_at(region, first + 1, words)
    aside = region.word(end) == "," or region.tag(end) is Tag.PREPOSITION
    somebody = told and aside and _is_speaker(region, begin, end, words)
    return Statement((first, first + 1), Subject((begin, end)), Place.AFTER) if quoted or somebody else None


def _told_otherwise(region: Region, begin: int, words: Lexicon) -> Statement | None:
    """The statement of whoever is said before a colon to tell a thing his own way.

    "The file has it differently: seven shot", "State radio carried another story: two had drowned".
    """
    end = phrases.after(region, begin, words)
    colon = next((k for k in range(end, min(len(region), end + _LONGEST_WITH_ASIDE)) if region.words[k] == ":"), 0)
    if end == begin or not colon or words["otherwise"].isdisjoint(region.words[end:colon]):
        return None
    telling = not _VERBAL.isdisjoint(region.tags[end:colon]) or not words["stating"].isdisjoint(region.words[end:colon])
    named = Tag.NAME in region.tags[begin:end] or _heads_speaker(region, begin, end, words)
    return Statement((colon, colon + 1), Subject((begin, end)), Place.AFTER) if telling and named else None


def _heads_speaker(region: Region, start: int, end: int, words: Lexicon) -> bool:
    """Whether the head of a noun phrase is somebody who speaks, or a record or a document."""
    head = next((k for k in range(start, end) if region.tags[k] is Tag.PREPOSITION), end) - 1
    return any(region.word(head) in words[name] for name in ("people", "persons", "bodies", "documents", "records"))


_TOLD = 3
"""Words behind a colon that say more than a number."""


def _is_dateline(region: Region) -> bool:
    """Whether a line in capitals before a colon is where a sentence was written: "KARACHI: Two men were shot …"."""
    shouted = region.raw(0).isupper() and not region.upper and not region.titled
    return shouted and region.words[-1] == "." and len(region) >= _SENTENCE


_SENTENCE = 12
"""Words and marks of the shortest line with a full stop that is no headline."""


def bracketed_sources(region: Region, words: Lexicon) -> Iterator[Statement]:
    """The statements of sources in brackets behind what they say: "1,850 dead (Crisis Monitor)", "12 hurt (AFP)"."""
    for at, word in enumerate(region.words):
        if word != "(" or not at or region.capitals[at - 1] or not _counts(region, at, words):
            continue
        end = next((k for k in range(at + 1, min(len(region), at + _LONGEST)) if region.words[k] == ")"), at)
        ends = region.word(end + 1) in ("", ".", ",", ";", ":")  # behind "HAMLIN, Sept. 26 (ABC)" stands a dash
        if end > at + 1 and ends and _is_source(region, at + 1, end, words):
            goes_on = region.word(end + 1) == "," and region.word(end + 2) in words["goes_on"]
            yield Statement((at, at + 1), Subject((at + 1, end)), Place.AROUND if goes_on else Place.BEFORE)


def _counts(region: Region, end: int, words: Lexicon) -> bool:
    """Whether a number stands shortly before an index: whose it is, a bracket may tell."""
    near = range(max(0, end - NEARBY), end)
    return any(region.tags[k] is Tag.NUMBER or region.words[k] in words["numerals"] for k in near)


def _is_source(region: Region, start: int, end: int, words: Lexicon) -> bool:
    """Whether words in brackets name an agency by its letters, or a body or a document and nothing else."""
    if not _NOMINAL.issuperset(region.tags[start:end]):
        return False
    raw = region.raw(start)
    if end - start == 1 and raw.isupper() and len(raw) >= _LETTERS and not region.upper:
        return True
    head = region.words[end - 1]
    return end - start > 1 and (head in words["bodies"] or head in words["documents"] or head in words["monitors"])


_NOMINAL = frozenset((Tag.NAME, Tag.NOUN, Tag.PREPOSITION, Tag.DETERMINER, Tag.CONJUNCTION))
_LETTERS = 3
"""Letters of the shortest agency that is named by them."""


def _behind_clock(region: Region) -> int:
    """The number of the word behind the time of a post and its dash; 0 where none opens the line: "09:15 –"."""
    clock = [region.tag(0), region.tag(2)] == [Tag.NUMBER, Tag.NUMBER] and region.word(1) == ":"
    return next((at for at in range(3, len(region)) if region.tags[at] is not Tag.MARK), 0) if clock else 0


_VERBAL = frozenset((Tag.VERB, Tag.AUXILIARY, Tag.CUE))


def _begins_line(region: Region) -> bool:
    start = region.starts[0]
    return region.text[max(0, start - 1) : start] in ("", "\n")


def _ends_line(region: Region) -> bool:
    end = region.ends[-1]
    return region.text[end : end + 1] in ("", "\n")


def _is_speaker(region: Region, first: int, end: int, words: Lexicon) -> bool:
    """Whether words name somebody who can speak: by their head, by any word of a name, or as an abbreviation."""
    if not _VERBAL.isdisjoint(region.tags[first:end]):
        return False
    heads = [region.words[k] for k in range(first, end) if k == end - 1 or region.is_name(k)]
    if any(head in words["people"] or head in words["persons"] or head in words["bodies"] for head in heads):
        return True
    raw = region.raw(first)
    short = end - first == 1 and raw.isupper() and len(raw) > 1 and region.words[first] not in words["no_speakers"]
    return short and not region.upper and not region.titled
