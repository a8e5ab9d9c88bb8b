"""The period that a report covers, and the words that refer to it: "during the reporting period"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.mentions import find_dates
from testimonia.read.dates.periods import find_periods
from testimonia.read.languages import alternatives, words
from testimonia.read.report import LONGEST_HEADLINE, Report

_BESIDE = 50
"""Code points before a stretch of days in which the report says that it covers it."""

_DAYS = 2
_WEEK = 5
_FORTNIGHT = 14
_MONTH = 28
"""A title with a stretch of so many days or more states the period that the report covers."""


def with_references(report: Report, periods: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The periods of a report, those words among them that refer to the period that it covers.

    Args:
        report: the report.
        periods: the stretches of days that it states, in order.
    """
    found = tuple(_reference().finditer(report.text))
    covered = _covered(report, periods) if found else None
    if covered is None:
        return tuple(periods)
    said = [
        DateMention(span, span.of(report.text), covered.edtf, replace(covered, words=span.of(report.text)))
        for span in (Span(match.start(), match.end()) for match in found)
    ]
    return tuple(sorted([*periods, *said], key=lambda one: one.span.start))


def with_weekdays(report: Report, periods: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The periods of a report; a day of the week is that of the week which a round-up covers, and not the last one.

    Args:
        report: the report.
        periods: the stretches of days that it states, in order.
    """
    covered = covered_period(report, periods) if report.published else None
    if covered is None or not _DAYS <= (covered.days or 0) <= _FORTNIGHT:
        return tuple(periods)
    return tuple(_in_week(one, covered) for one in periods)


def _in_week(one: DateMention, covered: DateRange) -> DateMention:
    """A day of the week that lies behind the covered days, a week or two earlier."""
    dates = one.dates
    if dates is None or not dates.is_day or dates.start is None or dates.overlaps(covered):
        return one
    if one.text.lower().split()[0] not in words("en", "dates")["weekdays"]:
        return one
    for weeks in (1, 2):
        day = dates.start - timedelta(days=7 * weeks)
        if covered.start and covered.end and covered.start <= day <= covered.end:
            return replace(one, value=day.isoformat(), dates=DateRange(day, day, dates.words))
    return one


def title_period(report: Report) -> DateRange | None:
    """The one stretch of days that a title states: "Orvale, April to June 2019"; None where it states none."""
    return _stated_in_title(report, _MONTH)


def covered_period(report: Report, periods: Sequence[DateMention]) -> DateRange | None:
    """The stretch of days within which all lies that a round-up tells: "Weekly bulletin, 3-9 May"; None for others.

    Args:
        report: the report.
        periods: the stretches of days that it states, in order.
    """
    return _said_to_cover(report, periods, _DAYS) or (
        _stated_in_title(report, _WEEK) if _round_up().search(_title(report)) else None
    )


def _stated_in_title(report: Report, least: int) -> DateRange | None:
    """The one stretch of so many days or more that a title states."""
    told = _title(report)
    if not any(letter.isdecimal() for letter in told):
        return None
    title = Report(told, (Span(0, len(told)),), (Span(0, len(told)),), report.published)
    stated = [one.dates for one in find_periods(title, find_dates(title)) if one.dates]
    long = [dates for dates in stated if (dates.days or 0) >= least]
    return long[0] if len(long) == 1 else None


def _covered(report: Report, periods: Sequence[DateMention]) -> DateRange | None:
    """The stretch of days that the report says it covers, in its text or its title."""
    return _said_to_cover(report, periods, _MONTH) or title_period(report)


def _said_to_cover(report: Report, periods: Sequence[DateMention], least: int) -> DateRange | None:
    """The first stretch of so many days or more of which the text says that it covers it."""
    for one in periods:
        is_long = one.dates is not None and (one.dates.days or 0) >= least
        if is_long and _covers().search(report.text, max(0, one.span.start - _BESIDE), one.span.start):
            return one.dates
    return None


@functools.cache
def _reference() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["reporting"]["reference"])
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def _title(report: Report) -> str:
    """The title, with what stands behind it in the first line of the text; empty where there is none."""
    first = report.paragraphs[0].of(report.text) if report.paragraphs else ""
    title = report.title or ""
    return first if title and len(first) <= LONGEST_HEADLINE and first.startswith(title) else title


@functools.cache
def _round_up() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["reporting"]["round_ups"])
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


@functools.cache
def _covers() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["reporting"]["covers"])
    return re.compile(rf"\b(?:{listed})\b[^.\n]*\Z", re.IGNORECASE)
