"""Sampled partitions: not one answer to who is who, but draws from all that the lists allow.

A partition says which records are one person's. Its probability is that of the agreement of its records, given who
is one person, times how persons are expected to be spread over lists:

- The records of one person support each other as `support` tells.
- Persons come with the lists that hold them, by shares that are learned from the partition before; a list repeats a
  person with a small probability, learned likewise.

With every partition the shares of the levels of agreement among pairs of one person are drawn anew from what the
lists leave open about them. They are not learned from the partitions: families that die together would else come to
look like one person written down carelessly, and so be joined, and so look even more like one.

Groups of up to `MOST_ENUMERATED` records that may be one another's are drawn exactly, from all their partitions;
larger groups by moves of single records, splits and merges.

Source:
    Sadinle 2014 (a Bayesian partition of a homicide registry) for the approach. How records support each other, and
    the spread over lists, are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.estimate.linkage.arrays import Floats, Ints, Levels
from testimonia.estimate.linkage.enumerated import MOST_ENUMERATED, Enumerated
from testimonia.estimate.linkage.fields import Field
from testimonia.estimate.linkage.fitted import Evidence, Shares, log_shares, log_two_persons
from testimonia.estimate.linkage.groups import Group
from testimonia.estimate.linkage.moves import Moves
from testimonia.estimate.linkage.spread import Spread
from testimonia.estimate.linkage.unseen import unseen_share

BURN_IN = 30
"""Draws that are thrown away: the shares settle in the first ten."""

APART = -1e6
"""Evidence of a pair that a person judged to be two persons."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What partitions are drawn for.

    Args:
        on: the number of the list of each record. Shape: (records,).
        lists: number of lists.
        fields: that are compared.
        groups: records that may be one another's.
        pairs: all pairs within the groups. Shape: (pairs, 2).
        evidence: how these pairs agree.
        judged: for each pair 1 where a person judged it the same, -1 different, 0 not judged. Shape: (pairs,).
        fitted: the shares of the levels of agreement.
    """

    on: Ints
    lists: int
    fields: tuple[Field, ...]
    groups: Sequence[Group]
    pairs: Ints
    evidence: Evidence
    judged: Levels
    fitted: Shares


@dataclass(frozen=True, slots=True)
class Draw:
    """One partition.

    Args:
        persons: for each record, the smallest record of the same person. Shape: (records,).
        together: for each pair of the problem the probability that it is one person, given what else was drawn; in
            large groups whether it is. Shape: (pairs,).
        unseen: share of pairs of one person that nobody sees.
    """

    persons: Ints
    together: Floats
    unseen: float


class Sampler:
    """Draws partitions one after the other; the same seed gives the same partitions.

    Args:
        problem: what they are drawn for.
        seed: of all chance.
    """

    def __init__(self, problem: Problem, *, seed: int) -> None:
        self._problem = problem
        self._random = np.random.default_rng(seed)
        numbers = {(int(one), int(two)): number for number, (one, two) in enumerate(problem.pairs)}
        on = problem.on.tolist()
        small = [group for group in problem.groups if len(group.atoms) <= MOST_ENUMERATED]
        large = [group for group in problem.groups if len(group.atoms) > MOST_ENUMERATED]
        self._small = Enumerated(small, numbers, on)
        self._large = [Moves(group, numbers, on) for group in large]
        self._apart = log_two_persons(problem.fitted, problem.evidence)
        self._persons = np.arange(len(problem.on))

    def draws(self, number: int) -> Iterator[Draw]:
        """So many partitions, after those that are thrown away."""
        for _ in range(BURN_IN):
            self._next()
        for _ in range(number):
            yield self._next()

    def _next(self) -> Draw:
        problem = self._problem
        spread = Spread.of(self._persons, problem.on, problem.lists)
        m = self._drawn_m()
        weights = self._weights(m)
        labels, together = self._small.draw(weights, spread, self._random)
        persons = self._persons.copy()
        persons[self._small.records] = labels
        for moves in self._large:
            moves.sweep(weights, spread, self._random)
            persons[list(moves.group.records)] = moves.labels()
            together[moves.numbers] = moves.together()
        self._persons = persons
        return Draw(persons, together, unseen_share(problem.fields, m))

    def _weights(self, m: Sequence[Floats]) -> Floats:
        """The evidence of each pair, with shares of the levels among pairs of one person."""
        problem = self._problem
        weights = log_shares(m, problem.evidence.levels) - self._apart
        weights = np.where(problem.judged > 0, np.maximum(weights, 0.0), weights)
        return np.where(problem.judged < 0, APART, weights)

    def _drawn_m(self) -> list[Floats]:
        """Shares of the levels among pairs of one person, drawn from what the lists leave open about them."""
        return [self._random.dirichlet(met) for met in self._problem.fitted.met]
