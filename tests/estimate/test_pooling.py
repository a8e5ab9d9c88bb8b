"""Partial pooling of strata."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.pooling import partially_pooled
from testimonia.model import Estimate


def stratum(unseen: float, spread: float, seed: int) -> Estimate:
    draws = 100 + unseen * np.exp(np.random.default_rng(seed).normal(0, spread, 4000))
    low, median, high = np.quantile(draws, [0.025, 0.5, 0.975]).tolist()
    return Estimate("latent_class", 100, median, low, high, draws=tuple(draws.tolist()), kind="posterior")


def test_alike_strata_are_drawn_together_and_become_narrower():
    alone = [stratum(80, 0.3, 1), stratum(100, 0.3, 2), stratum(120, 0.3, 3)]
    pooled = partially_pooled(alone)
    assert pooled[2].estimate - pooled[0].estimate < 0.2 * (alone[2].estimate - alone[0].estimate)
    assert all(new.high - new.low < old.high - old.low for new, old in zip(pooled, alone, strict=True))


def test_unlike_strata_are_left_nearly_as_they_are():
    alone = [stratum(10, 0.05, 1), stratum(100, 0.05, 2), stratum(1000, 0.05, 3)]
    for new, old in zip(partially_pooled(alone), alone, strict=True):
        assert new.estimate == pytest.approx(old.estimate, rel=0.01)


def test_too_few_strata_are_refused():
    with pytest.raises(NotIdentified, match="three strata"):
        partially_pooled([stratum(10, 0.1, 1)] * 2)
