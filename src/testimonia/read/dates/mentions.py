"""The time expressions of a report, resolved from left to right."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.clock import Clock
from testimonia.read.dates.days import Days, safe_day
from testimonia.read.dates.expression import Expression, Parts
from testimonia.read.dates.grammar import expressions
from testimonia.read.dates.resolve import Resolved, Scene, resolve
from testimonia.read.dates.tokens import CODES, Line, line_of
from testimonia.read.languages import words
from testimonia.read.report import Report

HISTORY_DATES = 3
"""A text with fewer dated years than this is read as news."""

HISTORY_RATIO = 3
"""In a history, years outnumber words like "Tuesday" and "last week" by this factor at least."""

_NEWS_KINDS = ("weekday", "deictic", "ago")
_ABSOLUTE = (
    "iso",
    "slashed",
    "day",
    "another",
    "shared",
    "month",
    "season",
    "year",
    "weekday",
    "deictic",
    "shifted",
    "moved",
    "ago",
)
_CUE_WORDS = 6
_MOST_LISTED = 6


def find_dates(report: Report) -> tuple[DateMention, ...]:
    """The time expressions of a report in order of position, each with its TIMEX3 value and its days.

    Ranges are found as their single expressions ("13" and "20 January 1990"); `find_periods` joins them.
    """
    line = line_of(report.text)
    found = [(expression, Parts.of(line, expression)) for expression in expressions(line)]
    if not found:
        return ()
    clock = Clock(report.published, _is_history(report, found))
    paragraphs = [span.start for span in report.paragraphs]
    mentions: list[DateMention] = []
    for index, (expression, parts) in enumerate(found):
        _borrow(line, found, index)
        start, end = line.starts[expression.first], line.ends[expression.end - 1]
        clock.paragraph = paragraphs[report.paragraph_at(start)] if paragraphs else 0
        resolved = _resolved(line, expression, parts, clock)
        if resolved is None:
            continue
        value, days = resolved
        text = report.text[start:end]
        mentions.append(DateMention(Span(start, end), text, value, _range(days, text)))
        _advance(clock, expression, parts, days, start)
    return tuple(mentions)


def _range(days: Days | None, text: str) -> DateRange | None:
    return DateRange(*days, text) if days else None


def _is_history(report: Report, found: Sequence[tuple[Expression, Parts]]) -> bool:
    """Whether a text tells the past by its own dates, and not from the day of its publication."""
    if report.published is None:
        return True
    year = report.published.start.year if report.published.start else 0
    dated = sum(parts.year is not None and parts.year != year for _, parts in found)
    news = sum(expression.kind in _NEWS_KINDS for expression, _ in found)
    return dated >= HISTORY_DATES and dated >= HISTORY_RATIO * news


def _borrow(line: Line, found: Sequence[tuple[Expression, Parts]], index: int) -> None:
    """Give a day or month that stands before its fuller partner what the partner states: "13" of "13 to 20 January"."""
    expression, parts = found[index]
    if expression.kind == "another" and index:
        parts.month = found[index - 1][1].month
        parts.year = parts.year or found[index - 1][1].year
    if parts.year or expression.kind not in ("shared", "day", "month", "another"):
        return
    place = index
    while place + 1 < min(len(found), index + _MOST_LISTED) and _are_linked(line, found[place][0], found[place + 1][0]):
        place += 1
        partner = found[place][1]
        if expression.kind == "shared" and parts.month is None:
            parts.month = partner.month
        if partner.year and partner.month:
            later = parts.month and (parts.month, parts.day or 0) > (partner.month, partner.day or 99)
            parts.year = partner.year - int(bool(later))
            return


_LINKS = frozenset(CODES[name] for name in ("until", "and", "dash", "comma", "article"))


def _are_linked(line: Line, left: Expression, right: Expression) -> bool:
    """Whether only words like "to" and "and" stand between two expressions."""
    between = line.classes[left.end : right.first]
    return 1 <= len(between) <= 3 and all(code in _LINKS for code in between)


def _resolved(line: Line, expression: Expression, parts: Parts, clock: Clock) -> Resolved | None:
    kind = expression.kind
    if kind in ("iso", "slashed"):
        day = _numeric(line.word(expression.first), iso=kind == "iso")
        return (day.isoformat(), (day, day)) if day else None
    if kind == "moved" and _counts_from_noun(line, expression, parts):
        return None
    ahead = not clock.history and _speaks_of_future(line, expression)
    scene = Scene(parts, clock, line.starts[expression.first], ahead)
    return resolve("day" if kind in ("shared", "another") else kind, scene)


def _counts_from_noun(line: Line, expression: Expression, parts: Parts) -> bool:
    """Whether "after" counts from what follows ("a week after the raid") and not from the story's time."""
    return parts.turn in ("before", "after", "prior") and line.classes[expression.end : expression.end + 1] not in (
        "",
        ",",
        ".",
        "|",
    )


def _numeric(word: str, *, iso: bool) -> date | None:
    """A date in figures. Day comes first unless the second number cannot be a month."""
    if iso:
        year, month, day = (int(part) for part in word.split("-"))
        return safe_day(year, month, day)
    first, second, year = (int(part) for part in word.replace("/", ".").split("."))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    return safe_day(year, second, first) if second <= 12 else safe_day(year, first, second)


@functools.cache
def _cues() -> frozenset[str]:
    return frozenset(words("en", "dates")["guards"]["future_cues"])


def _speaks_of_future(line: Line, expression: Expression) -> bool:
    """Whether a word near by in the sentence sets the date after publication."""
    place = expression.first - 1
    for _ in range(_CUE_WORDS):
        if place < 0 or line.classes[place] in ".|":
            break
        if line.classes[place] != "|" and line.word(place) in _cues():
            return True
        place -= 1
    return False


def _advance(clock: Clock, expression: Expression, parts: Parts, days: Days | None, offset: int) -> None:
    """Move the story's time to a date that the text names."""
    if days is None or expression.kind not in _ABSOLUTE:
        return
    clock.reference = days
    if parts.year or expression.kind in ("iso", "slashed", "moved", "ago"):
        clock.explicit = (days[0].year, offset)
