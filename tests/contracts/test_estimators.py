"""Every estimator keeps the laws of estimators."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from testimonia.estimate.decomposable.estimator import DecomposableGraphs
from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.estimate.loglinear.estimator import LogLinear, LogLinearBootstrap
from testimonia.estimate.moments.chao import ChaoLowerBound
from testimonia.estimate.moments.coverage import SampleCoverage
from testimonia.estimate.simulate import Kind, simulate
from testimonia.testing.estimates import capture_histories
from testimonia.testing.estimators import check_estimator, check_recovery, check_refusal

QUICK = [
    ChaoLowerBound(),
    SampleCoverage(number=50),
    LogLinear(),
    LogLinear(criterion="aic"),
    DecomposableGraphs(),
]
SLOW = [
    LogLinearBootstrap(number=50),
    LogLinearBootstrap(number=20, choice="stepwise"),
    LatentClass(chains=2, scouts=16, lengths=(200, 200, 1)),
]
RECOVERY = LatentClass(chains=4, scouts=0, lengths=(500, 500, 2))
TABLES = [simulate(1500, [Kind(1.0, (0.4, 0.3, 0.25, 0.2))], seed=seed) for seed in range(8)]
FULL = simulate(1500, [Kind(0.6, (0.4, 0.3, 0.25, 0.2)), Kind(0.4, (0.2, 0.1, 0.3, 0.1))], seed=1)


def name(estimator):
    return f"{estimator.name}-{getattr(estimator, 'criterion', '')}"


@pytest.mark.parametrize("estimator", QUICK, ids=name)
@settings(max_examples=25)
@given(histories=capture_histories(most_lists=4))
def test_laws_on_any_table(estimator, histories):
    check_estimator(estimator, histories)


@pytest.mark.parametrize("estimator", [*QUICK, *SLOW], ids=name)
def test_laws_on_a_full_table(estimator):
    check_estimator(estimator, FULL)


@pytest.mark.parametrize("estimator", [*QUICK, *SLOW], ids=name)
def test_lists_that_share_nobody_are_refused(estimator):
    check_refusal(estimator)


@pytest.mark.parametrize("estimator", [*QUICK, LogLinearBootstrap(number=100), RECOVERY], ids=name)
def test_the_truth_of_independent_lists_is_recovered(estimator):
    check_recovery(estimator, TABLES, 1500, least=0.7)
