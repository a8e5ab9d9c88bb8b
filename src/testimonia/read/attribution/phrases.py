"""Noun phrases of speakers, without a parser: how far the words for one speaker reach from a verb."""

from __future__ import annotations

from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import QUOTE, Region

LONGEST = 16
"""Most words of a speaker; longer stretches in news text are clauses, not names."""

_JOINTS = frozenset("&'’/")


def is_mark(word: str) -> bool:
    """Whether a token is punctuation or a quotation."""
    return word == QUOTE or not (word[:1].isalnum() or word in _JOINTS)


def before(region: Region, end: int, words: Lexicon) -> int:
    """Start of the noun phrase that ends before `end`; `end` itself where there is none."""
    if end > 0 and region.words[end - 1] in words["pronouns"]:
        return end - 1
    start = end
    while start > 0 and end - start < LONGEST:
        word = region.words[start - 1]
        if _stops(region, start - 1, words):
            break
        if word in words["inside"] and (start == end or not _noun_before(region, start - 1, words)):
            break
        if word in ("and", "&") and not _joins(region, start - 1, words):
            break
        start -= 1
        if word in words["determiners"] and not _goes_on(region, start, words):
            break
    return _without_head(region, start, end, words)


def after(region: Region, start: int, words: Lexicon) -> int:
    """End of the noun phrase that begins at `start`; `start` itself where there is none."""
    if region.word(start) in words["pronouns"]:
        return start + 1
    end = start
    while end < len(region) and end - start < LONGEST:
        word = region.words[end]
        if end > start and word == "by" and region.words[end - 1].removesuffix("s") in words["nouns"]:
            end += 1
            continue
        describes = end == start and region.words[end].endswith("ed")
        if (_stops(region, end, words) and not describes) or (
            word in words["inside"] and _is_time(region, end + 1, words)
        ):
            break
        if word in ("and", "&") and not (end > start and _joins(region, end, words)):
            break
        if end > start and (word[:1].isdigit() or region.word(end + 1) in ("least", "most", "than")):
            break
        end += 1
    while end > start and (region.words[end - 1] in words["inside"] or region.words[end - 1] in ("and", "&")):
        end -= 1
    while end > start and region.words[end - 1] in words["times"]:
        end -= 1
    return end


def _stops(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a word cannot be part of a noun phrase."""
    word = region.words[index]
    if is_mark(word) or word in words["auxiliaries"] or word in words["breaks"] or word in words["pronouns"]:
        return not (word == "may" and region.is_name(index))
    if (verb := words.verbs.get(word)) and not verb.noun and not region.is_name(index):
        return True
    if word in words["times"]:
        return not (region.is_name(index) and word == "may")
    if word.endswith("ly") and not region.is_name(index) and len(word) > 5:
        return True
    if word.endswith("ed") and not region.is_name(index) and len(word) > 4:
        return _is_verb(region, index, words)
    return False


def _is_verb(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a word in -ed is a verb: not before a noun that it describes ("the elected mayor")."""
    word, previous = region.words[index], region.word(index - 1)
    if word in words["participles_kept"] or "-" in word:
        return False
    return previous not in words["determiners"] and not previous.endswith("'s")


def _noun_before(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a preposition has a noun of the same phrase before it."""
    return index > 0 and not _stops(region, index - 1, words) and region.words[index - 1] not in words["inside"]


def _joins(region: Region, index: int, words: Lexicon) -> bool:
    """Whether "and" joins two speakers or two parts of a name, and not two clauses."""
    if not 0 < index < len(region) - 1:
        return False
    left = region.words[index - 1]
    return region.is_name(index - 1) or left in words["people"] or (region.is_name(index + 1) and not region.upper)


def _goes_on(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a phrase goes on to the left of a determiner: "the director of the hospital"."""
    previous = region.word(index - 1)
    return (previous in words["inside"] and _noun_before(region, index - 1, words)) or previous in (
        "and",
        "all",
        "both",
    )


def _is_time(region: Region, index: int, words: Lexicon) -> bool:
    word = region.word(index)
    return word in words["times"] or word[:1].isdigit()


def _without_head(region: Region, start: int, end: int, words: Lexicon) -> int:
    """Drop a leading preposition or "and", with what belongs to it: "in Asmara the ministry"."""
    while start < end and (region.words[start] in words["inside"] or region.words[start] in ("and", "&")):
        start += 1
    return start
