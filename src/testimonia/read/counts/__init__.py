"""Bounded numbers of a report, and which of them count people."""

from testimonia.read.counts.find import find_people
from testimonia.read.counts.nouns import Nouns, nouns
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.quantities import find_quantities

__all__ = ["Nouns", "People", "PeopleKind", "find_people", "find_quantities", "nouns"]
