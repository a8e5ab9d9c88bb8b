from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.errors import InvalidNoun
from testimonia.model import Interval, hull
from testimonia.testing.nouns import intervals

NUMBERS = st.integers(0, 10**7)


def holds(interval: Interval, number: int) -> bool:
    """The meaning of an interval, written down apart from its code."""
    above = interval.low is None or number >= interval.low
    return above and (interval.high is None or number <= interval.high)


@pytest.mark.parametrize("ends", [(None, None), (-1, 3), (None, -1), (-1, None), (4, 3)])
def test_interval_that_means_nothing_is_refused(ends: tuple[int | None, int | None]) -> None:
    with pytest.raises(InvalidNoun):
        Interval(*ends)


@pytest.mark.parametrize(
    ("ends", "point", "zero"),
    [
        ((0, 0), True, True),
        ((None, 0), False, True),
        ((7, 7), True, False),
        ((0, 7), False, False),
        ((0, None), False, False),
        ((None, 7), False, False),
    ],
)
def test_points_and_zero(ends: tuple[int | None, int | None], point: bool, zero: bool) -> None:
    assert (Interval(*ends).is_point, Interval(*ends).is_zero) == (point, zero)


@pytest.mark.parametrize(("ends", "known"), [((3, None), (3,)), ((None, 4), (4,)), ((0, 4), (0, 4)), ((5, 5), (5, 5))])
def test_known_ends(ends: tuple[int | None, int | None], known: tuple[int, ...]) -> None:
    assert Interval(*ends).known_ends == known


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1, 3), (3, 5), True),
        ((1, 3), (4, 5), False),
        ((None, 3), (4, None), False),
        ((None, 4), (4, None), True),
        ((5, None), (900, None), True),
        ((None, 5), (None, 0), True),
    ],
)
def test_overlap(one: tuple[int | None, int | None], other: tuple[int | None, int | None], expected: bool) -> None:
    assert Interval(*one).overlaps(Interval(*other)) is expected


@given(intervals(), intervals())
def test_overlap_does_not_depend_on_the_order(one: Interval, other: Interval) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(intervals(), intervals(), NUMBERS)
def test_a_number_in_both_makes_them_overlap(one: Interval, other: Interval, number: int) -> None:
    if holds(one, number) and holds(other, number):
        assert one.overlaps(other)


@given(intervals())
def test_an_interval_overlaps_itself(interval: Interval) -> None:
    assert interval.overlaps(interval)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1, 3), (10, 20), (11, 23)),
        ((5, None), (1, 2), (6, None)),
        ((None, 5), (1, 2), (1, 7)),
        ((None, 5), (None, 2), (None, 7)),
        ((None, 5), (3, None), (3, None)),
    ],
)
def test_sum(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None], expected: tuple[int | None, int | None]
) -> None:
    assert Interval(*one).plus(Interval(*other)) == Interval(*expected)


@given(intervals(), intervals(), NUMBERS, NUMBERS)
def test_sum_holds_the_sum_of_what_both_hold(one: Interval, other: Interval, first: int, second: int) -> None:
    total = one.plus(other)
    if total is not None and holds(one, first) and holds(other, second):
        assert holds(total, first + second)


@given(intervals(), intervals())
def test_sum_does_not_depend_on_the_order(one: Interval, other: Interval) -> None:
    assert one.plus(other) == other.plus(one)


@given(intervals())
def test_adding_nobody_changes_no_stated_end(interval: Interval) -> None:
    total = interval.plus(Interval(0, 0))
    assert total is not None
    assert (total.low or 0, total.high) == (interval.low or 0, interval.high)


def test_hull_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidNoun, match="at least one"):
        hull([])


def test_hull_of_open_ends_adds_no_number_of_its_own() -> None:
    assert hull([Interval(12, None), Interval(None, 30), Interval(15, 20)]) == Interval(12, 30)
    assert hull([Interval(12, None)]) == Interval(12, 12)


@given(st.lists(intervals(), min_size=1), st.randoms(use_true_random=False))
def test_hull_reaches_exactly_as_far_as_the_stated_ends(found: list[Interval], random: object) -> None:
    ends = [end for interval in found for end in interval.known_ends]
    whole = hull(found)
    assert (whole.low, whole.high) == (min(ends), max(ends))
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert hull(shuffled) == hull([whole, *found]) == whole
