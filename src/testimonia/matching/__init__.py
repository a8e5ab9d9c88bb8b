"""Toolbox: terms and their rarity, blocking, near copies, clusters."""

from testimonia.matching.blocking import Blocks, ranges
from testimonia.matching.changes import edits
from testimonia.matching.clusters import clusters, components
from testimonia.matching.copies import Likeness, compare, copy_blocks, near_copies, sequences, signature
from testimonia.matching.rarity import rarity
from testimonia.matching.sound import sound
from testimonia.matching.terms import FUNCTION_WORDS, Form, Terms, ages_of, folded, terms_of
from testimonia.matching.vectors import Alike, Vectors, vectors, weighted

__all__ = [
    "FUNCTION_WORDS",
    "Alike",
    "Blocks",
    "Form",
    "Likeness",
    "Terms",
    "Vectors",
    "ages_of",
    "clusters",
    "compare",
    "components",
    "copy_blocks",
    "edits",
    "folded",
    "near_copies",
    "ranges",
    "rarity",
    "sequences",
    "signature",
    "sound",
    "terms_of",
    "vectors",
    "weighted",
]
