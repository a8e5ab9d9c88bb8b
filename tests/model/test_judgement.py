from __future__ import annotations

from itertools import product

import pytest

from testimonia.model import Verdict

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SAME, SAME, SAME),
        (SAME, DIFFERENT, DIFFERENT),
        (DIFFERENT, DIFFERENT, UNSURE),
        (SAME, UNSURE, UNSURE),
        (DIFFERENT, UNSURE, UNSURE),
        (UNSURE, UNSURE, UNSURE),
    ],
)
def test_what_two_verdicts_say_about_the_third_pair(one: Verdict, other: Verdict, expected: Verdict) -> None:
    assert one + other == other + one == expected


def test_table_holds_for_three_things_of_two_kinds() -> None:
    """Same and different, as kinds of three things have it: what the sum says is never contradicted."""
    for a, b, c in product(range(3), repeat=3):
        first = SAME if a == b else DIFFERENT
        second = SAME if b == c else DIFFERENT
        third = SAME if a == c else DIFFERENT
        assert first + second in {third, UNSURE}


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT])
def test_verdicts_about_one_claim_say_nothing_about_pairs(verdict: Verdict) -> None:
    for other in Verdict:
        assert verdict + other == UNSURE


def test_sum_is_a_verdict() -> None:
    assert all(isinstance(one + other, Verdict) for one, other in product(Verdict, Verdict))
