"""Arrays that stand for a record's reports while they are grouped, and that are kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

NONE = -1
"""In the place of a number: none."""


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
        offsets = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
        return Ragged(self.values[np.repeat(self.starts[numbers], lengths) + offsets], starts)

    def plus(self, other: Ragged) -> Ragged:
        """These rows and others behind them."""
        return Ragged(
            np.concatenate([self.values, other.values]),
            np.concatenate([self.starts, other.starts[1:] + self.starts[-1]]),
        )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports that were compared, each once, with what came out.

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

    def where(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.first[chosen], self.second[chosen], self.values[chosen])

    def renumbered(self, numbers: Numbers) -> Pairs:
        """The pairs under new numbers, without those of reports that have none."""
        first, second = numbers[self.first], numbers[self.second]
        kept = (first != NONE) & (second != NONE)
        return Pairs(first[kept], second[kept], self.values[kept])

    def codes(self, size: int) -> Numbers:
        """One number for each pair."""
        return self.first * size + self.second


def compared(
    pages: Iterable[tuple[Numbers, Numbers]],
    known: Pairs,
    compare: Callable[[Numbers, Numbers], Values],
    *,
    size: int,
) -> Pairs:
    """The pairs of all pages with their values; a pair that is known is not compared again.

    Args:
        pages: pairs of reports, each once.
        known: pairs whose values are known.
        compare: gives the values of some pairs.
        size: number of reports.
    """
    pages = list(pages)
    empty = np.zeros(0, dtype=np.int64)
    first = np.concatenate([empty, *(one for one, _ in pages)])
    second = np.concatenate([empty, *(two for _, two in pages)])
    codes = known.codes(size)
    order = np.argsort(codes)
    wanted = first * size + second
    at = np.minimum(np.searchsorted(codes[order], wanted), max(len(codes) - 1, 0))
    is_known = codes[order][at] == wanted if len(codes) else np.zeros(len(wanted), dtype=bool)
    values = np.empty(len(wanted))
    values[is_known] = known.values[order][at[is_known]]
    values[~is_known] = compare(first[~is_known], second[~is_known])
    return Pairs(first, second, values)
