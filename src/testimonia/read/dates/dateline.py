"""The dateline of a report: the place and the day at its head, which say where and when it was written."""

from __future__ import annotations

import re

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dateline import end_of_dateline
from testimonia.read.dates.listed import listed
from testimonia.read.languages import words
from testimonia.read.report import Report

FRESH = 45
"""Days before publication within which a dateline states the day that "today" and "yesterday" are counted from."""

_REACH = 60

_HEAD = 2
"""Paragraphs below the title in which such a line may stand."""

_DAYS = 3
"""Days before publication within which a line with a date says when the report was written."""

_LINE = re.compile(r"(?:[A-Z][\w.’'-]*[ ,/(]{1,3}){0,5}")


def in_dateline(text: str, span: Span) -> bool:
    """Whether a date only says when the report was written: "KAZAN, 17 March (Agency) -"."""
    begin = max(0, span.start - _REACH)
    line = text.rfind("\n", begin, span.start) + 1
    told = span.of(text)
    is_day = any(letter.isdigit() for letter in told) or told.lower().split()[0] in words("en", "dates")["weekdays"]
    if (begin and not line) or not is_day:
        return False
    end = end_of_dateline(text, line)
    return end is not None and span.end <= end and not _opens_entry(text, Span(line, end), span)


def _opens_entry(text: str, head: Span, date: Span) -> bool:
    """Whether the head of a line is a date alone, which opens an entry of a chronology: "JAN 14 – Gunmen kill 31"."""
    return not any(letter.isalpha() for letter in text[head.start : date.start] + text[date.end : head.end])


def is_date_line(report: Report, mention: DateMention) -> bool:
    """Whether a date stands with nothing but a place in a line at the head that says when the report was written.

    Args:
        report: the report.
        mention: the date.
    """
    dates, published = mention.dates, report.published
    if dates is None or published is None or dates.start is None or published.start is None or not dates.is_day:
        return False
    index = report.paragraph_at(mention.span.start)
    if index > _HEAD or not 0 <= (published.start - dates.start).days <= _DAYS:
        return False
    line = report.paragraphs[index]
    if index == 0 and dates.start == published.start and _statement().search(report.text, line.start, line.end):
        return True
    if line.start == mention.span.start and dates.start != published.start:
        return False  # a heading
    return _LINE.fullmatch(report.text, line.start, mention.span.start) is not None and mention.span.end + 1 >= line.end


def _statement() -> re.Pattern[str]:
    return listed("published", "statement")


def written_on(text: str, mention: DateMention, published: DateRange | None) -> DateRange | None:
    """The day on which a report or a dispatch in it was written, if a date in its dateline lies before publication.

    Args:
        text: the stored text.
        mention: the date.
        published: when the whole was published, if known.
    """
    dates = mention.dates
    if dates is None or published is None or dates.start is None or published.start is None:
        return None
    days = (published.start - dates.start).days
    if not (dates.is_day and published.is_day and 0 <= days <= FRESH):
        return None
    return dates if in_dateline(text, mention.span) else None
