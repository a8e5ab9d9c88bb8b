"""An expression in its place, and what the rules of all kinds ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from testimonia.read.dates.clock import Clock
from testimonia.read.dates.days import Days, month_of, part_of, week_of, year_of
from testimonia.read.dates.expression import Parts

Resolved = tuple[str, Days | None]
"""TIMEX3 value, and the days where it names some."""

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "E": "XXX", "C": "XX", "K": "XXXX-WXX-WE"}
"""Values of units whose place in the calendar is not known."""

TIME_UNITS = {"H": "H", "N": "M"}
"""Units shorter than a day, with their letters in TIMEX3 values."""

_FINEST = {"D": 3, "W": 7, "K": 7, "M": 31, "Y": 400}
"""Most days of a story's time from which a unit can be counted."""

_SIDES = {"start": "early", "end": "late"}


@dataclass(frozen=True, slots=True)
class Scene:
    """An expression in its place.

    Args:
        parts: what its words say.
        clock: publication, and the time that the story has reached.
        offset: where it stands.
        ahead: whether the words around it speak of the future.
    """

    parts: Parts
    clock: Clock
    offset: int
    ahead: bool


def counted_base(parts: Parts, clock: Clock) -> date | None:
    """The day from which a season or month counts: the story's for "the previous winter", today for "last winter"."""
    if parts.shift not in ("last", "next") or parts.unit is not None:
        return None
    if parts.shifted_by == "last" and clock.now:
        return clock.now
    in_story = clock.history or parts.shifted_by in ("previous", "preceding", "following")
    return clock.reference[0] if in_story and clock.reference else None


def stated_year(parts: Parts, clock: Clock) -> int | None:
    """The year that the words give: "1990", "last year", "of that year"."""
    if parts.year or parts.unit != "Y":
        return parts.year
    if parts.shift == "that" and clock.year and not clock.history:
        return clock.year
    told_now = clock.now is not None and parts.shifted_by == "last"
    before = parts.shifted_by in ("previous", "preceding", "following")
    in_story = parts.shift == "that" or before or (clock.history and not told_now)
    base = clock.reference[0] if clock.reference and in_story else clock.now
    return base.year + {"last": -1, "next": 1}.get(parts.shift or "", 0) if base else None


def story_base(clock: Clock, unit: str) -> date | None:
    """The day from which a story counts a unit; None where its time is not known as finely as the unit."""
    if clock.reference is None:
        return None
    start, end = clock.reference
    length = (end - start).days
    return start if length <= _FINEST.get(unit, 5000) else None


def unit_around(day: date, unit: str) -> tuple[str, Days]:
    """Value and days of the unit in which a day lies."""
    if unit in ("W", "K"):
        monday, sunday = week_of(day)
        value = f"{day.isocalendar().year:04d}-W{day.isocalendar().week:02d}"
        return (value, (monday, sunday)) if unit == "W" else (f"{value}-WE", (sunday - timedelta(days=1), sunday))
    if unit == "M":
        return f"{day:%Y-%m}", month_of(day.year, day.month)
    if unit in ("E", "C"):
        years = 10 if unit == "E" else 100
        first = max(1, day.year // years * years)
        return f"{day.year // years:02d}", (date(first, 1, 1), date(first + years - 1, 12, 31))
    return (f"{day.year:04d}", year_of(day.year)) if unit == "Y" else (day.isoformat(), (day, day))


def clip(days: Days, parts: Parts) -> Days:
    """The early, middle or late part where the words say so; the whole where they do not."""
    edge = parts.edge or _SIDES.get(parts.side or "")
    return part_of(days, edge) if edge else days


def timed(day: date, parts: Parts) -> str:
    """The value of a day with the part of the day that the words name."""
    return day.isoformat() + (f"T{parts.daypart}" if parts.daypart else "")
