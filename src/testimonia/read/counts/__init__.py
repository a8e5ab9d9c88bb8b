"""Bounded numbers of a report, and which of them count people."""

from testimonia.read.counts.find import find_people
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.people import PeopleKind as Kind
from testimonia.read.counts.quantities import find_quantities

__all__ = ["Kind", "People", "PeopleKind", "find_people", "find_quantities"]
