"""Noun phrases of speakers, without a parser: how far the words for one speaker reach from a verb."""

from __future__ import annotations

from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import Region, Tag

LONGEST = 16
"""Most words of a speaker; longer stretches in news text are clauses, not names."""

_YEAR = 4
"""Digits of a year."""

_LONGEST_BOUND = 4
"""Words with which a number may begin: "no fewer than 12"."""

_STOPS = frozenset(
    (
        Tag.MARK,
        Tag.QUOTE,
        Tag.PRONOUN,
        Tag.RELATIVE,
        Tag.AUXILIARY,
        Tag.SUBORDINATOR,
        Tag.TIME,
        Tag.CUE,
        Tag.VERB,
    )
)
_HEADS = frozenset((Tag.NOUN, Tag.NAME, Tag.NUMBER))
_LINKED = _HEADS | {Tag.DETERMINER}
_DANGLING = frozenset((Tag.PREPOSITION, Tag.CONJUNCTION, Tag.TIME, Tag.ADVERB))


def before(region: Region, end: int, words: Lexicon) -> int:
    """Start of the noun phrase that ends before `end`; `end` itself where there is none."""
    if region.tag(end - 1) is Tag.PRONOUN:
        return end - 1
    start = end
    while start > 0 and end - start < LONGEST and _reaches_back(region, start - 1, end, words):
        start -= 1
        if region.tags[start] is Tag.DETERMINER and not _goes_on(region, start, words):
            break
    return _without_opening(region, start, end, words)


def _reaches_back(region: Region, index: int, end: int, words: Lexicon) -> bool:
    """Whether the word at an index belongs to the noun phrase that begins after it and ends before `end`."""
    tag = region.tags[index]
    if tag is Tag.NUMBER and (region.tag(index - 1) is Tag.TIME or _is_year(region, index)):
        return False  # "On 3 October 2001 gunmen", "In 1943 gunmen"
    if tag is Tag.PREPOSITION:
        return index < end - 1 and _links(region, index, words) and region.tag(index - 1) in _LINKED
    if tag is Tag.CONJUNCTION:
        return _joins(region, index, words)
    if tag is Tag.ADVERB:
        return _qualifies(region, index)
    return tag not in _STOPS and not is_clock(region, index)


def _is_year(region: Region, index: int) -> bool:
    return region.word(index - 1) in ("in", "since", "by", "until") and len(region.words[index]) == _YEAR


def is_clock(region: Region, index: int) -> bool:
    """Whether the word at an index is the time before a post: "18:45 Police say", "18.45 Police say"."""
    return (
        index >= 0
        and region.tags[index] is Tag.NUMBER
        and (region.word(index - 1) == ":" or "." in region.words[index])
    )


def after(region: Region, start: int, words: Lexicon) -> int:
    """End of the noun phrase that begins at `start`; `start` itself where there is none."""
    if region.tag(start) is Tag.PRONOUN:
        return start + 1
    end = start
    while end < len(region) and end - start < LONGEST and _reaches_on(region, start, end, words):
        end += 1
    while end > start and region.tags[end - 1] in _DANGLING:
        end -= 1
    return end


def _reaches_on(region: Region, start: int, index: int, words: Lexicon) -> bool:
    """Whether the word at an index belongs to the noun phrase that begins at `start` and ends before it."""
    tag = region.tags[index]
    if tag is Tag.PREPOSITION:
        counts = region.tag(index + 1) in (Tag.TIME, Tag.NUMBER) or number_at(region, index, words)
        return index > start and _links(region, index, words) and not counts
    if tag is Tag.CONJUNCTION:
        return index > start and _joins(region, index, words)
    if tag is Tag.ADVERB:
        return _qualifies(region, index)
    if tag is Tag.NUMBER:
        return index == start or region.tags[index - 1] in (Tag.DETERMINER, Tag.NAME)
    return tag not in _STOPS or (tag is Tag.VERB and index == start)


def _links(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a preposition goes on inside a noun phrase: "the head of the clinic", "an update by the prefecture"."""
    document = region.word(index - 1).removesuffix("s") in words["documents"]
    return region.words[index] in words["inside"] or (document and region.words[index] == "by")


def number_at(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a number begins at an index, with its bounds: "at least 12", "between 150 and 300", "up to 60"."""
    for position in range(index, index + _LONGEST_BOUND):
        if region.tag(position) is Tag.NUMBER or region.word(position) in words["numerals"]:
            return True
        if region.word(position) not in words["bounds"]:
            return False
    return False


def _qualifies(region: Region, index: int) -> bool:
    """Whether an adverb belongs to the words of a noun phrase: "a previously unknown group"."""
    return region.tag(index - 1) is Tag.DETERMINER and region.tag(index + 1) in (Tag.NOUN, Tag.VERB)


def _joins(region: Region, index: int, words: Lexicon) -> bool:
    """Whether "and" joins two speakers or two parts of a name, and not two clauses."""
    if region.words[index] not in ("and", "&", "or") or not 0 < index < len(region) - 1:
        return False
    left = region.words[index - 1]
    named = region.tags[index - 1] is Tag.NAME or (region.tags[index + 1] is Tag.NAME and not region.upper)
    return named or left in words["people"] or (_is_somebody(left, words) and _opens(region, index))


def _is_somebody(word: str, words: Lexicon) -> bool:
    """Whether a word is for a person, several or a body."""
    return any(form in words[name] for form in (word, word.removesuffix("s")) for name in ("persons", "bodies"))


def _opens(region: Region, end: int) -> bool:
    """Whether the words before an index open their clause, and are nobody's object: "…, A DOCTOR and a group said"."""
    start = end
    while start > 0 and region.tags[start - 1] in _LINKED:
        start -= 1
    return start == 0 or region.tags[start - 1] in (Tag.MARK, Tag.QUOTE)


def _goes_on(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a phrase goes on to the left of a determiner: "the director of the hospital", "the two mayors"."""
    previous = region.word(index - 1)
    if region.tag(index - 1) is Tag.PREPOSITION:
        return _links(region, index - 1, words) and region.tag(index - 2) in _LINKED
    return previous == "and" or region.tag(index - 1) is Tag.DETERMINER


def _without_opening(region: Region, start: int, end: int, words: Lexicon) -> int:
    """Drop a leading preposition or "and", with what belongs to it: "in Asmara the ministry"."""
    if region.word(start) in words["relative_owners"] and start + 2 < end:
        start += 2
    while start < end and region.tags[start] in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.ADVERB):
        start += 1
    return _behind_setting(region, start, end, words)


def _behind_setting(region: Region, start: int, end: int, words: Lexicon) -> int:
    """Drop what tells where or in what a person speaks: "in her testimony ILKA BRANDT"."""
    if region.tag(start) is not Tag.DETERMINER or region.tag(start - 1) is not Tag.PREPOSITION:
        return start
    named = next((k for k in range(end, start, -1) if region.tags[k - 1] is not Tag.NAME), start)
    noun = region.word(named - 1)
    setting = noun in words["documents"] or noun in words.nouns or noun in words["settings"]
    return named if setting and end - named > 1 else start
