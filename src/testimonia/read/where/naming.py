"""A place name in its sentence, and the part that it plays there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from testimonia.model import PlaceMention, Span

NEAR = 2  # UCDP where_prec of "near X"
DISTRICT = 3  # of a district
FUZZY = 5  # of a landscape, or of a line between two places
COUNTRY = 6  # of a country
COARSE = DISTRICT  # from here on a place is a district or more, within which a report may name the spot


class Part(StrEnum):
    """What a name is to what its sentence tells."""

    SITE = "where something happened"
    HOME = "whose people it is about, or a place that it is about"
    LOCAL = "whose officials tell of it"
    PERSON = "where one person comes from"
    ORIGIN = "where people came from"
    DESTINATION = "where people went or were brought"
    TELLING = "where it was told"
    OWNER = "whose it is"
    ALSO = "named together with the place before it"
    BESIDE = "named beside another place: what it lies in, what lies near it, its other name"
    NAMED = "named, but not as the place of anything"


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of a place in a report.

    Args:
        mention: the name.
        words: the name with the words that belong to it: "northern Orvek", "Orvek bridge", "Orvek and Tesk".
        part: the part it plays.
        precision: UCDP where_prec of the words: 2 for "near X", 3 for "X district".
        opening: True where it opens its sentence and so sets the scene for all of it.
        building: True where it stands for a building or a street, which gives way to a settlement.
        within: True where the place before it says in what it lies: "the Orvek suburb of Tesk".
        amid: True where it is two places between which something happened, at neither.
    """

    mention: PlaceMention
    words: Span
    part: Part
    precision: int
    opening: bool = False
    building: bool = False
    within: bool = False
    amid: bool = False


def settled(first: Naming | None, here: Sequence[Naming]) -> Naming | None:
    """The settlement of a building or a street, where the words right behind name it: "the school in Orvek"."""
    if first is None or not first.building:
        return first
    behind = next((one for one in here if one.words.start >= first.words.end), None)
    near = behind is not None and behind.words.start - first.words.end <= len(" of the ")
    beside = behind is not None and near and behind.part in (Part.BESIDE, Part.SITE) and behind.precision < COARSE
    return replace(behind, part=Part.SITE) if behind and beside else first
