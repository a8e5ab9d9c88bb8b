from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from testimonia.errors import InvalidNoun
from testimonia.model import (
    Claim,
    Count,
    DateRange,
    Harm,
    Interval,
    Passage,
    Qualifier,
    Role,
    Speaker,
    Stance,
    Where,
)
from testimonia.testing.nouns import claims, documents

SAID = Passage(10, 45, "At least 12 villagers were abducted")


def make(**changes: Any) -> Claim:
    parts: dict[str, Any] = {
        "document": "D0123456789abcdef",
        "passage": SAID,
        "harm": Harm.ABDUCTED,
        "count": Count(12, None, "At least 12 villagers", 10, 31, Qualifier.AT_LEAST),
        "role": Role.TOTAL,
        "stance": Stance.ASSERTED,
        "victims": "villagers",
        "alleged_perpetrator": None,
        "when": DateRange.of_day(date(2021, 5, 4), "on Tuesday"),
        "where": Where("Lower Mill", "Lower Mill", "QM", 1.5, 2.5, "user:7", 1),
        "said_by": (Speaker("the mayor", 50, 59),),
        "reader": "en.v1",
    }
    return Claim(**{**parts, **changes})


def test_id_is_stable_from_version_to_version() -> None:
    """Judgements and publications name claims by id: a change here orphans them all."""
    assert make().id == "C3acc29ba5345deab"


def test_id_is_the_same_for_the_same_claim() -> None:
    assert make().id == make().id
    assert make() == make()


@pytest.mark.parametrize(
    "changes",
    [
        {"document": "D1"},
        {"passage": Passage(9, 44, SAID.exact)},
        {"harm": Harm.DETAINED},
        {"count": Count(12, 12, "At least 12 villagers", 10, 31, Qualifier.AT_LEAST)},
        {"count": Count(12, None, "At least 12", 10, 21, Qualifier.AT_LEAST)},
        {"count": Count(12, None, "At least 12 villagers", 10, 31, Qualifier.EXACT)},
        {"role": Role.SUBSET},
        {"stance": Stance.DENIED},
        {"victims": None},
        {"alleged_perpetrator": "an armed group"},
        {"when": None},
        {"when": DateRange.of_day(date(2021, 5, 4), "on Tuesday").marked(inferred=True)},
        {"when": DateRange.of_day(date(2021, 5, 4), "Tuesday")},
        {"where": None},
        {"where": Where("Lower Mill")},
        {"where": Where("Lower Mill", "Lower Mill", "QM", 1.5, 2.6, "user:7", 1)},
        {"where": Where("Lower Mill", "Lower Mill", None, 1.5, 2.5, "user:7", 1)},
        {"said_by": ()},
        {"said_by": (Speaker("the mayor"),)},
        {"said_by": (Speaker("a relief group", 70, 84), Speaker("the mayor", 50, 59))},
        {"reader": "en.v2"},
    ],
)
def test_whatever_a_claim_says_is_part_of_its_id(changes: dict[str, Any]) -> None:
    assert make(**changes).id != make().id


@given(documents().flatmap(claims))
def test_id_is_made_from_content_only(claim: Claim) -> None:
    assert dataclasses.replace(claim).id == claim.id
    assert claim.id.startswith("C")
    assert len(claim.id) == 17


def test_parties_have_no_part_in_the_shape_of_a_claim() -> None:
    one, other = make(alleged_perpetrator="the northern army"), make(alleged_perpetrator="the southern militia")
    assert dataclasses.replace(one, alleged_perpetrator=other.alleged_perpetrator) == other


def test_claim_without_a_document_is_refused() -> None:
    with pytest.raises(InvalidNoun, match="document"):
        make(document="")


def test_claim_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        make().harm = Harm.KILLED  # type: ignore[misc]


@pytest.mark.parametrize(
    "parts",
    [
        (None, None, "many", 0, 4, Qualifier.VAGUE),
        (5, 4, "4 to 5", 0, 6, Qualifier.RANGE),
        (-1, 4, "4 to 5", 0, 6, Qualifier.RANGE),
        (4, 5, "4 to 5", 0, 5, Qualifier.RANGE),
        (4, 5, "", 3, 3, Qualifier.RANGE),
    ],
)
def test_count_that_means_nothing_is_refused(parts: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidNoun):
        Count(*parts)


def test_count_is_an_interval() -> None:
    assert make().count.interval == Interval(12, None)


@pytest.mark.parametrize("parts", [("",), (" \n",), ("the mayor", 3), ("the mayor", None, 3)])
def test_speaker_without_words_or_with_half_a_place_is_refused(parts: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidNoun, match="speaker"):
        Speaker(*parts)
