"""Toolbox: the gazetteer: place names, and the places that they may stand for."""

from testimonia.places.folding import fold
from testimonia.places.gazetteer import Entry, Gazetteer

__all__ = ["Entry", "Gazetteer", "fold"]
