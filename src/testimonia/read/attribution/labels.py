"""Labels: lines with their speaker before or behind a colon, as headlines and interviews have it."""

from __future__ import annotations

from testimonia.read.attribution import phrases
from testimonia.read.attribution.lexicon import Lexicon
from testimonia.read.attribution.region import Region, Tag
from testimonia.read.attribution.statement import Place, Statement, Subject

_LONGEST = 6
"""Most words of a speaker before or behind a colon."""

_LONGEST_WITH_ASIDE = 14
"""Most words of a speaker before a quotation, with what describes him: "Tadeo Brandt, governor of Orlen: “…”"."""


def labelled(region: Region, words: Lexicon) -> Statement | None:
    """The statement of a line: "Police: two shot", "Twelve dead: medics", "The governor: “Fourteen dead.”"."""
    if region.quoted or ":" not in region.words or not _is_line(region):
        return None
    first = region.words.index(":")
    last = len(region) - region.words[::-1].index(":")
    if 0 < first <= _LONGEST and _is_speaker(region, first, words):
        return Statement((first, first + 1), Subject((0, first)), Place.AFTER)
    if 0 < first <= _LONGEST_WITH_ASIDE and region.tag(first + 1) is Tag.QUOTE:
        end = phrases.after(region, 0, words)
        described = region.word(end) in (",", ":") and Tag.NAME in region.tags[:end]
        if described and not _VERBAL & set(region.tags[:first]):
            return Statement((first, first + 1), Subject((0, end)), Place.AFTER)
    end = len(region) - (region.words[-1] == ".")
    if last < end <= last + _LONGEST and _is_speaker(region, end, words):
        return Statement((last - 1, last), Subject((last, end), follows=True), Place.BEFORE)
    return None


_VERBAL = frozenset((Tag.VERB, Tag.AUXILIARY, Tag.CUE))


def _is_line(region: Region) -> bool:
    """Whether the region makes up a line of the text."""
    start, end = region.starts[0], region.ends[-1]
    return region.text[max(0, start - 1) : start] in ("", "\n") and region.text[end : end + 1] in ("", "\n")


def _is_speaker(region: Region, end: int, words: Lexicon) -> bool:
    """Whether words name somebody who can speak, by their head, or by any word of a name."""
    heads = [region.words[k] for k in range(end) if k == end - 1 or region.is_name(k)]
    return any(head in words["people"] or head in words["persons"] or head in words["bodies"] for head in heads)
