from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from testimonia.errors import InvalidNoun
from testimonia.model import Copy, Document, Figure, Grouping, Harm, Incident, VictimRecord
from testimonia.testing.derived import figures


def make(low: int | None, best: int | None, high: int | None, claims: tuple[str, ...] = ("C1",)) -> Figure:
    return Figure("XXX-2021-0001", Harm.KILLED, "default", low, best, high, claims)


def test_figure_without_claims_is_refused() -> None:
    with pytest.raises(InvalidNoun, match="claims it rests on"):
        make(1, 2, 3, ())


@pytest.mark.parametrize(
    "ends", [(3, 2, 4), (1, 5, 4), (5, None, 4), (None, 5, 4), (5, 4, None), (-1, 2, 3), (-1, None, None)]
)
def test_figure_out_of_order_is_refused(ends: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(InvalidNoun, match="0 <= low <= best <= high"):
        make(*ends)


def test_figure_without_a_number_is_refused() -> None:
    with pytest.raises(InvalidNoun, match="low, best or high"):
        make(None, None, None)


def test_refusal_says_which_figure() -> None:
    with pytest.raises(InvalidNoun, match="XXX-2021-0001, killed, policy default"):
        make(3, 2, 1)


@pytest.mark.parametrize(
    "ends", [(0, 0, 0), (1, None, None), (None, 2, None), (None, None, 3), (1, 1, 2), (12, 12, None)]
)
def test_open_ends_and_zero_are_figures(ends: tuple[int | None, int | None, int | None]) -> None:
    figure = make(*ends)
    assert (figure.low, figure.best, figure.high) == ends


@given(figures())
def test_every_figure_is_ordered(figure: Figure) -> None:
    ends = [end for end in (figure.low, figure.best, figure.high) if end is not None]
    assert ends == sorted(ends)
    assert not set(figure.claims) & {left.claim for left in figure.left_out}


def test_incident_without_documents_is_refused() -> None:
    with pytest.raises(InvalidNoun, match="XXX-2021-0001: expected at least one document"):
        Incident("XXX-2021-0001", "", None, None, (), ())


def test_row_is_counted_from_one() -> None:
    parts: dict[str, Any] = dict.fromkeys(("sex", "age_low", "age_high", "harm", "when", "where"))
    with pytest.raises(InvalidNoun, match="counted from 1"):
        VictimRecord(id="V1", list_name="list", row=0, sha256="a", names=(), cells=(), **parts)


def test_document_is_known_by_the_providers_id_if_there_is_one() -> None:
    document = Document("D1", "a", None, "text/plain", "x", "x")
    assert document.label == "D1"
    assert Document("D1", "a", None, "text/plain", "x", "x", "report 7").label == "report 7"


def test_grouping_of_nothing() -> None:
    assert Grouping((), (), ()) == Grouping((), (), ())
    assert Copy("D2", "D1", 1.0) != Copy("D2", "D1", 0.9)
