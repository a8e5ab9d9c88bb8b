"""Reports in outline: enough numbers to tell of many pairs at once that they cannot come near a join."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from testimonia.group import compare
from testimonia.group.arrays import Numbers, Values
from testimonia.group.calendar import Days
from testimonia.group.nearness import FAR_KM, NARROW, NEAR_KM, REMOTE_KM
from testimonia.group.profile import OLD_NEWS, Profile
from testimonia.model import Harm, Where

Outlines = NDArray[np.void]
"""A row for each report."""

ROW = np.dtype(
    [
        ("dated", bool),
        ("first_day", np.int64),
        ("last_day", np.int64),
        ("first_stated", np.int64),
        ("last_stated", np.int64),
        ("precise", bool),
        ("start", np.int64),
        ("end", np.int64),
        ("placed", bool),
        ("country", np.int64),
        ("known_place", np.int64),
        ("narrow", bool),
        ("lat", np.float64),
        ("lon", np.float64),
        ("crowd", np.float64),
        ("harms", np.int64),
        ("counts", np.uint64),
        ("ages", bool),
    ]
)
"""Days are ordinals, countries and known places numbers that tell them apart (0 for none), harms and counts bits."""

ROUNDED = 0.001
"""Weights are rounded before they are added up: by how much the sum may lie above that of what was not rounded."""

BITS = 64
HARMS = {harm: number for number, harm in enumerate(Harm)}
KM_PER_RADIAN = 6371.0
NO_PLACE = (False, 0, 0, False, math.nan, math.nan, 0.0)


def outlines(profiles: Iterable[Profile]) -> Outlines:
    """The outlines of some reports, in their order."""
    seen: dict[str, int] = {"": 0}
    rows = [_row(profile, seen) for profile in profiles]
    return np.array(rows, dtype=ROW)


def _row(profile: Profile, seen: dict[str, int]) -> tuple[object, ...]:
    anchors, when = profile.anchors, profile.when
    days = (True, *_span(anchors), *_span([*anchors, *profile.stated])) if anchors else (False, 0, 0, 0, 0)
    precise = when is not None and (when.days or 99) <= compare.PRECISE
    main = (when.start.toordinal(), when.end.toordinal()) if precise and when and when.start and when.end else (0, 0)
    harms = sum(1 << HARMS[harm] for harm in profile.harms)
    counts = 0
    for harm, number in profile.counts:
        if number >= compare.LEAST_TELLING:
            counts |= 1 << (HARMS[harm] * 7 + number) % BITS
    return (*days, precise, *main, *_place(profile.where, seen), harms, counts, bool(profile.ages))


def _span(days: Sequence[Days]) -> tuple[int, int]:
    return min(one[0] for one in days).toordinal(), max(one[1] for one in days).toordinal()


def _place(where: Where | None, seen: dict[str, int]) -> tuple[object, ...]:
    if where is None:
        return NO_PLACE
    has_point = where.lat is not None and where.lon is not None
    point = (math.radians(where.lat or 0.0), math.radians(where.lon or 0.0)) if has_point else (math.nan, math.nan)
    # a place that no map has may be that of the same name in another country
    country = where.country if has_point or (where.precision or 9) > NARROW else None
    return (
        True,
        seen.setdefault(country or "", len(seen)),
        seen.setdefault(where.gazetteer_id or "", len(seen)),
        (where.precision or 9) <= NARROW,
        *point,
        compare.crowd_weight(where),
    )


def most(one: Outlines, two: Outlines) -> Values:
    """The most that all but the words and names of some pairs can say for a join.

    It is never below what `compare` finds, and mostly just that.
    """
    best: Values = compare.DOUBT + ROUNDED + _time(one, two) + _dates(one, two) + _places(one, two)
    best += np.where(one["ages"] & two["ages"], compare.MOST_AGES * compare.AGE, 0.0)
    best += np.where(one["counts"] & two["counts"] != 0, compare.SAME_COUNT, 0.0)
    apart = (one["harms"] != 0) & (two["harms"] != 0) & (one["harms"] & two["harms"] == 0)
    best += np.where(apart, compare.OTHER_HARM, 0.0)
    return best


def _time(one: Outlines, two: Outlines) -> Values:
    main = _apart(one["first_day"], one["last_day"], two["first_day"], two["last_day"])
    stated = _apart(one["first_stated"], one["last_stated"], two["first_stated"], two["last_stated"])
    undated = -compare.PER_FOLD * math.log1p(OLD_NEWS)
    return np.where(one["dated"] & two["dated"], np.maximum(main, stated + compare.STATED), undated)


def _apart(start: Numbers, end: Numbers, other_start: Numbers, other_end: Numbers) -> Values:
    gap = np.maximum(np.maximum(other_start - end, start - other_end), 0)
    weight: Values = -compare.PER_FOLD * np.log1p(np.minimum(gap, compare.MOST_DAYS_APART))
    return weight


def _dates(one: Outlines, two: Outlines) -> Values:
    gap = np.maximum(two["start"] - one["end"], one["start"] - two["end"])
    weight = np.where(gap <= 0, compare.SAME_DAY, np.where(gap <= compare.DAYS_OF_DOUBT, 0.0, compare.OTHER_DAY))
    return np.where(one["precise"] & two["precise"], weight, 0.0)


def _places(one: Outlines, two: Outlines) -> Values:
    half = np.sin((two["lat"] - one["lat"]) / 2) ** 2
    half += np.cos(one["lat"]) * np.cos(two["lat"]) * np.sin((two["lon"] - one["lon"]) / 2) ** 2
    apart = 2 * KM_PER_RADIAN * np.arcsin(np.minimum(1.0, np.sqrt(half)))  # no number where a point is not known
    far = apart > FAR_KM + ROUNDED
    abroad = (one["country"] != two["country"]) & (one["country"] != 0) & (two["country"] != 0)
    narrow = one["narrow"] & two["narrow"]
    weight = np.where(far & narrow, compare.OTHER_PLACE, 0.0)
    weight = np.where((apart > REMOTE_KM + ROUNDED) & narrow, compare.REMOTE_PLACE, weight)
    weight = np.where(abroad & (far | np.isnan(apart)), compare.OTHER_COUNTRY, weight)
    weight = np.where(apart <= NEAR_KM + ROUNDED, compare.SAME_PLACE, weight)
    same = (one["known_place"] == two["known_place"]) & (one["known_place"] != 0)
    weight = np.where(same, compare.SAME_PLACE + one["crowd"], weight)
    return np.where(one["placed"] & two["placed"], weight, 0.0)
