"""Where: the places that a report names, and the place of each claim."""

from testimonia.read.where.choose import choose_where
from testimonia.read.where.mentions import find_places

__all__ = ["choose_where", "find_places"]
