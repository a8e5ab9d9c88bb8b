"""Bounded numbers of a report, and which of them count people."""

from testimonia.read.counts.exclusions import exclusion, is_told_year
from testimonia.read.counts.find import find_people
from testimonia.read.counts.names import behind_age
from testimonia.read.counts.nouns import Nouns, nouns, several
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.quantities import find_quantities, number_words
from testimonia.read.counts.words import Words, is_shouting

__all__ = [
    "Nouns",
    "People",
    "PeopleKind",
    "Words",
    "behind_age",
    "exclusion",
    "find_people",
    "find_quantities",
    "is_shouting",
    "is_told_year",
    "nouns",
    "number_words",
    "several",
]
