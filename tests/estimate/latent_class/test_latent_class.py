"""The latent class model: published numbers, agreement of chains, and seeds."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.estimator import Piece, estimate
from testimonia.estimate.latent_class.agreement import agreement_of, disagreement
from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.model import Chains
from tests.estimate.tables import histories, published

SHORT = LatentClass(chains=4, scouts=16, lengths=(1000, 1000, 3))


def test_hares_as_lcmcr_finds_them():
    """Median 76 to 77, interval 70 to 90 to 92, over four seeds of the published program."""
    found = estimate(SHORT, published("hares"), seed=7)
    assert found.estimate == pytest.approx(76.5, abs=1.5)
    assert (found.low, found.high) == (pytest.approx(70, abs=1), pytest.approx(91, abs=4))
    assert found.chains.rhat < 1.05


def test_kosovo_as_lcmcr_finds_it():
    """Median 10,400 to 10,598, interval 9,049 to 9,245 and 13,620 to 14,786, over four seeds."""
    found = estimate(LatentClass(chains=4, scouts=0), published("kosovo"), seed=1)
    assert found.estimate == pytest.approx(10_500, rel=0.02)
    assert found.low == pytest.approx(9147, rel=0.05)
    assert found.high == pytest.approx(14_200, rel=0.05)


def test_a_chain_that_runs_away_refuses_by_name():
    """A prior by which lists find one in a thousand million leaves room for any number of people."""
    blind = LatentClass(prior=(1.0, 1e9, 0.25, 0.25), lengths=(50, 50, 1))
    with pytest.raises(NotIdentified, match="runs away to ten thousand times the observed"):
        blind.piece(published("hares"), seed=1, number=0)


def test_the_same_seed_gives_the_same_draws_whoever_runs_the_pieces():
    table = published("hares")
    forwards, again = (estimate(SHORT, table, seed=3) for _ in range(2))
    backwards = [Piece(SHORT, table, 3, number).work() for number in reversed(range(SHORT.pieces))]
    assert forwards == again == SHORT.joined(table, backwards[::-1])
    assert forwards.draws != estimate(SHORT, table, seed=4).draws


def test_the_order_of_the_lists_changes_nothing():
    table = published("hares")
    assert estimate(SHORT, table.reordered([3, 1, 5, 0, 2, 4]), seed=3) == estimate(SHORT, table, seed=3)


def test_two_kinds_of_people_who_avoid_each_others_lists_leave_the_chains_apart():
    table = histories(
        list("ABCD"),
        {"1000": 756, "0001": 632, "0010": 4466, "0100": 1299, "1001": 73, "1010": 81, "0011": 125, "0110": 44,
         "1011": 11, "1100": 1, "0101": 4},
    )  # fmt: skip
    found = estimate(LatentClass(chains=8, lengths=(1000, 1000, 3)), table, seed=1)
    assert found.estimate is found.low is found.high is None
    assert found.draws == ()
    assert "chains disagree" in found.warnings[0]
    assert found.chains.rhat > 1.05


def test_chains_that_agree():
    sizes = np.random.default_rng(1).normal(1000, 50, size=(4, 1000))
    chains = agreement_of(sizes)
    assert chains.rhat == pytest.approx(1, abs=0.01)
    assert chains.ess > 2000
    assert disagreement(chains, None) is None


def test_chains_in_two_places_are_named_with_their_numbers():
    sizes = np.random.default_rng(1).normal(1000, 50, size=(4, 1000)) * np.array([[1], [2], [1], [1]])
    words = disagreement(agreement_of(sizes), None)
    assert words.startswith("chains disagree")
    assert "(3 of 4), " in words
    assert "(1 of 4)" in words


def test_too_few_effective_draws_are_told():
    assert "only 40 effective draws" in disagreement(Chains(8, 1.01, 40.0, (5.0,) * 8), None)


def test_draws_that_never_move_agree():
    assert agreement_of(np.full((2, 10), 7.0)).rhat == 1.0
