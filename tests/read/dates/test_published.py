"""The day of publication that a text gives away."""

from __future__ import annotations

import pytest

from testimonia.read.dates import infer_published
from tests.conftest import cases
from tests.read.dates.reports import report


@pytest.mark.parametrize("case", cases("published.en"), ids=lambda case: case["text"])
def test_published(case: dict[str, str]) -> None:
    found = infer_published(report(case["text"]))
    assert (str(found.start) if found else "", str(found.end) if found else "") == (case["start"], case["end"])
    assert found is None or found.inferred


def test_ages_and_anniversaries_without_number_give_no_year() -> None:
    assert infer_published(report("At the anniversary of the fire of 9 June 1991 a man aged thirty spoke.")) is None
