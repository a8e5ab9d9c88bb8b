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
    """The statement of a line: "Police: two shot", "Twelve dead: medics", "The governor: “Fourteen dead.”".

    The time of a post may stand before the speaker: "09:15 – The agency: two shot".
    """
    if region.quoted or ":" not in region.words or not _begins_line(region):
        return None
    begin = _behind_clock(region)
    colons = [at for at in range(begin, len(region)) if region.words[at] == ":"]
    if not colons:
        return None
    first, last = colons[0], colons[-1] + 1
    if begin < first <= begin + _LONGEST and _is_speaker(region, begin, first, words):
        return Statement((first, first + 1), Subject((begin, first)), Place.AFTER)
    if begin < first <= begin + _LONGEST_WITH_ASIDE and region.tag(first + 1) is Tag.QUOTE:
        end = phrases.after(region, begin, words)
        described = region.word(end) in (",", ":") and Tag.NAME in region.tags[begin:end]
        if described and not _VERBAL & set(region.tags[begin:first]):
            return Statement((first, first + 1), Subject((begin, end)), Place.AFTER)
    end = len(region) - (region.words[-1] == ".")
    if _ends_line(region) and last < end <= last + _LONGEST and _is_speaker(region, last, end, words):
        return Statement((last - 1, last), Subject((last, end), follows=True), Place.BEFORE)
    return None


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
    heads = [region.words[k] for k in range(first, end) if k == end - 1 or region.is_name(k)]
    if any(head in words["people"] or head in words["persons"] or head in words["bodies"] for head in heads):
        return True
    raw = region.raw(first)
    short = end - first == 1 and raw.isupper() and len(raw) > 1 and region.words[first] not in words["no_speakers"]
    return short and not region.upper and not region.titled
