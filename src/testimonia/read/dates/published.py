"""The day of publication where no provider states it: what the text itself gives away."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from testimonia.model import DateMention, DateRange
from testimonia.read.dates.mentions import find_dates
from testimonia.read.dates.named import named_at
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report

_HEAD = 400
"""Code points at the head of a text in which a date line or a dateline stands."""

_SIGNATURE = 80
"""Length in code points up to which the last line of a text may be a place and a date."""

_DATELINE = re.compile(r"[^a-z\n]{0,60}[,(\[]?\s*(?:[—–-]+\s*)?")
_CLOSES = re.compile(r"\s*(?:[)\]]|[—–:-]|\(|\n|\Z|--)")
_NAMES = re.compile(r"(?:[^\W\d_]+[.’'-]?\s?){0,4}[,—–-]?\s*")
_LATEST = 2200
_YEAR_FIRST = re.compile(r"\d{4}")
_OVERTAKEN = 2
"""Later days of a text, each told with its year, from which the first is not the day of publication."""


def infer_published(report: Report, mentions: Sequence[DateMention] | None = None) -> DateRange | None:
    """When a report without a publication date was published, as far as its own words tell.

    A date line, a dateline or the title of a statement at the head gives the day, or a place and a date in the last
    line. "Thirty-three years ago" and "the thirty-third anniversary", told of January 1990, give the year. Nothing
    is invented: None where the text gives nothing.

    Args:
        report: the report; a publication date that it has is not looked at.
        mentions: its time expressions, where they were found already.
    """
    undated = replace(report, published=None)
    found = find_dates(undated) if mentions is None else tuple(mentions)
    day = _head_date(report.text, found) or _last_date(report.text, found)
    return day if day and not _is_overtaken(day, found) else _counted_years(report, found)


def _is_overtaken(day: DateRange, mentions: Sequence[DateMention]) -> bool:
    """Whether a text names later days with their years: then its first was that of a chronology's first entry."""
    later = {
        mention.dates.start
        for mention in mentions
        if mention.dates and mention.dates.is_day and _YEAR_FIRST.match(mention.value) and mention.dates.start
        if day.end and mention.dates.start > day.end and str(mention.dates.start.year) in mention.text
    }
    return len(later) >= _OVERTAKEN


def _head_date(text: str, mentions: Sequence[DateMention]) -> DateRange | None:
    """A day with its year in a date line, a dateline ("ADDIS ABABA, 4 FEB 90") or the title of a statement.

    Dates that stand alone in several lines are headings.
    """
    single = sum(_stands_alone(text, mention) for mention in mentions) == 1
    for mention in mentions:
        if mention.span.start > _HEAD:
            return None
        if mention.dates is None or not mention.dates.is_day:
            continue
        before, after = _line_around(text, mention)
        ends_line = not after.strip(" .,;()[]")
        titled = ends_line and _statement().search(before) and not named_at(text, mention.span, mention.dates)
        is_alone = _stands_alone(text, mention)
        dateline = _DATELINE.fullmatch(before) and _CLOSES.match(after) and not is_alone
        if (is_alone and single) or titled or dateline:
            return _inferred(mention)
    return None


def _line_around(text: str, mention: DateMention) -> tuple[str, str]:
    """What stands in the line of a date before it and after it, as far as it lies near."""
    start = text.rfind("\n", max(0, mention.span.start - _HEAD), mention.span.start) + 1
    end = text.find("\n", mention.span.end, mention.span.end + _HEAD)
    before = text[max(start, mention.span.start - _HEAD) : mention.span.start]
    return before, text[mention.span.end : end if end >= 0 else mention.span.end + _HEAD]


def _stands_alone(text: str, mention: DateMention) -> bool:
    """Whether a day stands alone in its line, but for a word like "published"."""
    if mention.dates is None or not mention.dates.is_day:
        return False
    before, after = _line_around(text, mention)
    return not after.strip(" .,;()[]") and _bare().fullmatch(before) is not None


def _last_date(text: str, mentions: Sequence[DateMention]) -> DateRange | None:
    """The day of a last line that is a place and a date: "Orvale, 13 January 2023"."""
    if not mentions or mentions[-1].dates is None or not mentions[-1].dates.is_day:
        return None
    end = len(text.rstrip())
    start = text.rfind("\n", 0, end) + 1
    last = mentions[-1]
    if start == 0 or last.span.start < start or end - start > _SIGNATURE or text[last.span.end : end].strip(" ."):
        return None
    return _inferred(last) if _NAMES.fullmatch(text[start : last.span.start]) else None


def _inferred(mention: DateMention) -> DateRange | None:
    return replace(mention.dates, words=mention.text, inferred=True) if mention.dates else None


def _counted_years(report: Report, mentions: Sequence[DateMention]) -> DateRange | None:
    """The year that follows from a dated event and the years since it."""
    dated = [(mention.span.start, mention.dates.start.year) for mention in mentions
             if mention.dates and mention.dates.start and _YEAR_FIRST.match(mention.value)]  # fmt: skip
    if not dated:
        return None
    for offset, years, counted in _years_since(report.text, mentions):
        paragraph = report.paragraphs[report.paragraph_at(offset)]
        inside = [entry for entry in dated if paragraph.start <= entry[0] < paragraph.end and entry[0] != offset]
        _, year = min(inside or dated, key=lambda entry: abs(entry[0] - offset))
        return DateRange.of_year(year + years, counted, inferred=True) if year + years <= _LATEST else None
    return None


def _years_since(text: str, mentions: Sequence[DateMention]) -> Iterator[tuple[int, int, str]]:
    """Offset, number and words of "thirty-three years ago", "twenty years on" and "the thirtieth anniversary"."""
    for mention in mentions:
        found = re.fullmatch(r"P(\d{1,3})Y", mention.value)
        if found and re.search(r"\b(?:ago|on)\b", text[mention.span.start : mention.span.end + 12]):
            yield mention.span.start, int(found.group(1)), mention.text
    ordinals = words("en", "dates")["ordinals"]
    for match in _anniversary().finditer(text):
        number = match.group(1).lower()
        years = int(number[:-2]) if number[0].isdigit() else ordinals[number]
        yield match.start(), years, match.group()


@functools.cache
def _anniversary() -> re.Pattern[str]:
    table = words("en", "dates")
    named = alternatives(table["published"]["anniversary"])
    return re.compile(rf"\b(\d{{1,3}}(?:st|nd|rd|th)|{alternatives(table['ordinals'])})\s(?:{named})\b", re.IGNORECASE)


@functools.cache
def _bare() -> re.Pattern[str]:
    """What may stand before the date in a date line: nothing, or a word like "published"."""
    listed = alternatives(words("en", "dates")["published"]["line"])
    return re.compile(rf"[\W\d]*(?:(?:{listed})\b[\W\d]*){{0,2}}", re.IGNORECASE)


@functools.cache
def _statement() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["published"]["statement"])
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
