"""Everything in a report that could be a counted set of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from testimonia.model import Quantity
from testimonia.read.counts.counted import find_counted
from testimonia.read.counts.names import find_names
from testimonia.read.counts.nouns import nouns
from testimonia.read.counts.people import People, PeopleKind
from testimonia.read.counts.phrases import Words
from testimonia.read.counts.singles import find_nobody, find_singles, with_kin
from testimonia.read.report import Report

_LAST = {PeopleKind.SINGLE: 1, PeopleKind.NAMED: 2}
"""Of two overlapping readings the one with a number stays, then one person by a noun, then a name."""


def find_people(report: Report, quantities: Sequence[Quantity]) -> tuple[People, ...]:
    """The people in a report who are counted or could be, in order; none overlap.

    Bare numbers, single persons and names are candidates: whether something was done to them is for the
    words of harm to say.

    Args:
        report: the report.
        quantities: its bounded numbers, from `find_quantities`.
    """
    known = nouns()
    row = Words.of(report.text)
    numbers = frozenset(each.span.start for each in quantities if not _is_age(row, each))
    found = [
        *find_counted(row, quantities, known, numbers=numbers),
        *find_singles(row, known, numbers=numbers),
        *find_nobody(row, known, numbers=numbers),
    ]
    if not row.shouting:
        found.extend(find_names(report.text, known))
    return tuple(with_kin(report.text, _apart(found), known))


def _is_age(row: Words, quantity: Quantity) -> bool:
    """Whether a number stands inside an adjective: "two 13-year-old boys", "two 13 year old boys"."""
    return row.splits(quantity.span.end) or row.word(row.after(quantity.span.end) + 1) == "old"


def _apart(found: Iterable[People]) -> list[People]:
    """The people in order, with one reading of every stretch."""
    kept: list[People] = []
    for people in sorted(found, key=lambda each: (each.span.start, _LAST.get(each.kind, 0), -each.span.end)):
        if not kept or kept[-1].span.end <= people.span.start:
            kept.append(people)
        elif _LAST.get(people.kind, 0) < _LAST.get(kept[-1].kind, 0):
            kept[-1] = people
    return kept
