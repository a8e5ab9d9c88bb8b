"""How places lie to each other: their distance, and which lies in which."""

from __future__ import annotations

import math

from testimonia.model import Where

EARTH_KM = 6371.0

COUNTRY = 6
"""Precision (UCDP where_prec) of a country."""

REACH_KM = {1: 10.0, 2: 25.0, 3: 50.0, 4: 150.0, 5: 150.0}
"""How far a region reaches from its point, by its precision: a place, its surroundings, a district, a province."""


def place_key(where: Where) -> str:
    """What tells places apart: the gazetteer's id, or else the words."""
    return where.gazetteer_id or (where.name or where.words or where.country or "").casefold()


def km_between(one: Where, two: Where) -> float | None:
    """Distance on a great circle in kilometres; None where a place has no point."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    lat1, lon1, lat2, lon2 = (math.radians(angle) for angle in (one.lat, one.lon, two.lat, two.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def contains(region: Where, place: Where) -> bool:
    """Whether a place lies in a region."""
    if place_key(region) == place_key(place):
        return True
    if region.country and place.country and region.country != place.country:
        return False
    precision = region.precision or 1
    if precision >= COUNTRY:
        return region.country is not None and region.country == place.country
    if (place.precision or 1) > precision:
        return False
    km = km_between(region, place)
    return km is not None and km <= REACH_KM[precision]
