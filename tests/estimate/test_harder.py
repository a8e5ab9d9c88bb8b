"""Two small models: lists that know nothing of each other, and people who are harder to find for all of them."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.estimate.harder import fitted, harder
from testimonia.estimate.loglinear.estimator import LogLinear
from testimonia.estimate.simulate import Kind, simulate
from testimonia.model import CaptureHistories
from tests.estimate.tables import published

EASY, HARD = (0.6, 0.5, 0.55, 0.45), (0.1, 0.08, 0.09, 0.07)


def test_unrelated_lists_are_the_log_linear_model_of_main_effects():
    table = published("kosovo")
    found = LogLinear(model="[1,2,3,4]").piece(table, seed=1, number=0)
    assert fitted(table, 0.0).size == pytest.approx(found.estimate, rel=1e-5)


def test_the_dependence_of_a_table_that_has_it_exactly_is_found():
    """A table of exactly the weights of the model, in people enough that rounding does not matter."""
    odds, dependence = (0.5, 0.8, 0.3, 0.6), 0.4
    weights = {
        pattern: float(np.prod([odds[j] for j in range(4) if pattern >> j & 1]))
        * np.exp(dependence * pattern.bit_count() * (pattern.bit_count() - 1) / 2)
        for pattern in range(16)
    }
    table = CaptureHistories.of("ABCD", [(pattern, round(1e6 * weights[pattern])) for pattern in range(1, 16)])
    found = fitted(table)
    assert found.dependence == pytest.approx(dependence, abs=1e-3)
    assert found.size - table.observed == pytest.approx(1e6, rel=2e-3)


def test_people_who_are_hard_to_find_are_suggested_where_there_are_some():
    mixed = simulate(4000, (Kind(0.6, EASY), Kind(0.4, HARD)), seed=3)
    plain = simulate(4000, (Kind(1.0, EASY),), seed=3)
    assert harder(mixed).significance > 5
    assert harder(mixed).unrelated < harder(mixed).most
    assert abs(harder(plain).significance) < 3


def test_about_one_table_of_unrelated_lists_in_forty_suggests_such_people():
    found = [harder(simulate(600, (Kind(1.0, EASY),), seed=seed)).significance for seed in range(200)]
    assert np.mean(np.array(found) > 1.96) < 0.06
    assert np.std(found) == pytest.approx(1.0, abs=0.15)


def test_the_order_of_the_lists_does_not_matter():
    table = published("kosovo")
    turned = harder(table.reordered([2, 0, 3, 1]))
    assert (turned.unrelated, turned.significance, turned.most) == pytest.approx(
        (harder(table).unrelated, harder(table).significance, harder(table).most), rel=1e-4
    )


def test_twenty_lists_are_no_more_work():
    table = simulate(500, (Kind(1.0, (0.1,) * 20),), seed=1)
    assert harder(table).unrelated == pytest.approx(500, rel=0.1)


def test_lists_that_share_nobody_have_an_end_all_the_same():
    table = CaptureHistories.of("ABCD", [(1, 20), (2, 30), (4, 10), (8, 15)])
    assert harder(table).significance < 0
