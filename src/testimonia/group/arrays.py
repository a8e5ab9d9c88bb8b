"""Arrays that stand for a record's reports while they are grouped, and that are kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from testimonia.matching.blocking import Blocks, ranges

Numbers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

NONE = -1
"""In the place of a number: none."""

NOTHING = -99.0
"""In the place of what came out of comparing two reports: they have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different length.

    Args:
        values: the values of all rows, one row behind the other.
        starts: where each row starts, and where the last one ends.
    """

    values: Keys
    starts: Numbers

    @classmethod
    def of(cls, rows: Sequence[Keys]) -> Ragged:
        """Some rows."""
        empty = np.zeros(0, dtype=np.uint64)
        return cls(np.concatenate([empty, *rows]), np.cumsum([0, *map(len, rows)], dtype=np.int64))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def holders(self) -> Numbers:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def row(self, number: int) -> Keys:
        """One row."""
        return self.values[self.starts[number] : self.starts[number + 1]]

    def take(self, numbers: Numbers) -> Ragged:
        """Some rows, in the order asked for."""
        lengths = np.diff(self.starts)[numbers]
        starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
        return Ragged(self.values[ranges(self.starts[numbers], lengths)], starts)

    def plus(self, other: Ragged) -> Ragged:
        """These rows and others behind them."""
        return Ragged(
            np.concatenate([self.values, other.values]),
            np.concatenate([self.starts, other.starts[1:] + self.starts[-1]]),
        )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports that have something to do with each other, each once, with what came out of comparing them.

    Args:
        first: numbers of reports.
        second: numbers of other reports, each above the first.
        values: what came out for each pair.
    """

    first: Numbers
    second: Numbers
    values: Values

    @classmethod
    def none(cls) -> Pairs:
        """No pairs."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(empty, empty, np.zeros(0))

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.first.tolist(), self.second.tolist(), self.values.tolist(), strict=True)

    def __len__(self) -> int:
        return len(self.first)

    @classmethod
    def joined(cls, parts: Sequence[Pairs]) -> Pairs:
        """The pairs of several."""
        parts = [cls.none(), *parts]
        first, second = (np.concatenate([getattr(part, name) for part in parts]) for name in ("first", "second"))
        return cls(first, second, np.concatenate([part.values for part in parts]))

    def where(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.first[chosen], self.second[chosen], self.values[chosen])

    def at(self, places: Numbers) -> Pairs:
        """The pairs at some places, in this order."""
        return Pairs(self.first[places], self.second[places], self.values[places])

    def renumbered(self, numbers: Numbers) -> Pairs:
        """The pairs under new numbers, without those of reports that have none."""
        first, second = numbers[self.first], numbers[self.second]
        kept = (first != NONE) & (second != NONE)
        return Pairs(first[kept], second[kept], self.values[kept])

    def codes(self, size: int) -> Numbers:
        """One number for each pair."""
        return self.first * size + self.second


def compared(
    now: Blocks,
    before: Blocks,
    numbers: Numbers,
    *,
    known: Pairs,
    compare: Callable[[Numbers, Numbers], Values],
    prepare: Callable[[Numbers], object] = len,
) -> Pairs:
    """The pairs of some blocks of which something came out; those that are as they were are not compared again.

    Args:
        now: reports by their keys.
        before: the same in the last run.
        numbers: the number that each report of the last run has now; none where it is another or gone.
        known: what came out of the last run, under the numbers of now.
        compare: gives the values of some pairs; `NOTHING` is left out.
        prepare: told of all reports before the pairs of all are compared, page by page.
    """
    size = len(now.order)
    changed = now.changed(before, numbers) if len(before.order) else None
    if changed is None:
        prepare(np.unique(now.items))
        found = [_telling(first, second, compare(first, second)) for first, second in now.pairs()]
    else:
        first, second = np.divmod(changed.now, max(size, 1))
        kept = known.where(~np.isin(known.codes(size), changed.pairs))
        found = [kept, _telling(first, second, compare(first, second))]
    pairs = Pairs.joined(found)
    return pairs.at(np.argsort(pairs.codes(size)))


def _telling(first: Numbers, second: Numbers, values: Values) -> Pairs:
    return Pairs(first, second, values).where(values != NOTHING)
