"""Toolbox: the gazetteer: place names, and the places that they may stand for."""

from testimonia.places.countries import called, is_capital
from testimonia.places.distance import COUNTRY, contains, km_between, place_key
from testimonia.places.folding import fold
from testimonia.places.gazetteer import Entry, Gazetteer
from testimonia.places.population import large_cities

__all__ = [
    "COUNTRY",
    "Entry",
    "Gazetteer",
    "called",
    "contains",
    "fold",
    "is_capital",
    "km_between",
    "large_cities",
    "place_key",
]
