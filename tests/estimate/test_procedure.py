"""The default procedure: what may be printed."""

from __future__ import annotations

import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.connected import refusal_of
from testimonia.estimate.estimator import estimate
from testimonia.estimate.moments.chao import ChaoLowerBound
from testimonia.estimate.procedure import at_least, standing_of
from testimonia.model import CaptureHistories, Chains, Estimate, Standing
from tests.estimate.tables import published

DRAWS = tuple(float(size) for size in range(1000, 2000))
MAIN = Estimate("latent_class", 900, 1500.0, 1025.0, 1975.0, draws=DRAWS)
CHAO = Estimate("chao", 900, 1300.0, 1200.0, 1400.0)
APART = Estimate("latent_class", 900, None, None, None, chains=Chains(2, 1.6, 4.0, (950.0, 3000.0)), warnings=("why",))


def test_an_agreed_posterior_is_publishable_with_a_longer_upper_tail():
    standing, default, reasons = standing_of(4, [CHAO, MAIN])
    assert standing is Standing.PUBLISHABLE
    assert (default.low, default.high) == (1025.0, pytest.approx(1981, abs=1))
    assert reasons == []


def test_chains_that_disagree_leave_a_lower_bound():
    standing, default, reasons = standing_of(4, [CHAO, APART])
    assert (standing, default, reasons) == (Standing.LOWER_BOUND, None, ["why"])
    assert at_least([CHAO, APART]) == 950.0


def test_two_lists_leave_a_lower_bound():
    assert standing_of(2, [CHAO, MAIN])[0] is Standing.LOWER_BOUND


def test_a_very_wide_interval_leaves_a_lower_bound():
    wide = Estimate("latent_class", 900, 2000.0, 950.0, 6000.0, draws=(950.0, 2000.0, 6000.0))
    standing, _, (reason,) = standing_of(4, [wide])
    assert standing is Standing.LOWER_BOUND
    assert "4 times" in reason


def test_without_any_interval_nothing_is_identified():
    assert standing_of(3, [])[0] is Standing.NOT_IDENTIFIED


def test_methods_that_miss_the_interval_are_named():
    other = Estimate("decomposable", 900, 5000.0, 4000.0, 6000.0)
    _, _, (reason,) = standing_of(4, [MAIN, other])
    assert reason == "other methods disagree: decomposable 4,000 to 6,000"


def test_a_list_that_shares_nobody_is_refused_by_name_whatever_the_method():
    with pytest.raises(NotIdentified, match=r"not identified: C shares nobody .* 20 of 96 people"):
        estimate(ChaoLowerBound(), published("disconnected"), seed=1)


def test_a_tiny_list_apart_is_no_reason_to_refuse():
    table = CaptureHistories.of(["A", "B", "C"], [(1, 50), (2, 50), (3, 20), (4, 2)])
    assert refusal_of(table) is None
