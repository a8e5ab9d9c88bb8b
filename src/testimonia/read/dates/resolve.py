"""From the words of an expression to its TIMEX3 value and its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from testimonia.read.dates.clock import Clock
from testimonia.read.dates.days import (
    Days,
    month_of,
    part_of,
    safe_day,
    season_of,
    shift_day,
    week_of,
    year_of,
)
from testimonia.read.dates.expression import Parts

Resolved = tuple[str, Days | None]
"""TIMEX3 value, and the days where it names some."""

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "E": "XXX", "C": "XX", "K": "XXXX-WXX-WE"}
_TIME_UNITS = {"H": "H", "N": "M"}
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


def resolve(kind: str, scene: Scene) -> Resolved | None:
    """The value and the days of an expression; None where the words name a day that the calendar does not have.

    Args:
        kind: the rule of the grammar that it follows.
        scene: the expression in its place.
    """
    return _RULES[kind](scene)


def _stated_year(parts: Parts, clock: Clock) -> int | None:
    """The year that the words give: "1990", "last year", "of that year"."""
    if parts.year or parts.unit != "Y":
        return parts.year
    base = clock.reference[0] if clock.reference and (clock.history or parts.shift == "that") else clock.now
    return base.year + {"last": -1, "next": 1}.get(parts.shift or "", 0) if base else None


def _day(scene: Scene) -> Resolved | None:
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    month, day = parts.month, parts.day
    if month is None or day is None:
        return None
    year = _stated_year(parts, clock) or clock.year_for(month, day, scene.offset, ahead=ahead)
    if year is None:
        return (f"XXXX-{month:02d}-{day:02d}", None) if safe_day(2000, month, day) else None
    found = safe_day(year, month, day)
    return (_timed(found, parts), (found, found)) if found else None


def _month(scene: Scene) -> Resolved | None:
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    month = parts.month or 1
    year = _stated_year(parts, clock) or clock.year_for(month, 1, scene.offset, ahead=ahead)
    if year is None:
        return f"XXXX-{month:02d}", None
    if parts.shift in ("last", "next") and parts.unit is None and clock.history and clock.reference:
        year += _turn(month, clock.reference[0], parts.shift)
    if not 1 <= year <= 2200:
        return None
    return f"{year:04d}-{month:02d}", _clip(month_of(year, month), parts)


def _turn(month: int, base: date, shift: str) -> int:
    """Years to add for "the previous April" told in March, or "the following May" told in June."""
    if shift == "last":
        return -1 if month >= base.month else 0
    return 1 if month <= base.month else 0


def _season(scene: Scene) -> Resolved | None:
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    season = parts.season or "SP"
    year = _stated_year(parts, clock)
    if year is None:
        year = clock.year_for({"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season], 1, scene.offset, ahead=ahead)
    if year is None or not 1 <= year < 2200:
        return f"XXXX-{season}", None
    return f"{year:04d}-{season}", _clip(season_of(year, season), parts)


def _clip(days: Days, parts: Parts) -> Days:
    """The early, middle or late part where the words say so; the whole where they do not."""
    edge = parts.edge or _SIDES.get(parts.side or "")
    return part_of(days, edge) if edge else days


def _year(scene: Scene) -> Resolved | None:
    parts = scene.parts
    year = parts.year or 1
    if parts.side == "half" and (parts.day in (1, 2) or parts.edge == "late"):
        half = 1 if parts.day == 1 else 2
        return f"{year:04d}-H{half}", (date(year, 6 * half - 5, 1), month_of(year, 6 * half)[1])
    return f"{year:04d}", _clip(year_of(year), parts)


def _quarter(scene: Scene) -> Resolved | None:
    parts = scene.parts
    quarter = 4 if parts.shift == "last" else parts.day or 0
    if parts.year is None or not 1 <= quarter <= 4:
        return None
    last = month_of(parts.year, 3 * quarter)[1]
    return f"{parts.year:04d}-Q{quarter}", (date(parts.year, 3 * quarter - 2, 1), last)


def _era(scene: Scene) -> Resolved | None:
    parts = scene.parts
    year = parts.year or parts.count
    return (f"BC{year:04d}", None) if year else None


def _decade(scene: Scene) -> Resolved | None:
    parts, clock = scene.parts, scene.clock
    word = (parts.decade or "").rstrip("s")
    first = int(word) if word.isdigit() else _DECADES.get(parts.decade or "", 0)
    if first < 100:
        first += (clock.reference[0].year if clock.reference else 1900) // 100 * 100
    if first % 10 or not 1 <= first <= 2190:
        return None
    return str(first // 10), _clip((date(first, 1, 1), date(first + 9, 12, 31)), parts)


_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip


def _century(scene: Scene) -> Resolved | None:
    parts = scene.parts
    number = parts.day or 0
    if not 2 <= number <= 22:
        return None
    first = (number - 1) * 100 + 1
    return f"{number - 1:02d}", _clip((date(first, 1, 1), date(first + 99, 12, 31)), parts)


def _weekday(scene: Scene) -> Resolved | None:
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    base = clock.base
    if base is None or parts.weekday is None:
        return "XXXX-XX-XX", None
    back = (base.weekday() - parts.weekday) % 7
    if parts.shift == "last" or parts.unit == "W":
        weeks = {"last": -1, "next": 1}.get(parts.shift or "", 0)
        back = base.weekday() - parts.weekday - 7 * weeks
    elif parts.shift == "next" or (ahead and parts.shift is None and back):
        back -= 7
    day = base - timedelta(days=back)
    return _timed(day, parts), (day, day)


def _timed(day: date, parts: Parts) -> str:
    return day.isoformat() + (f"T{parts.daypart}" if parts.daypart else "")


def _deictic(scene: Scene) -> Resolved | None:
    parts, clock = scene.parts, scene.clock
    base, word = clock.base, parts.direction
    if clock.history or base is None:
        return ("PRESENT_REF" if word == "today" else "XXXX-XX-XX"), None
    day = base + timedelta(days={"yesterday": -1, "overnight": -1, "tomorrow": 1}.get(word or "", 0))
    if word == "overnight":
        return f"{day.isoformat()}TNI", (day, base)
    return _timed(day, parts) + ("TNI" if word == "tonight" else ""), (day, day)


def _shifted(scene: Scene) -> Resolved | None:
    """A unit counted from another: "last week", "this year", "that day", "the following month"."""
    parts, clock, ahead = scene.parts, scene.clock, scene.ahead
    unit, step = parts.unit or "D", {"last": -1, "next": 1}.get(parts.shift or "", 0)
    if parts.plural and step:
        return f"PX{unit}", None
    story = clock.history or parts.shift == "that" or parts.shifted_by in ("previous", "preceding", "following")
    if parts.shift == "this" and unit != "D" and clock.now:
        story = False
    base = _story_base(clock, unit) if story and clock.reference else clock.now
    if unit in _TIME_UNITS or base is None:
        return (_UNKNOWN[unit], None) if unit in _UNKNOWN else None
    moved = shift_day(base, step, unit)
    if moved is None:
        return None
    value, days = _unit_around(moved, unit)
    if parts.shift == "this" and not story and days[0] <= base <= days[1] and not ahead:
        days = (days[0], base)
    if parts.shifted_by == "past" and unit != "D":
        days = (shift_day(base, -1, unit) or base, base)
    return value + (f"T{parts.daypart}" if parts.daypart else ""), days


def _story_base(clock: Clock, unit: str) -> date | None:
    """The day from which a story counts a unit; None where its time is not known as finely as the unit."""
    if clock.reference is None:
        return None
    start, end = clock.reference
    length = (end - start).days
    finest = {"D": 3, "W": 7, "M": 31, "Y": 400}.get(unit, 5000)
    return start if length <= finest else None


def _unit_around(day: date, unit: str) -> tuple[str, Days]:
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


def _duration(scene: Scene) -> Resolved | None:
    parts = scene.parts
    return _duration_value(parts), None


def _vague(scene: Scene) -> Resolved | None:
    """Bare units: "within days"."""
    scene.parts.vague = True
    return _duration_value(scene.parts), None


def _duration_value(parts: Parts) -> str:
    unit, count = parts.unit or "D", "X" if parts.vague or parts.count is None else str(parts.count)
    if unit == "F":
        return "P2W"
    if unit in _TIME_UNITS:
        return f"PT{count}{_TIME_UNITS[unit]}"
    return f"P{count}{ {'E': 'DE', 'C': 'CE', 'K': 'WE'}.get(unit, unit) }"


def _span(scene: Scene) -> Resolved | None:
    """A stretch up to publication: "the last 24 hours", "the past two weeks"."""
    parts, clock = scene.parts, scene.clock
    value, base = _duration_value(parts), clock.now
    if clock.history or base is None or parts.shift != "last" or parts.count is None or parts.vague:
        return value, None
    start = _counted_back(base, parts)
    return value, (start, base) if start else None


def _counted_back(base: date, parts: Parts) -> date | None:
    """The day that lies the counted units before another; hours count as the days that they reach into."""
    unit, count = parts.unit or "D", parts.count or 1
    if unit in _TIME_UNITS:
        hours = count if unit == "H" else 0
        return shift_day(base, -(-hours // 24), "D") and base - timedelta(days=min(-(-hours // 24), 3660))
    return shift_day(base, -count, unit)


def _ago(scene: Scene) -> Resolved | None:
    parts, clock = scene.parts, scene.clock
    if parts.count is None or parts.vague or parts.unit is None:
        return "PAST_REF", None
    if parts.unit in _TIME_UNITS:
        return ("PAST_REF", None) if clock.now is None else (clock.now.isoformat(), (clock.now, clock.now))
    if clock.now is None:
        return _years_ago(parts, clock)
    return _at_distance(clock.now, -parts.count, parts.unit)


def _years_ago(parts: Parts, clock: Clock) -> Resolved:
    """The year of "thirty-three years ago" where only the year of publication is known."""
    published = clock.published
    if parts.unit == "Y" and published and published.start and published.end and parts.count:
        years = published.start.year - parts.count, published.end.year - parts.count
        if years[0] == years[1] >= 1:
            return f"{years[0]:04d}", year_of(years[0])
    return _duration_value(parts), None


def _at_distance(base: date, count: int, unit: str) -> Resolved | None:
    """The day, month or year at a distance, as finely as the unit counts."""
    moved = shift_day(base, count, unit)
    if moved is None:
        return None
    if unit in ("M", "Y"):
        return _unit_around(moved, unit)
    if unit in ("E", "C"):
        return _unit_around(moved, "Y")
    return moved.isoformat(), (moved, moved)


def _moved(scene: Scene) -> Resolved | None:
    """A distance from the story's time: "two days later", "a week earlier", "the day before"."""
    parts, clock = scene.parts, scene.clock
    unit = parts.unit or "D"
    step = -1 if parts.direction == "earlier" else 1
    if parts.vague or (parts.count is None and unit != "D"):
        return ("PAST_REF" if step < 0 else "FUTURE_REF"), None
    base = _story_base(clock, unit) if clock.reference else clock.now
    if unit in _TIME_UNITS or base is None:
        return (_UNKNOWN[unit], None) if unit in _UNKNOWN else None
    return _at_distance(base, step * (parts.count or 1), unit)


def _clipped(scene: Scene) -> Resolved | None:
    """A part of a unit: "the end of the year", "late this month"."""
    parts, clock = scene.parts, scene.clock
    unit = parts.unit or "D"
    base = clock.reference[0] if clock.history and clock.reference else clock.now
    if base is None or unit not in ("W", "M", "Y", "E", "C"):
        return (_UNKNOWN[unit], None) if unit in _UNKNOWN else None
    moved = shift_day(base, {"last": -1, "next": 1}.get(parts.shift or "", 0), unit)
    if moved is None:
        return None
    value, days = _unit_around(moved, unit)
    return value, _clip(days, parts)


def _constant(value: str) -> Callable[[Scene], Resolved | None]:
    return lambda _: (value, None)


_RULES: dict[str, Callable[[Scene], Resolved | None]] = {
    "day": _day,
    "month": _month,
    "season": _season,
    "year": _year,
    "quarter": _quarter,
    "era": _era,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "deictic": _deictic,
    "clipped": _clipped,
    "shifted": _shifted,
    "span": _span,
    "ago": _ago,
    "moved": _moved,
    "duration": _duration,
    "vague": _vague,
    "present": _constant("PRESENT_REF"),
    "recent": _constant("PAST_REF"),
    "future": _constant("FUTURE_REF"),
}
