"""Toolbox: the gazetteer: place names, and the places that they may stand for."""

from testimonia.places.countries import called, capital_of
from testimonia.places.distance import COUNTRY, contains, km_between, place_key
from testimonia.places.folding import fold
from testimonia.places.gazetteer import Entry, Gazetteer

__all__ = ["COUNTRY", "Entry", "Gazetteer", "called", "capital_of", "contains", "fold", "km_between", "place_key"]
