"""Whole numbers of persons as intervals with open ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from testimonia.errors import InvalidNoun


@dataclass(frozen=True, slots=True)
class Interval:
    """A number of persons, known to lie between two ends.

    Args:
        low: fewest persons, or None where the words set no lower end.
        high: most persons, or None where the words set no upper end.

    Raises:
        InvalidNoun: both ends are open, an end is negative, or low > high.

    Units:
        persons
    """

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise InvalidNoun("an interval needs at least one end; got None to None")
        if min(end for end in (self.low, self.high) if end is not None) < 0:
            raise InvalidNoun(f"persons cannot be negative; got {self.low} to {self.high}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidNoun(f"expected low <= high; got {self.low} to {self.high}")

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same number."""
        return self.low is not None and self.low == self.high

    @property
    def is_zero(self) -> bool:
        """Whether the interval says that nobody was harmed."""
        return self.high == 0

    @property
    def known_ends(self) -> tuple[int, ...]:
        """The stated ends, without the open ones."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both intervals."""
        below = self.low is None or other.high is None or self.low <= other.high
        return below and (other.low is None or self.high is None or other.low <= self.high)

    def plus(self, other: Interval) -> Interval | None:
        """The interval of the sum of two separate groups of people; None where neither end can be added."""
        low = None if self.low is None and other.low is None else (self.low or 0) + (other.low or 0)
        high = None if self.high is None or other.high is None else self.high + other.high
        return None if low is None and high is None else Interval(low, high)


def hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval with stated ends that contains every stated end of the given ones.

    An open end adds no number of its own: "at least 12" contributes 12 to both ends.

    Raises:
        InvalidNoun: there are no intervals.
    """
    ends = [end for interval in intervals for end in interval.known_ends]
    if not ends:
        raise InvalidNoun("expected at least one interval; got none")
    return Interval(min(ends), max(ends))
