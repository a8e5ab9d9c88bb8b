"""Clauses inside a subject: "the committee that met in 1998", "people living near the quarry"."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Form, Lexicon
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import NEARBY, Range

_INSIDE_CLAUSE = frozenset(
    (
        Tag.NOUN,
        Tag.NAME,
        Tag.NUMBER,
        Tag.DETERMINER,
        Tag.PREPOSITION,
        Tag.ADVERB,
        Tag.TIME,
        Tag.VERB,
        Tag.AUXILIARY,
        Tag.CUE,
    )
)


_LONGEST_CLAUSE = 6
"""Words of the longest clause that is told with those whom it tells apart, where they have another name."""


def with_clause(region: Region, noun: Range, end: int, words: Lexicon) -> int:
    """Where a subject ends that has a clause: behind it where that tells it apart ("people living near the quarry")."""
    first, last = noun
    if region.word(last) in words["reached"] and region.word(last + 2) in words["by_means"]:
        return last  # "residents REACHED by telephone"
    short = end - last <= _LONGEST_CLAUSE or region.words[first] in words["whoever"]
    alone = last - first == 1 and region.words[first] in words["people"] and short
    made = short and (region.word(last) in words["issued"] or region.word(last) == "collected")
    papers = made and (region.words[last - 1] in words["records"] or region.words[last - 1] in words["papers"])
    return end if alone or papers or _singular(region.words[last - 1]) in words["bodies"] else last


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def relative_clause(region: Region, start: int, words: Lexicon) -> Range | None:
    """The subject before a relative clause without commas: "a trader who reached the town said"."""
    for position in range(start - 1, max(0, start - NEARBY), -1):
        word = region.words[position]
        if (word == "that" or region.tags[position] is Tag.RELATIVE) and region.tag(position - 1) in (
            Tag.NOUN,
            Tag.NAME,
        ):
            verbal = region.tags[position + 1] in (Tag.VERB, Tag.AUXILIARY, Tag.CUE, Tag.ADVERB, Tag.PRONOUN)
            first = phrases.before(region, position, words)
            return (first, position) if verbal and first < position else None
        if region.tags[position] not in _INSIDE_CLAUSE and region.tags[position] is not Tag.PRONOUN:
            return None
    return None


def participial(region: Region, start: int, words: Lexicon) -> Range | None:
    """The subject before a participle: "a farmer stopped by the police said"."""
    for position in range(start - 1, max(0, start - NEARBY), -1):
        tag = region.tags[position]
        if tag is Tag.VERB or (tag is Tag.CUE and _is_reduced(region, position, words)):
            first = phrases.before(region, position, words)
            behind = position + 1 + (region.tag(position + 1) is Tag.ADVERB)  # "drawn UP at the clinic"
            described = region.tag(behind) is Tag.PREPOSITION and region.tag(position - 1) in (
                Tag.NOUN,
                Tag.NAME,
            )
            return (first, position) if described and first < position else None
        if tag not in _INSIDE_PARTICIPIAL:
            return None
    return None


_INSIDE_PARTICIPIAL = frozenset(
    (Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.ADVERB)
)


def _is_reduced(region: Region, index: int, words: Lexicon) -> bool:
    """Whether a verb of attribution describes the noun before it: "people briefed on the raid", "a list kept by"."""
    verb = words.verbs[region.words[index]]
    if verb.form is Form.PARTICIPLE:  # "ministers SPEAKING in Velko have warned"
        return region.tag(index + 1) is Tag.PREPOSITION and region.tag(index - 1) in (Tag.NOUN, Tag.NAME)
    return verb.form is Form.PAST and (region.word(index + 1) == "by" or not verb.inverted)
