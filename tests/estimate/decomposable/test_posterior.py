"""The posterior over graphs: published numbers, and an independent computation."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.special import gammaln

from testimonia.errors import NotIdentified
from testimonia.estimate.decomposable.estimator import DecomposableGraphs
from testimonia.estimate.decomposable.posterior import posterior
from testimonia.estimate.estimator import estimate
from testimonia.estimate.loglinear.fit import dense
from testimonia.model import CaptureHistories
from tests.estimate.tables import histories, published


def test_kosovo_as_dga_computes_it():
    found = estimate(DecomposableGraphs(), published("kosovo"), seed=1)
    assert (found.estimate, found.low, found.high) == (12595, 9827, 16544)
    assert sum(weight for _, weight in found.weights) == pytest.approx(1, abs=1e-3)


def test_hepatitis_as_dga_computes_it():
    found = estimate(DecomposableGraphs(), published("hepatitis"), seed=1)
    assert (found.estimate, found.low, found.high) == (291, 271, 959)


def test_six_lists():
    found = estimate(DecomposableGraphs(), published("hares"), seed=1)
    assert 68 < found.low < found.estimate < found.high < 100


def test_three_lists_by_hand():
    """The eight graphs of three lists, written out."""
    counts = dense(histories(["A", "B", "C"], {"100": 3, "010": 4, "001": 2, "110": 2, "101": 1, "011": 2, "111": 1}))
    most, delta = 40, 0.125
    total = np.zeros(most + 1)
    for edges in itertools.product((0, 1), repeat=3):
        pairs = [pair for pair, used in zip((0b011, 0b101, 0b110), edges, strict=True) if used]
        factors = {3: [0b111], 2: [*pairs, *([-(pairs[0] & pairs[-1])] if len(pairs) == 2 else [])]}.get(len(pairs))
        if factors is None:
            alone = [1 << i for i in range(3) if not any(pair >> i & 1 for pair in pairs)]
            factors = pairs + alone
        for unseen in range(most + 1):
            table = counts.copy()
            table[0] = unseen
            size = table.sum()
            separators = len([f for f in factors if f < 0])
            height = gammaln(size + 1) - gammaln(table + 1).sum() - np.log(size)
            for factor in factors:
                margin = np.bincount(np.arange(8) & abs(factor), weights=table, minlength=8)
                cells = [cell for cell in range(8) if cell & abs(factor) == cell]
                prior = delta * 8 / len(cells)
                value = gammaln(prior + margin[cells]).sum() - len(cells) * gammaln(prior)
                height += np.sign(factor) * (value + gammaln(1.0) - gammaln(1.0 + size))
            assert separators <= 1
            total[unseen] += np.exp(height)
    assert posterior(counts, delta, most).unseen == pytest.approx(total / total.sum(), abs=1e-5)


def test_mass_at_the_cut_is_told():
    found = estimate(DecomposableGraphs(most_unseen=0.5), published("kosovo"), seed=1)
    (warning,) = found.warnings
    assert "depends on where the numbers tried end" in warning


@pytest.mark.parametrize("lists", [2, 7])
def test_too_few_or_too_many_lists_are_refused(lists):
    table = CaptureHistories.of([str(number) for number in range(lists)], [(3, 5), (1, 4), (2, 4)])
    with pytest.raises(NotIdentified, match=f"3 to 6 lists; got {lists}"):
        estimate(DecomposableGraphs(), table, seed=1)
