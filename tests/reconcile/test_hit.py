"""Counts of people who were hit, of whom some died."""

from __future__ import annotations

import pytest

from testimonia.model import Harm, Interval
from testimonia.reconcile.hit import Deaths, is_of_all_hit, survivors
from testimonia.testing.claims import claim
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("hit"), ids=lambda case: case["sentence"])
def test_which_counts_are_of_all_who_were_hit(case):
    sentence, words = case["sentence"], case["count"]
    made = claim("D1", 5, 5, words=words, passage=(0, sentence), at=sentence.index(words), harm=Harm.INJURED)
    assert is_of_all_hit(made) == (case["all_hit"] == "yes")


@pytest.mark.parametrize(
    ("hit", "died", "expected"),
    [
        (Interval(5, 5), 2, Interval(3, 3)),
        (Interval(5, None), 2, Interval(3, None)),
        (Interval(1, None), 2, Interval(0, None)),
        (Interval(None, 5), 2, Interval(None, 3)),
        (Interval(2, 2), 2, None),
        (Interval(5, 5), 0, Interval(5, 5)),
    ],
)
def test_those_who_lived(hit, died, expected):
    assert survivors(hit, died) == expected


def test_the_dead_of_the_same_report_come_first_then_those_of_the_last():
    hit = Interval(5, 5)
    here, later = claim("D1", 1, 1, words="one man"), claim("D2", 2, 2, words="two men")
    assert Deaths([here, later], []).among(hit, "D1") == 1
    assert Deaths([later], []).among(hit, "D1") == 2
    assert Deaths([claim("D2", 9, 9)], []).among(hit, "D1") == 0
