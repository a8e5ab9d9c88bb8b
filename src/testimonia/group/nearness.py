"""How the places of two reports lie to each other: the same, near, far, or not known."""

from __future__ import annotations

import re

from testimonia.matching.sound import sound
from testimonia.matching.terms import folded
from testimonia.model import Where
from testimonia.places import km_between, place_key

_WORD = re.compile(r"[^\W_]+")

NARROW = 3
"""Precision (UCDP where_prec) up to which a place is a town or a district."""

NEAR_KM, FAR_KM, REMOTE_KM = 15.0, 60.0, 200.0
"""Villages of one incident lie closer than a day's walk; the point of a town lies within it. A town that a report names
besides that of its incident (of a hospital, a victim's home) mostly lies within a day's drive."""

FAR = ("far", "remote")
"""Relations of places that lie too far apart to be those of one incident."""


def place_relation(one: Where, two: Where) -> str:
    """How two places lie: "same", "near", "far", "remote", "other country", or "unknown".

    Not known is where a wide place lies, and one that no map has: where it has the name of the other, that may be it.
    """
    if one.gazetteer_id and one.gazetteer_id == two.gazetteer_id and (one.precision or 1) <= NARROW:
        return "same"
    if are_written_alike(one, two):
        return "unknown"
    if one.country and two.country and one.country != two.country:
        apart = km_between(one, two)
        return "other country" if apart is None or apart > FAR_KM else "near"
    if max(one.precision or 9, two.precision or 9) > NARROW:
        return "unknown"
    apart = km_between(one, two)
    if apart is None:
        return "unknown"
    bounds = (("remote", REMOTE_KM), ("far", FAR_KM), ("near", NEAR_KM))
    return next((name for name, least in bounds if apart > least), "same")


def are_elsewhere(one: Where, two: Where) -> bool:
    """Whether two places are surely not one; of two that no map has, other sounds tell it."""
    relation = place_relation(one, two)
    if relation != "unknown" or not (_is_nowhere(one) and _is_nowhere(two)):
        return relation in ("near", *FAR)
    return not _sounds(one) & _sounds(two)


def is_one_place(one: Where, two: Where) -> bool:
    """Whether two places are one, or may be for all that a map says."""
    return place_key(one) == place_key(two) or are_written_alike(one, two)


def are_written_alike(one: Where, two: Where) -> bool:
    """Whether two places have one name, and a map has at most one of the two."""
    return (_is_nowhere(one) or _is_nowhere(two)) and bool(_names(one) & _names(two))


def _names(where: Where) -> set[str]:
    return {folded(name) for name in (where.name, where.words) if name}


def _sounds(where: Where) -> set[str]:
    return {sound(word) or word for name in _names(where) for word in _WORD.findall(name)}


def _is_nowhere(where: Where) -> bool:
    """Whether no map has the place."""
    return where.lat is None and (where.precision or 1) <= NARROW
