"""The time expressions of a report, resolved from left to right."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from datetime import date

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.clock import Clock
from testimonia.read.dates.dateline import in_dateline, written_on
from testimonia.read.dates.days import Days, safe_day, shift_day
from testimonia.read.dates.expression import Expression, Parts
from testimonia.read.dates.grammar import expressions
from testimonia.read.dates.guards import guard_words
from testimonia.read.dates.partners import after_partner, borrow, narrow
from testimonia.read.dates.resolve import resolve
from testimonia.read.dates.scene import Resolved, Scene
from testimonia.read.dates.tokens import CODES, Line, line_of
from testimonia.read.dates.uses import is_told
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report

HISTORY_DATES = 3
"""A text with fewer dated years than this is read as news."""

HISTORY_RATIO = 3
"""In a history, years outnumber words like "Tuesday" and "last week" by this factor at least."""

_NEWS_KINDS = ("weekday", "deictic", "ago")
_PLAIN = frozenset(CODES[name] for name in ("article", "a", "comma", "stop", "break", "word", "day", "number"))
"""What follows "before that" where "that" stands for what was told: "four years before that the famine"."""
_ABSOLUTE = (
    "bare",
    "iso",
    "slashed",
    "day",
    "day_of_month",
    "this_day",
    "that_weekday",
    "another",
    "shared",
    "month",
    "season",
    "year",
    "quarter",
    "portion",
    "shortened",
    "weekday",
    "deictic",
    "weekend",
    "shifted",
    "moved",
    "ago",
)
_MAY_LIE_AHEAD = ("day", "shared", "another", "month", "season", "weekday", "shifted")
_DATED = ("day", "month", "season", "shared")
_CUE_WORDS = 6
_COMPARED = 50
_HEAD = 2
"""Paragraphs at the head of a history in which it states the days of which it tells."""

_TO = re.compile(r"\s?(?:to|until|till|through|[-–—])\s?")
_FRESH = 60
"""Days before publication within which the first day that a text states makes it news."""

_YEAR = 366
_MONTH_LENGTH = 31
_WEEK_LENGTH = 7


def find_dates(report: Report) -> tuple[DateMention, ...]:
    """The time expressions of a report in order of position, each with its TIMEX3 value and its days.

    Ranges are found as their single expressions ("13" and "20 January 1990"); `find_periods` joins them.
    """
    line, stated = _expressions_in(report.text)
    found = [(expression, Parts.of(line, expression)) for expression in stated]
    if not found:
        return ()
    clock = Clock(report.published, _is_history(report, found))
    glances = _glances(report, line, found) if clock.history else frozenset()
    mentions: list[DateMention] = []
    years = {(parts.month, parts.day): (index, parts.year) for index, (_, parts) in enumerate(found) if parts.year}
    for index, (expression, parts) in enumerate(found):
        borrow(line, found, index, clock.now)
        if expression.kind == "day" and clock.explicit is None and parts.year is None and parts.unit is None:
            parts.year = _told_further_on(years, parts, index)
        start, end = line.starts[expression.first], line.ends[expression.end - 1]
        _enter(clock, report, Span(start, end))
        if index and mentions:
            narrow(line, found[index - 1], mentions[-1], expression, parts)
        resolved = _resolved(line, expression, parts, clock)
        if resolved is None:
            continue
        value, days = after_partner(line, found, index, resolved, mentions)
        if clock.frame and days and days[0] == days[1] and clock.frame[0] <= days[0] <= clock.frame[1]:
            clock.days.add((days[0].month, days[0].day))
        clock.said = days[0] if days and days[0] == days[1] else clock.said
        clock.year = parts.year or (days[0].year if days and _is_told_year(expression, parts) else clock.year)
        text = report.text[start:end]
        mentions.append(DateMention(Span(start, end), text, value, _range(days, text)))
        clock.published = written_on(report.text, mentions[-1], report.published) or clock.published
        told = (expression.kind == "year" or not clock.history) and is_told(report.text, start)
        if clock.now is not None and _is_since(line, expression):
            clock.since, told = days, True
        told = told or (parts.year is not None and _is_compared(report.text, start))
        told = told or (clock.history and _ends_stretch(line, found, index))
        is_head = clock.history and days and parts.year and not _is_since(line, expression)
        if is_head and days and report.paragraph_at(start) < _HEAD:
            _set_frame(clock, report.text, mentions, days)
        if index not in glances and not told:
            _advance(clock, expression, parts, days, start)
    return tuple(mentions)


@functools.lru_cache(maxsize=1)
def _expressions_in(text: str) -> tuple[Line, tuple[Expression, ...]]:
    """The line of a text and its expressions; asked for again where they tell when the report was published."""
    line = line_of(text)
    return line, tuple(expressions(line))


def _enter(clock: Clock, report: Report, span: Span) -> None:
    """Go on to the sentence of an expression; a dateline begins the next dispatch."""
    paragraph = report.paragraphs[report.paragraph_at(span.start)].start if report.paragraphs else 0
    clock.enter(paragraph, report.sentence_at(span.start))
    if clock.published != report.published and in_dateline(report.text, span):
        clock.published = report.published


def _set_frame(clock: Clock, text: str, mentions: Sequence[DateMention], days: Days) -> None:
    """Keep the first day or stretch of days that the head of a history states as that of which it tells."""
    if clock.frame is None and len(mentions) > 1 and mentions[-2].dates and mentions[-2].dates.start:
        start, between = mentions[-2].dates.start, text[mentions[-2].span.end : mentions[-1].span.start]
        if _TO.fullmatch(between) and 0 < (days[1] - start).days <= _YEAR:
            clock.frame = start, days[1]
    if clock.frame is None and days[0] == days[1]:
        clock.frame = days


def _told_further_on(
    years: Mapping[tuple[int | None, int | None], tuple[int, int]], parts: Parts, index: int
) -> int | None:
    """The year that a day has where the text names it again: "on the events of 20 January"; then "20 January 1990"."""
    told, year = years.get((parts.month, parts.day), (0, None))
    return year if told > index else None


def _is_compared(text: str, start: int) -> bool:
    """Whether a year is only that with which the report compares its own: "up from 620 in the same period of 2021"."""
    return _comparing().search(text, max(0, start - _COMPARED), start) is not None


@functools.cache
def _comparing() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["guards"]["comparing"])
    return re.compile(rf"\b(?:{listed})\b[^.;\n]*\Z", re.IGNORECASE)


def _ends_stretch(line: Line, found: Sequence[tuple[Expression, Parts]], index: int) -> bool:
    """Whether a month or year ends a stretch, at whose beginning the story goes on: "from May 1913 to June 1914"."""
    if not index or found[index][0].kind not in ("month", "year"):
        return False
    before, after = found[index - 1][0], found[index][0]
    between, opening = line.classes[before.end : after.first], line.classes[before.first - 1 : before.first]
    return opening in (CODES["from"], CODES["between"]) and between in (CODES["until"], CODES["and"])


def _is_since(line: Line, expression: Expression) -> bool:
    """Whether news only tells since when something goes on: "since Monday", "since the siege began 22 months ago"."""
    before = _BREAKS.split(line.classes[max(0, expression.first - _SINCE_WORDS) : expression.first])[-1]
    since = before.rfind(CODES["since"])
    # "thirteen years since the raid of 25 May" only says how long ago it was
    return since >= 0 and line.word(expression.first - len(before) + since - 1) not in _lengths()


@functools.cache
def _lengths() -> frozenset[str]:
    return frozenset(unit for unit in words("en", "dates")["units"] if unit.endswith("s"))


def _range(days: Days | None, text: str) -> DateRange | None:
    return DateRange(*days, text) if days else None


def _is_history(report: Report, found: Sequence[tuple[Expression, Parts]]) -> bool:
    """Whether a text tells the past by its own dates, and not from the day of its publication."""
    if report.published is None:
        return True
    year = report.published.start.year if report.published.start else 0
    if _opens_with_news(report, found):
        return False
    dated = sum(parts.year is not None and parts.year != year for _, parts in found)
    news = sum(expression.kind in _NEWS_KINDS and not _is_long_ago(expression, parts) for expression, parts in found)
    if dated <= sum(parts.year == year for _, parts in found):
        return False
    return bool(dated) and (news == 0 or (dated >= HISTORY_DATES and dated >= HISTORY_RATIO * news))


def _opens_with_news(report: Report, found: Sequence[tuple[Expression, Parts]]) -> bool:
    """Whether the first day that a text states in full lies shortly before publication."""
    published = report.published.start if report.published and report.published.is_day else None
    first = next((parts for _, parts in found if parts.year and parts.month and parts.day), None)
    day = safe_day(first.year or 0, first.month or 0, first.day or 0) if first else None
    return bool(published and day and 0 < (published - day).days <= _FRESH)


def _is_long_ago(expression: Expression, parts: Parts) -> bool:
    """Whether an expression looks back by years: "thirty years ago" is no word of news, "a year ago today" is one."""
    is_years = expression.kind == "ago" and (parts.portion or parts.unit) in ("Y", "E", "C")
    return is_years and parts.direction != "today" and not parts.to_the_day


def _glances(report: Report, line: Line, found: Sequence[tuple[Expression, Parts]]) -> frozenset[int]:
    """The years to which a story only glances, ahead or back: before and after them it is in another time.

    The first date of a paragraph is none: there a story may go on in any time.
    """
    stated = [(index, parts.year) for index, (_, parts) in enumerate(found) if parts.year]
    places = [report.paragraph_at(line.starts[found[index][0].first]) for index, _ in stated]
    glances = set()
    for place in range(1, len(stated) - 1):
        before, year, after = (stated[place + step][1] or 0 for step in (-1, 0, 1))
        if places[place - 1] == places[place] and (year > after >= before or year < before <= after):
            glances.add(stated[place][0])
    return frozenset(glances)


def _resolved(line: Line, expression: Expression, parts: Parts, clock: Clock) -> Resolved | None:
    kind = expression.kind
    if kind == "bare":
        return _bare_day(parts, clock)
    if kind in ("iso", "slashed"):
        day = _numeric(line.word(expression.first), iso=kind == "iso")
        return (day.isoformat(), (day, day)) if day else None
    if kind == "duration" and _has_passed(line, expression):
        kind = "ago"
    if kind == "moved" and _counts_from_noun(line, expression, parts):
        return None
    ahead = not clock.history and parts.year is None and kind in _MAY_LIE_AHEAD and _speaks_of_future(line, expression)
    scene = Scene(parts, clock, line.starts[expression.first], ahead)
    return resolve(_SAME.get(kind, kind), scene)


_SAME = {"shared": "day", "another": "day", "shortened": "year"}


def _has_passed(line: Line, expression: Expression) -> bool:
    """Whether a length of time has passed since something: "It is two months since the ferry sank"."""
    is_since = line.classes[expression.end : expression.end + 1] == CODES["since"]
    return is_since and line.word(expression.first - 1) in words("en", "dates")["periods"]["passed"]


def _counts_from_noun(line: Line, expression: Expression, parts: Parts) -> bool:
    """Whether "after" counts from what follows ("a week after the raid") and not from the story's time."""
    if parts.turn not in ("before", "after", "prior"):
        return False
    after = line.classes[expression.end : expression.end + 1]
    if after in (CODES["that"], CODES["this"]):
        behind = line.classes[expression.end + 1 : expression.end + 2]
        return behind not in _PLAIN and line.word(expression.end + 1) not in guard_words("after_bare_day")
    return after not in ("", ",", ".", "|", CODES["and"])


def _bare_day(parts: Parts, clock: Clock) -> Resolved | None:
    """A day like "the 14th": a day of the month that the story has reached."""
    if clock.reference is None and not clock.history and clock.now and parts.day:
        day = safe_day(clock.now.year, clock.now.month, parts.day)
        before = shift_day(clock.now, -1, "M")
        day = safe_day(before.year, before.month, parts.day) if before and not (day and day <= clock.now) else day
        return (day.isoformat(), (day, day)) if day else None
    if clock.reference is None or parts.day is None or (clock.reference[1] - clock.reference[0]).days > _MONTH_LENGTH:
        return None
    start = clock.reference[1]
    day = safe_day(start.year, start.month, parts.day)
    return (day.isoformat(), (day, day)) if day else None


def _numeric(word: str, *, iso: bool) -> date | None:
    """A date in figures. Day comes first unless the second number cannot be a month."""
    if iso:
        year, month, day = (int(part) for part in word.split("-"))
        return safe_day(year, month, day)
    first, second, year = (int(part) for part in word.replace("/", ".").split("."))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    return safe_day(year, second, first) if second <= 12 else safe_day(year, first, second)


_SINCE_WORDS = 8
"""Words before a date in which its "since" stands: "since the fall of the city at the end of January"."""

_BREAKS = re.compile(f"[{re.escape(CODES['comma'] + CODES['stop'] + CODES['break'])}]")

_WORD = re.compile(r"[a-z]+")


@functools.cache
def _future_words() -> frozenset[str]:
    """The words that may set a date after publication."""
    table = words("en", "dates")["guards"]
    return frozenset((*table["future_cues"], *table["future_just_before"]))


def _speaks_of_future(line: Line, expression: Expression) -> bool:
    """Whether a word near by in the sentence sets the date after publication."""
    first, end = expression.first, expression.end
    begin, stop = line.starts[max(0, first - _CUE_WORDS)], line.ends[min(len(line.ends), end + _CUE_WORDS) - 1]
    if _future_words().isdisjoint(_WORD.findall(line.text[begin:stop].lower())):
        return False
    near = [line.word(place) for place in range(max(0, first - _CUE_WORDS), min(len(line.classes), end + _CUE_WORDS))]
    if any(word in guard_words("past_cues") for word in near):
        return False
    before = near[: min(first, _CUE_WORDS)]
    for word in reversed(before):
        if word in ".\n" or word.startswith("\n"):
            return False
        if word in guard_words("future_cues"):
            return True
    owns = line.text.startswith(("'s", "’s"), line.ends[end - 1])
    return bool(before) and before[-1] in guard_words("future_just_before") and not owns


def _advance(clock: Clock, expression: Expression, parts: Parts, days: Days | None, offset: int) -> None:
    """Move the story's time to a date that the text names; a look back or ahead by years does not move it."""
    if days is None or expression.kind not in _ABSOLUTE or _looks_away(clock, expression, parts):
        return
    clock.reference, clock.since = days, None
    if (days[1] - days[0]).days < _WEEK_LENGTH:
        clock.near = days
    is_stated = parts.year is not None or _is_told_year(expression, parts)
    if is_stated or expression.kind in ("iso", "slashed", "this_day", "moved", "ago"):
        clock.explicit = (days[0].year, offset)


def _is_told_year(expression: Expression, parts: Parts) -> bool:
    """Whether a day or month is of a year that words tell: "on 1 September of last year"."""
    return parts.unit == "Y" and (parts.shift == "that" or (parts.shift is not None and expression.kind in _DATED))


def _looks_away(clock: Clock, expression: Expression, parts: Parts) -> bool:
    """Whether a story only looks back or ahead: "two decades earlier"."""
    if not clock.history:
        return False
    return expression.kind == "ago" or (expression.kind == "moved" and parts.unit in ("Y", "E", "C"))
