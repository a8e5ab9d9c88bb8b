"""The default procedure: what may be printed."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.connected import refusal_of
from testimonia.estimate.estimator import estimate
from testimonia.estimate.moments.chao import ChaoLowerBound
from testimonia.estimate.procedure import at_least, found_again, hidden_dependence, standing_of, unfounded
from testimonia.estimate.simulate import Kind, simulate
from testimonia.model import CaptureHistories, Chains, Check, Estimate, Standing
from tests.estimate.tables import published

DRAWS = tuple(float(size) for size in range(10_000, 11_000))
MAIN = Estimate("latent_class", 4400, 10_500.0, 10_025.0, 10_975.0, draws=DRAWS)
CHAO = Estimate("chao", 4400, 7300.0, 7200.0, 7400.0)
FOUR = published("kosovo")
APART = Estimate("latent_class", 900, None, None, None, chains=Chains(2, 1.6, 4.0, (950.0, 3000.0)), warnings=("why",))


def test_an_agreed_posterior_is_publishable_with_a_longer_upper_tail():
    standing, default, reasons = standing_of(FOUR, [CHAO, MAIN])
    assert standing is Standing.PUBLISHABLE
    assert (default.low, default.high) == (10_025.0, pytest.approx(10_981, abs=1))
    assert reasons == []


def test_chains_that_disagree_leave_a_lower_bound():
    standing, default, reasons = standing_of(FOUR, [CHAO, APART])
    assert (standing, default, reasons) == (Standing.LOWER_BOUND, None, ["why"])
    assert at_least([CHAO, APART]) == 950.0


@pytest.mark.parametrize("lists", [2, 3])
def test_two_or_three_lists_leave_a_lower_bound_however_many_people_they_hold(lists):
    table = simulate(100_000, (Kind(1.0, (0.5,) * lists),), seed=1)
    standing, default, (reason,) = standing_of(table, [CHAO, MAIN])
    assert (standing, default) == (Standing.LOWER_BOUND, None)
    assert reason.startswith(f"{lists} lists cannot tell")


def test_so_few_people_that_no_dependence_would_show_leave_a_lower_bound():
    few, many = (simulate(size, (Kind(1.0, (0.5, 0.45, 0.4, 0.35)),), seed=1) for size in (18, 400))
    standing, _, (reason,) = standing_of(few, [CHAO, MAIN])
    assert standing is Standing.LOWER_BOUND
    assert "too few people: lists could depend on each other by a factor of" in reason
    assert standing_of(many, [CHAO, MAIN])[0] is Standing.PUBLISHABLE


def test_what_stays_hidden_is_the_standard_error_of_a_common_odds_ratio():
    """Agreement of two lists that a third part of the people shows, as often as the error says."""
    kinds = (Kind(1.0, (0.5, 0.5, 0.5)),)
    found = [_log_odds(simulate(300, kinds, seed=seed)) for seed in range(400)]
    hidden = np.mean([np.log(hidden_dependence(simulate(300, kinds, seed=seed))) for seed in range(20)]) / 1.96
    assert np.std(found) / np.sqrt(3) == pytest.approx(hidden, rel=0.1)


def _log_odds(table: CaptureHistories) -> float:
    cells = dict(table.counts)
    return float(np.log((cells[7] + 0.5) * (cells[4] + 0.5) / (cells[5] + 0.5) / (cells[6] + 0.5)))


EASY, HARD = (0.5, 0.45, 0.4, 0.35, 0.3), (0.15, 0.15, 0.1, 0.1, 0.1)


def test_an_interval_that_learned_of_people_hard_to_find_stands_above_unrelated_lists():
    table = simulate(320, (Kind(0.67, EASY), Kind(0.33, HARD)), seed=1)
    assert unfounded(table, 320.0, 400.0) is None
    assert "too few people show whether that is so" in (unfounded(table, 255.0, 300.0) or "")


def test_an_interval_of_unrelated_lists_stands_where_enough_people_show_that_they_are():
    table = simulate(2000, (Kind(1.0, (0.2,) * 5),), seed=2)
    assert unfounded(table, 1900.0, 2100.0) is None


def test_people_who_seem_harder_to_find_take_away_an_interval_that_passes_over_them():
    table = simulate(2560, (Kind(0.67, EASY), Kind(0.33, HARD)), seed=2)
    assert "some people seem harder for all lists to find" in (unfounded(table, 2050.0, 2150.0) or "")
    assert unfounded(table, 2050.0, 5000.0) is None


def test_lists_whose_size_is_not_found_again_are_told():
    missed, held = Check("A", 50.0, 40.0, 60.0, 90), Check("B", 80.0, 70.0, 95.0, 90)
    (words,) = found_again([missed, missed, held, Check("other prior", 1.0, 1.0, 1.0)])
    assert "of 3 lists, each counted by the others, the interval holds the size of 1" in words
    assert found_again([missed, held, held]) == []
    assert found_again([]) == []


def test_a_very_wide_interval_leaves_a_lower_bound():
    wide = Estimate("latent_class", 900, 2000.0, 950.0, 6000.0, draws=(950.0, 2000.0, 6000.0))
    standing, _, (reason,) = standing_of(FOUR, [wide])
    assert standing is Standing.LOWER_BOUND
    assert "4 times" in reason


def test_without_any_interval_nothing_is_identified():
    assert standing_of(FOUR, [])[0] is Standing.NOT_IDENTIFIED


def test_methods_that_miss_the_interval_are_named():
    other = Estimate("decomposable", 900, 5000.0, 4000.0, 6000.0)
    _, _, (reason,) = standing_of(FOUR, [MAIN, other])
    assert reason == "other methods disagree: decomposable 4,000 to 6,000"


def test_a_list_that_shares_nobody_is_refused_by_name_whatever_the_method():
    with pytest.raises(NotIdentified, match=r"not identified: C shares nobody .* 20 of 96 people"):
        estimate(ChaoLowerBound(), published("disconnected"), seed=1)


def test_a_tiny_list_apart_is_no_reason_to_refuse():
    table = CaptureHistories.of(["A", "B", "C"], [(1, 50), (2, 50), (3, 20), (4, 2)])
    assert refusal_of(table) is None
