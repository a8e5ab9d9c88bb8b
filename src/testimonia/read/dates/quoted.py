"""Days named in a quotation, which count from the day on which it was spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from testimonia.model import DateRange, Span
from testimonia.read.dates.dated import Dated
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.leading import FRESH
from testimonia.read.dates.uses import Use
from testimonia.read.languages import words
from testimonia.read.report import Report


def as_spoken(report: Report, placed: Sequence[Dated]) -> list[Dated]:
    """The dates of a sentence; "yesterday" in a quotation is counted back from the day on which that was spoken.

    "“We lost nine men yesterday,” the mayor said on Sunday", in a report of Monday, tells of Saturday.

    Args:
        report: the report.
        placed: the dates of one sentence, in order.
    """
    published = report.published
    if published is None or not published.is_day or published.start is None:
        return list(placed)
    told = [one.dates.start for one in placed if one.use is Use.TELLING and one.dates.is_day]
    passed = [(published.start - day).days for day in told if day]
    days = next((since for since in passed if 0 < since < FRESH), 0)
    if not days:
        return list(placed)
    return [_earlier(one, days) if _is_spoken(report, one) else one for one in placed]


def _is_spoken(report: Report, one: Dated) -> bool:
    """Whether a date counts from today and stands in a quotation."""
    told = set(one.mention.text.lower().split())
    if told.isdisjoint(words("en", "dates")["quoted"]["today"]):
        return False
    sentence = report.sentences[one.sentence]
    return _is_quoted(report.text, Span(sentence.start, sentence.end), one.start)


def _is_quoted(text: str, sentence: Span, offset: int) -> bool:
    """Whether a quotation mark that is open in the sentence, or that closes in it, stands around an offset."""
    opened = text.rfind("“", sentence.start, offset), text.rfind("”", sentence.start, offset)
    closing = text.find("”", offset, sentence.end)
    if opened != (-1, -1) or closing >= 0:
        return opened[0] > opened[1] or (opened == (-1, -1) and text.find("“", offset, max(offset, closing)) < 0)
    return text.count('"', sentence.start, offset) % 2 == 1


def _earlier(one: Dated, days: int) -> Dated:
    """The same date so many days earlier."""
    start, end = (day and shift_day(day, -days, "D") for day in (one.dates.start, one.dates.end))
    dates = DateRange(start, end, one.dates.words)
    return replace(one, dates=dates, single=dates)
