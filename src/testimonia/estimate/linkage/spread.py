"""How persons are spread over lists: which lists hold them, and how often a list repeats one."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.estimate.linkage.arrays import Ints

PRIOR_PERSONS = 10.0
"""Persons that what is assumed of the patterns weighs."""

OVERLAP = 0.25
"""How much rarer persons on one list more are assumed to be, before the lists are seen."""

PRIOR_REPEATS = (0.1, 2.0)
"""Repeated records, of so many records, that are assumed before the lists are seen."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Shares learned from a partition.

    Args:
        lists: number of lists.
        persons: number of persons.
        patterns: how many persons each pattern of lists holds; bit k of a pattern is list k.
        repeated: the share of records that repeat a person on the same list.
    """

    lists: int
    persons: int
    patterns: dict[int, int]
    repeated: float

    @classmethod
    def of(cls, persons: Ints, on: Ints, lists: int) -> Spread:
        """What a partition shows.

        Args:
            persons: for each record the smallest record of the same person.
            on: the number of the list of each record.
            lists: number of lists.
        """
        masks = np.zeros(len(persons), dtype=np.int64)
        np.bitwise_or.at(masks, persons, np.int64(1) << on)
        held = masks[masks > 0]
        repeats = len(persons) - int(np.bitwise_count(held).sum())
        found, records = PRIOR_REPEATS
        return cls(lists, len(held), dict(Counter(held.tolist())), (repeats + found) / (len(persons) + records))

    def log_pattern(self, pattern: int) -> float:
        """The logarithm of the share of a pattern, times the number of persons.

        The number of persons stands for the number of ways to draw one person more or less.
        """
        prior = PRIOR_PERSONS * _assumed(self.lists, pattern.bit_count())
        share = (self.patterns.get(pattern, 0) + prior) / (self.persons + PRIOR_PERSONS)
        return math.log(share) + math.log(self.persons)

    def log_person(self, counts: Iterable[int], pattern: int) -> float:
        """How likely a person is who has so many records on each list of the pattern.

        Args:
            counts: number of records on each list that holds the person.
            pattern: of these lists.
        """
        total = self.log_pattern(pattern)
        for count in counts:
            total += (count - 1) * math.log(self.repeated) + math.log1p(-self.repeated) + math.lgamma(count + 1)
        return total


@functools.cache
def _assumed(lists: int, number: int) -> float:
    """The assumed share of a pattern of so many of the lists."""
    total = sum(OVERLAP**other for other in range(lists))
    return OVERLAP ** (number - 1) / total / math.comb(lists, number)


def pattern_of(lists: Sequence[int]) -> int:
    """The lists as bits."""
    pattern = 0
    for number in lists:
        pattern |= 1 << number
    return pattern
