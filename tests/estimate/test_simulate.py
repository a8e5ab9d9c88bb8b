"""Simulated lists and what they are worth."""

from __future__ import annotations

import pytest

from testimonia.errors import ConfigurationError
from testimonia.estimate.moments.chao import ChaoLowerBound
from testimonia.estimate.power import power
from testimonia.estimate.simulate import Kind, simulate

EVEN = [Kind(1.0, (0.5, 0.2, 0.1))]


def test_independent_lists_find_their_share():
    found = simulate(20_000, EVEN, seed=1)
    assert found.sizes == (pytest.approx(10_000, rel=0.05), pytest.approx(4000, rel=0.05), pytest.approx(2000, rel=0.1))
    assert found.on_all(0b011) == pytest.approx(2000, rel=0.1)


def test_the_same_seed_makes_the_same_lists():
    assert simulate(500, EVEN, seed=3) == simulate(500, EVEN, seed=3) != simulate(500, EVEN, seed=4)


def test_people_of_two_kinds_overlap_more():
    kinds = [Kind(0.5, (0.8, 0.8)), Kind(0.5, (0.2, 0.2))]
    assert simulate(10_000, kinds, seed=1).on_all(0b11) == pytest.approx(3400, rel=0.05)


def test_a_tie_puts_people_on_the_second_list_too():
    tied = simulate(10_000, EVEN, seed=1, ties={(0, 1): 1.0})
    assert tied.on_all(0b011) == tied.sizes[0]


@pytest.mark.parametrize(
    "kinds", [[], [Kind(0.5, (0.2, 0.2))], [Kind(1.0, (1.2, 0.2))], [Kind(0.5, (0.1,)), Kind(0.5, (0.1, 0.2))]]
)
def test_refused(kinds):
    with pytest.raises(ConfigurationError):
        simulate(100, kinds, seed=1)


def test_more_overlap_makes_the_interval_narrower():
    thin, dense = (
        power(2000, [Kind(1.0, (chance,) * 4)], ChaoLowerBound(), seed=1, tables=20) for chance in (0.1, 0.3)
    )
    assert thin.width > 2 * dense.width
    assert dense.on_several > 2 * thin.on_several
    assert thin.covers > 0.8
    assert abs(dense.bias) < 0.03


def test_lists_without_overlap_give_no_interval():
    found = power(1000, [Kind(1.0, (0.004, 0.004, 0.004))], ChaoLowerBound(), seed=1, tables=10)
    assert found.refused > 0.5
    assert found.width is found.bias is None
