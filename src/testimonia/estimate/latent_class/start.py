"""Where chains start: solutions with few and with many classes, found by expectation-maximisation, compiled.

Chains agree for a reason only if they come from far apart. Solutions with few classes often put many people on no
list, solutions with many classes few; a chain that starts from each shows whether the data decide between them.
"""

from __future__ import annotations

import math

import numpy as np

from testimonia.estimate.compiled import compiled
from testimonia.estimate.latent_class.density import Floats, Table

STEPS = 500
_HALF = 0.5
"""Half a person is added to each count, so that no chance is 0 or 1."""


@compiled
def starting_point(table: Table, used: int, odds: Floats) -> None:
    """Fill the log-odds with a solution of so many classes; the other classes are drawn from their prior.

    Uses the random numbers of compiled code: seed them first.
    """
    classes, lists = odds.shape[0], odds.shape[1] - 1
    for k in range(classes):
        for j in range(lists + 1):
            share = np.random.random()  # noqa: NPY002 (compiled code has its own numbers)
            odds[k, j] = math.log(share / (1.0 - share))
    chance = np.empty((used, lists))
    weight = np.empty(used)
    for k in range(used):
        weight[k] = -math.log(np.random.random())  # noqa: NPY002
        for j in range(lists):
            chance[k, j] = np.random.random()  # noqa: NPY002
    weight /= weight.sum()
    for _ in range(STEPS):
        _step(table, chance, weight)
    order = np.argsort(-weight)
    left = 1.0
    for place in range(used):
        k = order[place]
        stick = min(max(weight[k] / left, 1e-6), 0.99)
        left = max(left - weight[k], 1e-9)
        odds[place, lists] = math.log(stick / (1.0 - stick))
        for j in range(lists):
            odds[place, j] = math.log(chance[k, j] / (1.0 - chance[k, j]))


@compiled
def _step(table: Table, chance: Floats, weight: Floats) -> None:
    """One step of expectation-maximisation, with the people unseen among what is expected."""
    used, lists = chance.shape
    size = np.zeros(used)
    found = np.zeros((used, lists))
    share = np.empty(used)
    nobody = weight.copy()
    for k in range(used):
        for j in range(lists):
            nobody[k] *= 1.0 - chance[k, j]
    for c in range(table.counts.size):
        for k in range(used):
            share[k] = nobody[k]
            for place in range(table.first[c], table.first[c + 1]):
                share[k] *= chance[k, table.lists[place]] / (1.0 - chance[k, table.lists[place]])
        share *= table.counts[c] / share.sum()
        size += share
        for k in range(used):
            for place in range(table.first[c], table.first[c + 1]):
                found[k, table.lists[place]] += share[k]
    size += nobody * (table.observed / (1.0 - nobody.sum()))
    total = size.sum()
    for k in range(used):
        weight[k] = size[k] / total
        for j in range(lists):
            chance[k, j] = (found[k, j] + _HALF) / (size[k] + 2.0 * _HALF)
