"""Capture histories: how many people stand on which lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from testimonia.errors import InvalidNoun

MOST_LISTS = 62
"""A pattern of lists fits one machine word."""


@dataclass(frozen=True, slots=True)
class CaptureHistories:
    """How many people stand on exactly which lists.

    A pattern is a whole number whose bit i says whether the people stand on list i, counted from 0: with lists
    A, B and C the pattern 5 (binary 101) is "on A and C, not on B".

    Args:
        lists: names of the lists, two or more, all different.
        counts: (pattern, persons) for every pattern that somebody has, by rising pattern.
        stratum: (column, value) pairs that tell which part of the population this is; empty for all of it.

    Raises:
        InvalidNoun: fewer than two lists or more than `MOST_LISTS`; a name twice; nobody on any list; patterns
            out of order, twice, of no list or of lists that do not exist; counts below 1.

    Units:
        persons
    """

    lists: tuple[str, ...]
    counts: tuple[tuple[int, int], ...]
    stratum: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not 2 <= len(self.lists) <= MOST_LISTS:
            raise InvalidNoun(f"expected 2 to {MOST_LISTS} lists; got {len(self.lists)}")
        if len(set(self.lists)) < len(self.lists):
            raise InvalidNoun(f"expected lists with different names; got {', '.join(self.lists)}")
        patterns = [pattern for pattern, _ in self.counts]
        if not patterns:
            raise InvalidNoun("expected people on the lists; got none")
        if patterns != sorted(set(patterns)) or not 1 <= patterns[0] <= patterns[-1] < 1 << len(self.lists):
            raise InvalidNoun(f"expected rising patterns of {len(self.lists)} lists, none of them empty")
        if min(persons for _, persons in self.counts) < 1:
            raise InvalidNoun("expected at least one person for each pattern that is given")

    @classmethod
    def of(
        cls, lists: Sequence[str], rows: Iterable[tuple[int, int]], stratum: Iterable[tuple[str, str]] = ()
    ) -> CaptureHistories:
        """Histories from (pattern, persons) in any order; the same pattern again adds, zero counts are left out."""
        total: Counter[int] = Counter()
        for pattern, persons in rows:
            total[pattern] += persons
        return cls(tuple(lists), tuple(sorted((key, value) for key, value in total.items() if value)), tuple(stratum))

    @property
    def observed(self) -> int:
        """People on at least one list."""
        return sum(persons for _, persons in self.counts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """People on each list."""
        return tuple(self.on_all(1 << index) for index in range(len(self.lists)))

    def on_all(self, lists: int) -> int:
        """People who stand on every list of a pattern, whatever other lists they stand on."""
        return sum(persons for pattern, persons in self.counts if pattern & lists == lists)

    def on_number(self, number: int) -> int:
        """People who stand on exactly so many lists."""
        return sum(persons for pattern, persons in self.counts if pattern.bit_count() == number)

    def without(self, index: int) -> CaptureHistories:
        """The histories as they would be without one list; people on that list only are no longer observed.

        Raises:
            InvalidNoun: fewer than two lists, or nobody, would remain.
        """
        low = (1 << index) - 1
        rows = (((pattern & low) | (pattern >> (index + 1) << index), persons) for pattern, persons in self.counts)
        lists = (*self.lists[:index], *self.lists[index + 1 :])
        return CaptureHistories.of(lists, (row for row in rows if row[0]), self.stratum)

    def reordered(self, order: Sequence[int]) -> CaptureHistories:
        """The same histories with the lists in another order; `order[i]` is the old place of the new list i."""
        rows = (
            (sum((pattern >> old & 1) << new for new, old in enumerate(order)), persons)
            for pattern, persons in self.counts
        )
        return CaptureHistories.of([self.lists[old] for old in order], rows, self.stratum)
