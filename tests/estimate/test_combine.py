"""Combining draws over linkages and over parts."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.combine import averaged, totalled
from testimonia.model import Estimate


def posterior(mean: float, spread: float, observed: int = 100) -> Estimate:
    draws = np.random.default_rng(int(mean)).normal(mean, spread, 2000)
    low, median, high = np.quantile(draws, [0.025, 0.5, 0.975])
    return Estimate("latent_class", observed, median, low, high, draws=tuple(draws.tolist()), kind="posterior")


NONE = Estimate("latent_class", 100, None, None, None, warnings=("chains disagree",))


def test_linkages_that_differ_widen_the_interval():
    whole = averaged([posterior(1000, 20), posterior(1200, 20)], seed=1)
    assert whole.low == pytest.approx(970, abs=15)
    assert whole.high == pytest.approx(1230, abs=15)
    assert whole.mean == pytest.approx(1100, abs=5)


def test_too_many_linkages_without_draws_leave_none():
    with pytest.raises(NotIdentified, match="1 of 2 sampled linkages give no draws to average: chains disagree"):
        averaged([posterior(1000, 20), NONE], seed=1)
    assert averaged([posterior(1000, 20)] * 30 + [NONE], seed=1).estimate == pytest.approx(1000, abs=5)


def test_methods_without_draws_reach_from_the_lowest_end_to_the_highest():
    some = [Estimate("loglinear", 90 + n, 200.0 + n, 150.0 - n, 250.0 + n, kind="profile") for n in range(3)]
    whole = averaged(some, seed=1)
    assert (whole.observed, whole.low, whole.estimate, whole.high) == (90, 148, 201, 252)
    assert whole.kind == "profile, widest of 3 sampled linkages"
    open_end = Estimate("loglinear", 100, 200.0, 150.0, None, kind="profile")
    assert averaged([*some, open_end], seed=1).high is None


def test_parts_add_up_with_the_spread_of_independent_sums():
    whole = totalled([posterior(1000, 30), posterior(500, 40)], seed=1)
    assert whole.observed == 200
    assert whole.estimate == pytest.approx(1500, abs=5)
    assert whole.se == pytest.approx(50, rel=0.05)
    assert whole == totalled([posterior(1000, 30), posterior(500, 40)], seed=1)


def test_a_part_without_draws_cannot_be_added():
    with pytest.raises(NotIdentified, match="nothing to add up"):
        totalled([posterior(1000, 30), NONE], seed=1)
