"""Arithmetic of days: months, seasons, decades, and the early, middle and late part of each."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day of a stretch of time."""

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season of the northern year, as UCDP coders and our guidelines count them."""

LATEST_YEAR = 2200
"""Years after this one are no years of reports; arithmetic does not go there."""


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not (1 <= year <= LATEST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    Source:
        "Anonymous Gregorian algorithm": J. Meeus, Astronomical Algorithms (1991), chapter 8.
    """
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def month_of(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_of(year: int, season: str) -> Days:
    """First and last day of a season; a winter belongs to the year of its December."""
    first = SEASON_MONTHS[season]
    last_year, last_month = shift_month(year, first, 2)
    return date(year, first, 1), month_of(last_year, last_month)[1]


def week_of(day: date) -> Days:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month so many months later."""
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def shift_day(day: date, by: int, unit: str) -> date | None:
    """The day so many units later; None where the calendar ends."""
    try:
        if unit in ("M", "Y", "E", "C"):
            months = by * {"M": 1, "Y": 12, "E": 120, "C": 1200}[unit]
            year, month = shift_month(day.year, day.month, months)
            return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return day + timedelta(days=by * {"D": 1, "W": 7, "F": 14, "K": 7}.get(unit, 0))
    except (ValueError, OverflowError):
        return None


def part_of(days: Days, edge: str) -> Days:
    """The early, middle or late part of a stretch of time.

    Source:
        Thirds of a month are 1-10, 11-20 and from 20 on; a decade's early years are its first four and its
        late years its last four, as coders of conflict data read them.
    """
    start, end = days
    length = (end - start).days + 1
    if length <= 7:
        return days
    if length <= 31:
        first = {"early": 1, "mid": 11, "late": 20}[edge]
        last = {"early": 10, "mid": 20, "late": end.day}[edge]
        return start.replace(day=first), start.replace(day=last)
    if 3600 < length < 3700:
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}[edge]
        return date(start.year + low, 1, 1), date(start.year + high, 12, 31)
    third = length // 3
    begin = {"early": 0, "mid": third, "late": 2 * third}[edge]
    finish = {"early": third - 1, "mid": 2 * third - 1, "late": length - 1}[edge]
    return start + timedelta(days=begin), start + timedelta(days=finish)
