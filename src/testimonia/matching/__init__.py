"""Toolbox: terms and their rarity, blocking, near copies, clusters."""

from testimonia.matching.blocking import Blocks
from testimonia.matching.clusters import clusters, components
from testimonia.matching.copies import Likeness, near_copies
from testimonia.matching.rarity import rarity
from testimonia.matching.sound import sound
from testimonia.matching.terms import Form, Terms, ages_of, folded, terms_of
from testimonia.matching.vectors import Vectors, vectors, weighted

__all__ = [
    "Blocks",
    "Form",
    "Likeness",
    "Terms",
    "Vectors",
    "ages_of",
    "clusters",
    "components",
    "folded",
    "near_copies",
    "rarity",
    "sound",
    "terms_of",
    "vectors",
    "weighted",
]
