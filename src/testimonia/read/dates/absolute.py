"""Expressions that name their place in the calendar: days, months, seasons, years, decades."""

from __future__ import annotations

from datetime import date, timedelta

from testimonia.read.dates.days import easter, month_of, safe_day, season_of, shift_day, year_of
from testimonia.read.dates.expression import Parts
from testimonia.read.dates.scene import UNKNOWN, Resolved, Scene, clip, counted_base, stated_year, timed
from testimonia.read.languages import words

_QUARTERS = 4


def named_day(scene: Scene) -> Resolved | None:
    """A day: "13 January 1990", "13 January", "Christmas Eve"."""
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    month, day = parts.month, parts.day
    if month is None or day is None:
        return None
    year = stated_year(parts, clock) or clock.year_for(month, day, scene.offset, ahead=ahead)
    if year is None:
        return (f"XXXX-{month:02d}-{day:02d}", None) if safe_day(2000, month, day) else None
    found = safe_day(year, month, day) if parts.from_easter is None else _feast(scene, year, parts.from_easter)
    return (timed(found, parts), (found, found)) if found else None


def _feast(scene: Scene, year: int, from_easter: int) -> date:
    """A feast counted from Easter; the last one where no year is stated and this year's is still to come."""
    found, now = easter(year) + timedelta(days=from_easter), scene.clock.now
    if now and found > now and scene.parts.year is None and not scene.ahead:
        return easter(year - 1) + timedelta(days=from_easter)
    return found


def this_day(scene: Scene) -> Resolved | None:
    """A day of another year, of today's name or of that of the story's: "on this day in 1963"."""
    parts, clock = scene.parts, scene.clock
    told = clock.near[0] if clock.near else None
    base = clock.now if parts.shift == "this" else told
    if base is None:
        return UNKNOWN["D"], None
    found = safe_day(parts.year or base.year - (parts.count or 0), base.month, base.day)
    return (found.isoformat(), (found, found)) if found else None


def named_month(scene: Scene) -> Resolved | None:
    """A month: "January 1990", "late May", "the previous April"."""
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    month = parts.month or 1
    year = stated_year(parts, clock) or (clock.year if parts.shift == "that" else None)
    year = year or clock.year_for(month, 1, scene.offset, ahead=ahead)
    if year is None:
        return f"XXXX-{month:02d}", None
    if (base := counted_base(parts, clock)) and parts.shift:
        year = base.year + _turn(month, base, parts.shift)
    if not 1 <= year <= 2200:
        return None
    days = month_of(year, month)
    if parts.side == "half" and parts.day in (1, 2):
        middle = days[0].replace(day=15)
        return f"{year:04d}-{month:02d}", (days[0], middle) if parts.day == 1 else (middle + timedelta(days=1), days[1])
    return f"{year:04d}-{month:02d}", clip(days, parts)


def nth_weekday(scene: Scene) -> Resolved | None:
    """A day of the week in a month: "the last Sunday of October", "the second Friday in May 2022"."""
    parts = scene.parts
    is_last = parts.day is None
    if is_last:
        parts.shift = None  # "last" is said of the day, and not of the month
    month = named_month(scene)
    if month is None or month[1] is None or parts.weekday is None:
        return UNKNOWN["D"], None
    first, last = month[1]
    day = last - timedelta(days=(last.weekday() - parts.weekday) % 7)
    if not is_last:
        day = first + timedelta(days=(parts.weekday - first.weekday()) % 7 + 7 * ((parts.day or 1) - 1))
    return (day.isoformat(), (day, day)) if first <= day <= last else None


def _turned_season(season: str, year: int, base: date, shift: str) -> int:
    """Years to add for "the previous winter" or "the following spring", told on a day of that year."""
    first, last = season_of(year, season)
    if shift == "last":
        return -1 if last >= base else 0
    return 1 if first <= base else 0


def _turn(month: int, base: date, shift: str) -> int:
    """Years to add for "the previous April" told in March, or "the following May" told in June."""
    if shift == "last":
        return -1 if month >= base.month else 0
    return 1 if month <= base.month else 0


def named_season(scene: Scene) -> Resolved | None:
    """A season: "the summer of 1988", "last winter"."""
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    season = parts.season or "SP"
    year = stated_year(parts, clock)
    if year is None:
        year = clock.year_for({"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season], 1, scene.offset, ahead=ahead)
    if year is None or not 1 <= year < 2200:
        return f"XXXX-{season}", None
    if (base := counted_base(parts, clock)) and parts.shift:
        year = base.year + _turned_season(season, base.year, base, parts.shift)
    return f"{year:04d}-{season}", clip(season_of(year, season), parts)


def named_year(scene: Scene) -> Resolved | None:
    """A year, its edges and halves: "1990", "mid-2012", "the second half of 2008"."""
    parts = scene.parts
    year = parts.year or 1
    return half_of(year, parts) or (f"{year:04d}", clip(year_of(year), parts))


def half_of(year: int, parts: Parts) -> Resolved | None:
    """The half of a year that the words name; None where they name none: "the second half of 2008"."""
    if parts.side != "half" or not (parts.day in (1, 2) or parts.edge == "late"):
        return None
    half = 1 if parts.day == 1 else 2
    return f"{year:04d}-H{half}", (date(year, 6 * half - 5, 1), month_of(year, 6 * half)[1])


def named_quarter(scene: Scene) -> Resolved | None:
    """A quarter of a year: "the third quarter of 2015", "Q1 2021", "the first quarter of this year"."""
    parts = scene.parts
    quarter = 4 if parts.shift == "last" and parts.year else parts.day or 0
    if not 1 <= quarter <= _QUARTERS:
        return None
    year = parts.year or (_running_year(scene) if parts.unit == "Y" else None)
    if parts.unit is None and year is None:
        year = scene.clock.year_for(3 * quarter - 2, 1, scene.offset, ahead=scene.ahead)
    if year is None:
        return None
    return f"{year:04d}-Q{quarter}", (date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter)[1])


def shifted_quarter(scene: Scene) -> Resolved | None:
    """A quarter counted from another: "last quarter", "the previous quarter"."""
    parts, clock = scene.parts, scene.clock
    in_story = clock.reference is not None and (clock.history or parts.shifted_by != "last")
    base = clock.reference[0] if in_story and clock.reference else clock.now
    months = 3 * {"last": -1, "next": 1}.get(parts.shift or "", 0)
    day = shift_day(base.replace(day=1), months, "M") if base else None
    if day is None:
        return None
    quarter = (day.month + 2) // 3
    return f"{day.year:04d}-Q{quarter}", (date(day.year, 3 * quarter - 2, 1), month_of(day.year, 3 * quarter)[1])


def _running_year(scene: Scene) -> int | None:
    """The year of "this year", "the year", "last year"; None where nothing tells which year runs."""
    base = scene.clock.now
    return base.year + {"last": -1, "next": 1}.get(scene.parts.shift or "", 0) if base else None


def named_era(scene: Scene) -> Resolved | None:
    """A year before the common era: it has a value and no days."""
    parts = scene.parts
    year = parts.year or parts.count
    return (f"BC{year:04d}", None) if year else None


def named_decade(scene: Scene) -> Resolved | None:
    """A decade: "the 1990s", "the early nineties"."""
    parts, clock = scene.parts, scene.clock
    word = (parts.decade or "").rstrip("s")
    first = int(word) if word.isdigit() else words("en", "dates")["decades"].get(parts.decade or "", 0)
    if first < 100:
        first += (clock.reference[0].year if clock.reference else 1900) // 100 * 100
    if first % 10 or not 1 <= first <= 2190:
        return None
    return str(first // 10), clip((date(first, 1, 1), date(first + 9, 12, 31)), parts)


def named_century(scene: Scene) -> Resolved | None:
    """A century: "the 19th century"."""
    parts = scene.parts
    number = parts.day or 0
    if not 2 <= number <= 22:
        return None
    first = (number - 1) * 100 + 1
    return f"{number - 1:02d}", clip((date(first, 1, 1), date(first + 99, 12, 31)), parts)
