"""Subjects: who the speaker of a verb is, before it, after it, or that of the verb before."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Lexicon, Verb
from testimonia.read.attribution.region import QUOTE, Region
from testimonia.read.attribution.statement import NEARBY, Statement

_DATELINE = 12
"""Words among which a dash ends a dateline: "VELKO, May 2 (Agency) - "."""


def speaks(region: Region, source: tuple[int, int], words: Lexicon) -> bool:
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


def over_auxiliaries(region: Region, index: int, words: Lexicon) -> int:
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


def shared_subject(region: Region, found: list[Statement], words: Lexicon, index: int) -> tuple[int, int] | None:
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


def subject_of(
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
    shared = shared_subject(region, found, words, index)
    return shared, None, shared is not None


def _direct_subject(region: Region, start: int, back: int, words: Lexicon) -> tuple[int, int] | None:
    """The subject directly before its verb, unless that is a mere number or hangs on a preposition."""
    if longer := _participial(region, start, words) or _relative(region, start, words):
        return longer
    hangs = region.words[start] in words["articles"] and region.word(start - 1) in words["inside"]
    number = region.words[start][:1].isdigit() and start == back - 1
    return None if hangs or number else (start, back)


def _participial(region: Region, start: int, words: Lexicon) -> tuple[int, int] | None:
    """The subject before a participle: "a farmer stopped by the police said"."""
    before = region.word(start - 2)
    if region.word(start - 1) not in (*words["inside"], "by") or not before.endswith("ed"):
        return None
    first = phrases.before(region, start - 2, words)
    return (first, start - 2) if first < start - 2 else None


def _relative(region: Region, start: int, words: Lexicon) -> tuple[int, int] | None:
    """The subject before a relative clause without commas: "a trader who reached the town said"."""
    for position in range(start - 1, max(0, start - NEARBY), -1):
        word = region.words[position]
        if word == "who":
            first = phrases.before(region, position, words)
            return (first, position) if first < position else None
        if phrases.is_mark(word) or word in words.verbs or word in words["contrast"] or word == "and":
            return None
    return None


def _opening(region: Region, closing: int) -> int | None:
    """Where the bracket before a verb opens: "Sen. Ana Silva (D-Mo.) said"."""
    for position in range(closing - 1, max(-1, closing - NEARBY), -1):
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
