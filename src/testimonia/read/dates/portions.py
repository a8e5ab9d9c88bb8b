"""Expressions that name a part of a year or month: "the first six months of 1990", "the last days of May"."""

from __future__ import annotations

from datetime import timedelta

from testimonia.read.dates.absolute import named_month
from testimonia.read.dates.days import Days, part_of, shift_day, year_of
from testimonia.read.dates.scene import Resolved, Scene, story_base, unit_around

_A_MONTH = 31
_SEVERAL = {"D": 10, "W": 28}
"""Days that "the first days" and "the first weeks" of a year are."""


def portion(scene: Scene) -> Resolved | None:
    """A part of a year or month: "the first six months of 1990", "the last days of May", "the second week of June"."""
    parts = scene.parts
    whole = _whole_of_portion(scene)
    unit = parts.portion or parts.unit or "D"
    if whole is None or whole[1] is None or unit not in ("H", "D", "W", "M"):
        return None
    if unit == "H":
        day = whole[1][-1 if parts.day is None else 0]
        return day.isoformat(), (day, day)
    several = parts.portions if parts.portion else parts.plural
    if parts.count and parts.count != parts.day:
        return f"P{parts.count}{unit}", _counted(whole[1], parts.count, unit, is_last=parts.day is None)
    if several:
        return f"PX{unit}", _several(whole[1], unit, is_last=parts.day is None)
    days = _nth(whole[1], parts.day, unit)
    return (f"P1{unit}", days) if days else None


def _several(days: Days, unit: str, *, is_last: bool) -> Days | None:
    """The first or last days, weeks or months of a stretch of time."""
    if unit != "M" and (days[1] - days[0]).days > _A_MONTH:
        return _counted(days, _SEVERAL[unit], "D", is_last=is_last)
    return part_of(days, "late" if is_last else "early")


def _nth(days: Days, number: int | None, unit: str) -> Days | None:
    """The n-th unit of a stretch of time, the last one for None."""
    if number is None:
        return _counted(days, 1, unit, is_last=True)
    start = shift_day(days[0], number - 1, unit)
    end = shift_day(start, 1, unit) if start else None
    return (start, min(end - timedelta(days=1), days[1])) if start and end and start <= days[1] else None


def _whole_of_portion(scene: Scene) -> Resolved | None:
    """The year or month that has the portion."""
    parts, clock = scene.parts, scene.clock
    if parts.month:
        return named_month(scene)
    if parts.year:
        return f"{parts.year:04d}", year_of(parts.year)
    if not parts.portion or parts.unit not in ("M", "Y"):
        return None
    is_now = parts.shift == "this" and clock.now is not None
    story = parts.shift == "that" or (clock.history and not is_now)
    base = story_base(clock, parts.unit) if story else clock.now
    step = {"last": -1, "next": 1}.get(parts.shift or "", 0) if parts.day is not None else 0
    moved = shift_day(base, step, parts.unit) if base else None
    return unit_around(moved, parts.unit) if moved else None


def _counted(days: Days, count: int, unit: str, *, is_last: bool) -> Days | None:
    """So many units at the beginning or at the end of a stretch of time."""
    edge = days[1] + timedelta(days=1) if is_last else days[0]
    other = shift_day(edge, -count if is_last else count, unit)
    if other is None:
        return None
    first, after = sorted((edge, other))
    return max(first, days[0]), min(after - timedelta(days=1), days[1])
