"""The posterior density of the latent class model and its gradient, compiled.

Within a class the lists are independent; class k has weight w[k], and list j finds its people with chance c[k, j].
The number of people unseen and the class of each person are summed out: with prior 1/N for the population size, the
density of the rest is that of the observed patterns given that they are observed,

    sum over patterns of count * log p(pattern)  -  observed * log(1 - p(no list)).

Everything is in log-odds, so that no parameter has an edge: column j of `odds` is the log-odds of the chance of list j,
the last column that of the stick, the share that a class takes of what the classes before it left.

Source: Manrique-Vallier 2016, Biometrics 72: a Dirichlet process mixture of independent lists, with sticks
Beta(1, alpha) and uniform chances.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from testimonia.estimate.compiled import compiled
from testimonia.model import CaptureHistories

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MOST_ODDS = 300.0
"""Log-odds above this are taken as this: a chance that differs from 1 by less than numbers can say."""


class Table(NamedTuple):
    """The observed patterns, each with the lists that it is on.

    Args:
        first: where the lists of each pattern begin in `lists`; one place more at the end.
        lists: lists of the first pattern, of the second …
        counts: persons of each pattern.
        observed: persons of all patterns.

    Shape:
        first (patterns + 1,), lists (sum of the lists of all patterns,), counts (patterns,)
    """

    first: Ints
    lists: Ints
    counts: Floats
    observed: int


class Prior(NamedTuple):
    """The prior of the classes.

    Args:
        found: how many people each list is thought to have found in a class before any is seen, and
        missed: how many it is thought to have missed: a chance is Beta(found, missed).
        shape: of the Gamma prior of the concentration alpha.
        rate: of the same.
    """

    found: float
    missed: float
    shape: float
    rate: float


class Work(NamedTuple):
    """What is computed from the log-odds on the way to the density.

    Shape:
        chance and ratio (classes, lists), stick and weight (classes,), likely (classes, patterns + 1),
        pull (patterns + 1,), slope (classes, lists + 1); the last pattern is the empty one
    """

    chance: Floats
    ratio: Floats
    stick: Floats
    weight: Floats
    likely: Floats
    pull: Floats
    slope: Floats


def table_of(histories: CaptureHistories) -> Table:
    """The observed patterns of capture histories."""
    lists = [[j for j in range(len(histories.lists)) if pattern >> j & 1] for pattern, _ in histories.counts]
    return Table(
        first=np.cumsum([0, *map(len, lists)]),
        lists=np.concatenate(lists),
        counts=np.array([float(persons) for _, persons in histories.counts]),
        observed=histories.observed,
    )


def work_for(table: Table, lists: int, classes: int) -> Work:
    """Room for the computation."""
    patterns = table.counts.size
    return Work(
        chance=np.empty((classes, lists)),
        ratio=np.empty((classes, lists)),
        stick=np.empty(classes),
        weight=np.empty(classes),
        likely=np.empty((classes, patterns + 1)),
        pull=np.empty(patterns + 1),
        slope=np.empty((classes, lists + 1)),
    )


@compiled
def log_share(odds: float) -> float:
    """Logarithm of the share that has these log-odds."""
    return -math.log1p(math.exp(-odds)) if odds > 0 else odds - math.log1p(math.exp(odds))


@compiled
def fill(table: Table, odds: Floats, work: Work) -> None:
    """Compute chances, weights, and the probability of every pattern in every class."""
    classes, lists = work.chance.shape
    left = 1.0
    for k in range(classes):
        work.stick[k] = 1.0 / (1.0 + math.exp(-odds[k, lists])) if k < classes - 1 else 1.0
        work.weight[k] = work.stick[k] * left
        left -= work.weight[k]
        nobody = 1.0
        for j in range(lists):
            work.ratio[k, j] = math.exp(min(odds[k, j], MOST_ODDS))
            work.chance[k, j] = work.ratio[k, j] / (1.0 + work.ratio[k, j])
            nobody /= 1.0 + work.ratio[k, j]
        for c in range(table.counts.size):
            likely = nobody
            for place in range(table.first[c], table.first[c + 1]):
                likely *= work.ratio[k, table.lists[place]]
            work.likely[k, c] = likely
        work.likely[k, table.counts.size] = nobody


@compiled
def density(table: Table, prior: Prior, odds: Floats, alpha: float, work: Work) -> float:
    """Logarithm of the density, up to a constant; fills `work`, slopes too."""
    fill(table, odds, work)
    height = _likelihood(table, work)
    classes, lists = work.chance.shape
    for k in range(classes):
        for j in range(lists):
            height += prior.found * math.log(work.chance[k, j]) - prior.missed * math.log1p(work.ratio[k, j])
        if k < classes - 1:
            height += log_share(odds[k, lists]) + alpha * log_share(-odds[k, lists])
    _slopes(table, prior, alpha, work)
    return height


@compiled
def _likelihood(table: Table, work: Work) -> float:
    """Log-likelihood; leaves in `pull` its derivative by the probability of each pattern."""
    patterns = table.counts.size
    work.pull[:] = 0.0
    for k in range(work.weight.size):
        for c in range(patterns + 1):
            work.pull[c] += work.weight[k] * work.likely[k, c]
    height = 0.0
    for c in range(patterns):
        height += table.counts[c] * math.log(work.pull[c])
        work.pull[c] = table.counts[c] / work.pull[c]
    seen = 1.0 - work.pull[patterns]
    work.pull[patterns] = table.observed / seen
    return height - table.observed * math.log(seen)


@compiled
def _slopes(table: Table, prior: Prior, alpha: float, work: Work) -> None:
    """Derivatives of the log density by every log-odds."""
    classes, lists = work.chance.shape
    patterns = table.counts.size
    later = 0.0
    for k in range(classes - 1, -1, -1):
        work.slope[k, :] = 0.0
        total = work.pull[patterns] * work.likely[k, patterns]
        for c in range(patterns):
            pull = work.pull[c] * work.likely[k, c]
            total += pull
            for place in range(table.first[c], table.first[c + 1]):
                work.slope[k, table.lists[place]] += pull
        for j in range(lists):
            chance = work.chance[k, j]
            likelihood = work.weight[k] * (work.slope[k, j] - total * chance)
            work.slope[k, j] = likelihood + prior.found * (1.0 - chance) - prior.missed * chance
        if k < classes - 1:
            stick = work.stick[k]
            own = work.weight[k] * total
            work.slope[k, lists] = own * (1.0 - stick) - stick * later + (1.0 - stick) - alpha * stick
        later += work.weight[k] * total
