"""The day of publication where no provider states it: what the text itself gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from testimonia.model import DateMention, DateRange
from testimonia.read.dates.mentions import find_dates
from testimonia.read.report import Report

_HEAD = 400
"""Code points at the head of a text in which a date line or a dateline stands."""

_BARE_LINE = re.compile(r"[\W\d]*(?:published|posted|updated|date|released)?[\W\d]*", re.IGNORECASE)
_DATELINE = re.compile(r"[^a-z\n]{0,60}[,(\[]?\s*(?:[—–-]+\s*)?", 0)
_CLOSES = re.compile(r"\s*(?:[)\]]|[—–:-]|\(|\n|\Z|--)")


def infer_published(report: Report, mentions: Sequence[DateMention] | None = None) -> DateRange | None:
    """When a report without a publication date was published, as far as its own words tell.

    A date line or a dateline at the head gives the day. "Thirty-three years ago", told of January 1990, gives
    the year. Nothing is invented: None where the text gives nothing.

    Args:
        report: the report; a publication date that it has is not looked at.
        mentions: its time expressions, where they were found already.
    """
    undated = replace(report, published=None)
    found = find_dates(undated) if mentions is None else tuple(mentions)
    day = _head_date(report.text, found)
    return day or _counted_years(report, found)


def _head_date(text: str, mentions: Sequence[DateMention]) -> DateRange | None:
    """A day with its year that stands alone in a line at the head, or in a dateline ("ADDIS ABABA, 4 FEB 90")."""
    for mention in mentions:
        if mention.span.start > _HEAD:
            return None
        if mention.dates is None or not mention.dates.is_day:
            continue
        line_start = text.rfind("\n", 0, mention.span.start) + 1
        line_end = text.find("\n", mention.span.end)
        before = text[line_start : mention.span.start]
        after = text[mention.span.end : line_end if line_end >= 0 else len(text)]
        alone = _BARE_LINE.fullmatch(before) and not after.strip(" .,;()[]")
        dateline = _DATELINE.fullmatch(before) and _CLOSES.match(after)
        if alone or dateline:
            return DateRange(mention.dates.start, mention.dates.end, mention.text, inferred=True)
    return None


def _counted_years(report: Report, mentions: Sequence[DateMention]) -> DateRange | None:
    """The year that follows from a dated event and the years since it."""
    for index, mention in enumerate(mentions):
        years = _years_in(report.text, mention)
        if years is None:
            continue
        paragraph = report.paragraph_at(mention.span.start)
        dated = _nearest_year(report, mentions, index, paragraph)
        if dated is not None and 1 <= dated + years <= 2200:
            return DateRange.of_year(dated + years, mention.text, inferred=True)
    return None


def _years_in(text: str, mention: DateMention) -> int | None:
    """Number of years in "thirty-three years ago" or "twenty years on"."""
    found = re.fullmatch(r"P(\d{1,3})Y", mention.value)
    if found is None:
        return None
    near = text[mention.span.start : mention.span.end + 12]
    return int(found.group(1)) if re.search(r"\b(?:ago|on)\b", near) else None


def _nearest_year(report: Report, mentions: Sequence[DateMention], index: int, paragraph: int) -> int | None:
    """The year of the nearest dated event: of the paragraph first, then of the text before and after."""
    dated = [(abs(place - index), place, m.dates.start.year) for place, m in enumerate(mentions)
             if m.dates and m.dates.start and place != index and re.match(r"\d{4}", m.value)]  # fmt: skip
    inside = [entry for entry in dated if report.paragraph_at(mentions[entry[1]].span.start) == paragraph]
    return min(inside or dated)[2] if dated else None
