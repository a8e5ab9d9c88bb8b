"""What a text says of where a place lies: "X in Y", "X, a village in Y", "the Y-ian town of X"."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import cos, radians

from testimonia.model import Place
from testimonia.places import Entry, fold
from testimonia.read.where.belief import Candidate
from testimonia.read.where.page import Page

CELL = 1.2  # degrees of latitude: two places in one cell or in cells that touch are near each other
LONGEST_GAP = 60  # characters between a name and that in which it lies
SIDE = 2  # words between a name and the people on whose side it lies: "X, on the Congolese side"
MOST_BETWEEN = 4  # words between them, apart from those of an apposition

Cell = tuple[int, int]
Test = Callable[[Entry], bool]


def cell_of(place: Place) -> Cell:
    """The cell of the map in which a place lies; cells are about as wide as high."""
    lat, lon = place.lat or 0.0, place.lon or 0.0
    return round(lat / CELL), round(lon * cos(radians(lat)) / CELL)


@functools.lru_cache(maxsize=1 << 12)
def around(cell: Cell) -> tuple[Cell, ...]:
    """A cell and those that touch it."""
    north, east = cell
    return tuple([(north + i, east + j) for i in (-1, 0, 1) for j in (-1, 0, 1)])


def outer_places(page: Page, found: Sequence[Candidate]) -> dict[str, Candidate]:
    """For names of which the text says where they lie: the folded name -> that in which it lies."""
    outer: dict[str, Candidate] = {}
    for one, other in pairwise(found):
        if other.span.start - one.span.end > LONGEST_GAP:
            continue
        if (one.entries or one.country) and not other.country and _lies_before(page, one, other):
            outer.setdefault(fold(other.name), one)
        elif (other.entries or other.country) and not one.country and _lies_behind(page, one, other):
            outer.setdefault(fold(one.name), other)
    return outer


def _lies_behind(page: Page, one: Candidate, other: Candidate) -> bool:
    """Does a name lie in the next: "X, Y", "X in the Z district of Y", "X, a village of 50 houses in Y"?"""
    gap = page.text[one.span.end : other.span.start]
    if gap in (", ", " ("):
        return other.country is None and not _speaks(page, other)
    between = [word.low for word in page.words[one.last + 1 : other.first]]
    lexicon = page.lexicon
    if other.country and gap.startswith(", ") and len(between) == SIDE and between[0] in lexicon.locative:
        after = page.after(other.last)
        return after is not None and after.low in lexicon.sides
    if not between or between[-1] in lexicon.definite or between[-1].endswith(lexicon.directions):
        between = between[:-1]
    if not between or not (between[-1] in lexicon.within or between[-1] in lexicon.of):
        return False
    if gap.startswith(", ") and between[0] in lexicon.indefinite:
        return not any(mark in gap[2:] for mark in ",.;:")
    small = (low in lexicon.definite or low in lexicon.settlements for low in between[:-1])
    return not any(mark in gap[1:] for mark in ",.;:") and len(between) <= MOST_BETWEEN and all(small)


def _speaks(page: Page, one: Candidate) -> bool:
    """Is a name that of a government that speaks: "near Orvek, Baghdad said"?"""
    after = page.after(one.last)
    return after is not None and after.low in page.lexicon.speaking


def _lies_before(page: Page, one: Candidate, other: Candidate) -> bool:
    """Does a name lie in the one before: "Y's X", "Y's northern town of X", "the Y-ian town of X"?"""
    gap = page.text[one.span.end : other.span.start]
    if gap in ("'s ", "’s "):
        return one.country is None
    between = [word.low for word in page.words[one.last + 1 : other.first]]
    settled = len(between) > 1 and between[-1] in page.lexicon.of and between[-2] in page.lexicon.settlements
    owned = one.country is not None or gap.startswith(("'s ", "’s "))
    return settled and owned and len(between) <= MOST_BETWEEN and not any(mark in gap for mark in ",.;:")


def lies_in(other: Candidate) -> Test:
    """A test for senses that lie in, or for a town close to, any sense of another name."""
    countries = {e.place.country for e in other.entries if e.kind in ("country", "neutral")} | {other.country}
    regions = {(e.place.country, e.region) for e in other.entries if e.kind == "region"}
    cells = {cell_of(e.place) for e in other.entries if e.kind in ("city", "county", "user")}

    def test(entry: Entry) -> bool:
        if entry.kind == "country":
            return False
        place = entry.place
        if (place.country and place.country in countries) or (place.country, entry.region) in regions:
            return True
        return any(cell in cells for cell in around(cell_of(place)))

    return test
