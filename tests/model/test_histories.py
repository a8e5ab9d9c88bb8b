"""Capture histories: patterns, sums and what they refuse."""

from __future__ import annotations

import pytest

from testimonia.errors import InvalidNoun
from testimonia.model import CaptureHistories

THREE = CaptureHistories.of(["A", "B", "C"], [(0b001, 10), (0b011, 4), (0b101, 3), (0b111, 2), (0b011, 1), (0b100, 0)])


def test_the_same_pattern_adds_and_zero_is_left_out():
    assert THREE.counts == ((0b001, 10), (0b011, 5), (0b101, 3), (0b111, 2))


def test_sums():
    assert THREE.observed == 20
    assert THREE.sizes == (20, 7, 5)
    assert THREE.on_all(0b110) == 2
    assert [THREE.on_number(number) for number in (1, 2, 3)] == [10, 8, 2]


def test_without_a_list_its_own_people_are_no_longer_observed():
    assert THREE.without(1) == CaptureHistories.of(["A", "C"], [(0b01, 15), (0b11, 5)])
    assert THREE.without(0) == CaptureHistories.of(["B", "C"], [(0b01, 5), (0b10, 3), (0b11, 2)])


def test_another_order_of_the_lists_is_the_same_table():
    turned = THREE.reordered([2, 0, 1])
    assert turned.lists == ("C", "A", "B")
    assert turned.sizes == (5, 20, 7)
    assert turned.reordered([1, 2, 0]) == THREE


@pytest.mark.parametrize(
    ("lists", "counts", "words"),
    [
        (("A",), ((1, 3),), "2 to 62 lists; got 1"),
        (("A", "A"), ((1, 3),), "different names"),
        (("A", "B"), (), "got none"),
        (("A", "B"), ((0, 3),), "none of them empty"),
        (("A", "B"), ((4, 3),), "patterns of 2 lists"),
        (("A", "B"), ((2, 3), (1, 3)), "rising patterns"),
        (("A", "B"), ((1, -3),), "at least one person"),
    ],
)
def test_refused(lists, counts, words):
    with pytest.raises(InvalidNoun, match=words):
        CaptureHistories(lists, counts)
