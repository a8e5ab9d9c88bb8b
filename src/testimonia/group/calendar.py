"""Where and when: the keys by which a claim finds the incident that it is about, without looking at all of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta

from testimonia.group.words import SPANS
from testimonia.model import DateRange, Where
from testimonia.places import place_key

Days = tuple[date, date]

MOST_DAYS = 31
"""Longest span of one incident's dates in days (UCDP date_prec 4, "up to a month"); what is longer is a period."""

FORTNIGHT = 14
"""Days in a period; periods overlap by half, so that two days at most a week apart share one."""

FRESH_DAYS = 14
"""Days before its publication within which the harm that a report tells of is news."""

CLOSE = 2
"""Days of a date that is of a day or a night."""

SLACK = 3
"""Days that the date of a claim may lie off the main date and still mean the same harm: night attacks, days of
reporting, victims found or dying the days after."""

LASTING = 4
"""Days from which harm may be said to have lasted; what is shorter is a night, or a date that is not quite sure."""

CELL = 0.2
"""Degrees of a cell of the map: places of one incident lie in the same or in neighbouring cells."""


def is_close(when: DateRange) -> bool:
    """Whether a date is of a day or a night, so that it tells one incident from another a few days off."""
    return (when.days or MOST_DAYS) <= CLOSE


def lasts(when: DateRange | None) -> bool:
    """Whether the words of a date say that harm went on for days: "from 3 to 28 April" does, "in April" does not."""
    return when is not None and (when.days or 0) >= LASTING and SPANS.search(when.words or "") is not None


def periods_of(days: Days) -> Iterator[int]:
    """The periods in which a range of days lies; ranges at most a week apart share one. A long range has none."""
    if (days[1] - days[0]).days >= MOST_DAYS:
        return
    start, end = days[0].toordinal(), days[1].toordinal()
    half = FORTNIGHT // 2
    yield from range(start // half - 1, end // half + 1)


def places_of(where: Where) -> list[str]:
    """What a report on harm at a place is looked up by: the place, its cell of the map, and its country."""
    found = [place_key(where)]
    if where.lat is not None and where.lon is not None and (where.precision or 1) <= 3:
        found.append(_cell(where.lat, where.lon))
    if where.country:
        found.append(f"#{where.country}")
    return found


def near(where: Where) -> list[str]:
    """What reports on harm at a place or near it are looked up by."""
    found = [place_key(where)]
    if where.lat is not None and where.lon is not None and (where.precision or 1) <= 3:
        found += [
            _cell(where.lat + down * CELL, where.lon + right * CELL) for down in (-1, 0, 1) for right in (-1, 0, 1)
        ]
    if where.country:
        found.append(f"#{where.country}")
    return found


def _cell(lat: float, lon: float) -> str:
    return f"@{math.floor(lat / CELL)},{math.floor(lon / CELL)}"


def around(when: DateRange) -> list[int]:
    """The periods in which harm may lie that a claim dates so."""
    if when.start is None or when.end is None:
        return []
    long = (when.days or 0) + 2 * SLACK > MOST_DAYS
    slack = timedelta(0 if long or lasts(when) else SLACK)
    return list(periods_of((when.start - slack, when.end + slack)))
