"""Chao's lower bound."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.estimator import estimate
from testimonia.estimate.moments.chao import ChaoLowerBound
from testimonia.estimate.moments.interval import lognormal_interval
from testimonia.model import CaptureHistories
from tests.estimate.tables import histories, published


def test_hares_as_rcapture_finds_them():
    """Rcapture's Mth Chao gives 79.6; it also uses people on three lists and more for the sizes of the lists."""
    assert estimate(ChaoLowerBound(), published("hares"), seed=1).estimate == pytest.approx(79.6, abs=0.2)


def test_lists_that_know_nothing_of_each_other_give_the_truth_whatever_their_sizes():
    shares, population = (0.6, 0.3, 0.05), 1_000_000
    counts = {}
    for cell in range(1, 8):
        pattern = "".join(str(cell >> index & 1) for index in range(3))
        chance = np.prod([share if on == "1" else 1 - share for share, on in zip(shares, pattern, strict=True)])
        counts[pattern] = round(population * float(chance))
    found = estimate(ChaoLowerBound(), histories(["A", "B", "C"], counts), seed=1)
    assert found.estimate == pytest.approx(population, rel=1e-4)


def test_people_easy_for_all_lists_put_the_bound_below_the_truth():
    counts = {}
    for share, size in ((0.6, 500), (0.1, 500)):
        for cell in range(1, 16):
            pattern = "".join(str(cell >> index & 1) for index in range(4))
            chance = share ** pattern.count("1") * (1 - share) ** pattern.count("0")
            counts[pattern] = counts.get(pattern, 0) + round(size * chance)
    found = estimate(ChaoLowerBound(), histories(list("ABCD"), counts), seed=1)
    assert found.observed < found.estimate < 1000


def test_a_list_with_nobody_on_one_or_two_lists_changes_nothing():
    rows = [(0b001, 40), (0b010, 30), (0b011, 10)]
    two = CaptureHistories.of(["A", "B"], rows)
    three = CaptureHistories.of(["A", "B", "C"], [*rows, (0b111, 5)])
    gap = estimate(ChaoLowerBound(), three, seed=1).estimate - estimate(ChaoLowerBound(), two, seed=1).estimate
    assert gap == pytest.approx(5)


def test_without_people_on_two_lists_it_refuses():
    with pytest.raises(NotIdentified, match="exactly two lists; got none"):
        estimate(ChaoLowerBound(), histories(["A", "B", "C"], {"100": 4, "010": 3, "111": 9}), seed=1)


def test_interval_of_nobody_unseen():
    assert lognormal_interval(10, 0, 0, 0.95) == (10, 10)
    low, high = lognormal_interval(10, 5, 4, 0.95)
    assert 10 < low < 15 < high
