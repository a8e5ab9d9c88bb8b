"""Where: the places that a report names, and the place of each claim."""

from testimonia.read.where.choose import choose_where, other_places
from testimonia.read.where.mentions import find_places
from testimonia.read.where.scenes import Scenes, find_scenes
from testimonia.read.where.senses import FITTED, Weights

__all__ = ["FITTED", "Scenes", "Weights", "choose_where", "find_places", "find_scenes", "other_places"]
