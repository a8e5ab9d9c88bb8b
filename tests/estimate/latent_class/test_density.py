"""The density of the latent class model."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from testimonia.estimate.latent_class.density import Prior, density, table_of, work_for
from tests.estimate.tables import histories

TABLE = histories(["A", "B", "C"], {"100": 30, "010": 20, "001": 10, "110": 8, "101": 5, "111": 3})
PRIOR = Prior(1.0, 1.0, 0.25, 0.25)
ALPHA = 0.7


def height(odds: np.ndarray) -> float:
    table = table_of(TABLE)
    return density(table, PRIOR, odds, ALPHA, work_for(table, 3, len(odds)))


def test_the_density_is_that_of_the_formula():
    odds = np.random.default_rng(1).normal(size=(3, 4))
    chance = 1 / (1 + np.exp(-odds[:, :3]))
    stick = [*(1 / (1 + np.exp(-odds[:2, 3]))), 1.0]
    weight = [stick[0], stick[1] * (1 - stick[0]), (1 - stick[0]) * (1 - stick[1])]

    def probability(pattern: int) -> float:
        on = np.array([pattern >> j & 1 for j in range(3)], dtype=bool)
        return sum(w * np.prod(np.where(on, c, 1 - c)) for w, c in zip(weight, chance, strict=True))

    expected = sum(persons * math.log(probability(pattern)) for pattern, persons in TABLE.counts)
    expected -= TABLE.observed * math.log(1 - probability(0))
    expected += np.log(chance * (1 - chance)).sum()
    expected += sum(math.log(s) + ALPHA * math.log(1 - s) for s in stick[:2])
    assert height(odds) == pytest.approx(expected)


def test_slopes_are_the_derivatives_of_the_density():
    odds = np.random.default_rng(2).normal(size=(3, 4))
    table = table_of(TABLE)
    work = work_for(table, 3, 3)
    density(table, Prior(0.5, 2.0, 1.0, 1.0), odds, ALPHA, work)
    slope = work.slope.copy()
    for k, j in itertools.product(range(3), range(4)):
        if (k, j) == (2, 3):
            continue
        moved = [odds.copy(), odds.copy()]
        moved[0][k, j] -= 1e-5
        moved[1][k, j] += 1e-5
        low, high = (density(table, Prior(0.5, 2.0, 1.0, 1.0), each, ALPHA, work) for each in moved)
        assert slope[k, j] == pytest.approx((high - low) / 2e-5, abs=1e-4)
