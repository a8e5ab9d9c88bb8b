"""Internal consistency: each list as a population whose size is known."""

from __future__ import annotations

from testimonia.estimate.consistency import known_populations
from testimonia.estimate.survey import Settings, survey
from testimonia.model import CaptureHistories
from tests.estimate.tables import published


def test_the_people_on_each_list_as_the_others_hold_them():
    table = CaptureHistories.of(
        ["A", "B", "C", "D"], [(0b0001, 50), (0b0011, 20), (0b0101, 10), (0b0110, 7), (0b1001, 5), (0b1111, 2)]
    )
    (name, size, held), *others = known_populations(table)
    assert (name, size) == ("A", 87)
    assert held == CaptureHistories.of(["B", "C", "D"], [(0b001, 20), (0b010, 10), (0b100, 5), (0b111, 2)])
    assert [(name, size) for name, size, _ in others] == [("B", 29), ("C", 19)]  # D shares 7 people with others


def test_three_lists_are_too_few():
    assert list(known_populations(CaptureHistories.of(["A", "B", "C"], [(1, 9), (3, 20), (5, 20), (6, 9)]))) == []


def test_a_survey_with_checks_tells_what_is_known():
    found = survey(published("kosovo"), Settings(methods=("latent_class",), checks=True))
    known = [check for check in found.checks if "from the other lists" in check.what]
    assert [check.what for check in known] == [
        f"how many are on {name}, from the other lists; it has {size:,}"
        for name, size in zip(published("kosovo").lists, published("kosovo").sizes, strict=True)
    ]
    assert all(check.estimate and check.low and check.high for check in known)
