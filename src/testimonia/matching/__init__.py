"""Toolbox: terms and their rarity, blocking, near copies, clusters."""

from testimonia.matching.blocking import alike
from testimonia.matching.clusters import clusters
from testimonia.matching.copies import Likeness, near_copies
from testimonia.matching.terms import Form, Terms, folded, terms_of
from testimonia.matching.vectors import rarities, vectors

__all__ = [
    "Form",
    "Likeness",
    "Terms",
    "alike",
    "clusters",
    "folded",
    "near_copies",
    "rarities",
    "terms_of",
    "vectors",
]
