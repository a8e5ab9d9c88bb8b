"""Bootstrap intervals."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.estimate.loglinear.bootstrap import bca_interval, leave_one_out, replicates

EVEN = np.ones(4)
ALL = np.arange(1, 4)


def test_without_bias_and_acceleration_the_interval_is_that_of_the_percentiles():
    draws = np.arange(1.0, 1001.0)
    low, high = bca_interval(500.5, draws, np.full(4, 7.0), EVEN, 0.9)
    assert (low, high) == (pytest.approx(50, abs=1), pytest.approx(950, abs=1))


def test_draws_that_lie_mostly_below_the_point_move_the_interval_up():
    draws = np.arange(1.0, 1001.0)
    low, high = bca_interval(700.5, draws, np.full(4, 7.0), EVEN, 0.9)
    assert low > 150
    assert high > 990


def test_undetermined_replicates_leave_no_upper_end():
    draws = np.concatenate([np.arange(1.0, 901.0), np.full(100, np.inf)])
    low, high = bca_interval(500.0, draws, np.full(4, 7.0), EVEN, 0.95)
    assert np.isfinite(low)
    assert high == np.inf


def test_replicates_are_tables_of_the_same_people():
    counts = np.array([0.0, 5.0, 10.0, 25.0])
    assert set(replicates(counts, lambda table: float(table.sum()), cells=ALL, number=50, seed=3)) == {40.0}
    again = [replicates(counts, lambda table: float(table[3]), cells=ALL, number=50, seed=3) for _ in range(2)]
    assert again[0].tolist() == again[1].tolist()
    assert again[0].mean() == pytest.approx(25, abs=2)


def test_leave_one_out_takes_one_person_from_each_pattern_that_somebody_has():
    sizes, weights = leave_one_out(np.array([0.0, 5.0, 0.0, 25.0]), lambda table: float(10 * table[1] + table[3]))
    assert sizes.tolist() == [65.0, 74.0]
    assert weights.tolist() == [5.0, 25.0]
