"""Where a dateline ends, and what is none."""

from __future__ import annotations

import pytest

from testimonia.read.dateline import end_of_dateline


@pytest.mark.parametrize(
    "head",
    [
        "QUETTA - ",
        "NAIROBI -- ",
        "LIMA, 14 March (Agency) - ",
        "QUETTA, Pakistan (Agency) — ",
        "SAN JOSE, Calif. – ",
        "BEIRUT, Sept. 18 - ",
        "CARACAS (VENEZUELA), 27 OCT 89 (AGENCY) -- ",
        "KARACHI, Dec 18: ",
        "OSH (Agency): ",
        "ALEXANDRIA, June 5. ",
        "SMYRNA, 5 Oct., 1921. ",
        "LONDON, Monday Night. ",
    ],
)
def test_dateline_ends_behind_its_dash(head: str) -> None:
    assert end_of_dateline(f"{head}Two people were killed.", 0) == len(head)


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed - police say.",
        "UN-led talks – the third – failed.",
        "UN officials in Quetta said - and said again - that two were killed.",
        "QUETTA: two people were killed.",
        "QUETTA, 12 of the dead were named.",
        "Cairo - Two people were killed.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert end_of_dateline(text, 0) is None


def test_place_in_normal_case_for_those_who_know_that_it_is_one() -> None:
    assert end_of_dateline("Cairo - Two people were killed.", 0, any_case=True) == len("Cairo - ")


def test_dateline_lies_in_its_line() -> None:
    assert end_of_dateline("QUETTA\nPolice - two were killed.", 0) is None
