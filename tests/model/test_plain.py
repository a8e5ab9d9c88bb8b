from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonia import model
from testimonia.errors import InvalidNoun
from testimonia.model import (
    Claim,
    Count,
    DateRange,
    Harm,
    Interval,
    Judgement,
    LeftOut,
    Passage,
    Reason,
    Verdict,
    from_plain,
    to_plain,
)
from testimonia.testing import derived, estimates, nouns

DOCUMENT = nouns.documents()
TEXT = "Somebody said that 12 people were there."


def names() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(nouns.words(), min_size=1, max_size=2).map(tuple)


STRATEGIES: dict[type, st.SearchStrategy[Any]] = {
    model.AttributionMention: nouns.attribution_mentions(TEXT),
    model.Breakdown: st.builds(model.Breakdown, st.sampled_from(model.PeopleKind), st.just(1), st.integers(1), names()),
    model.Claim: DOCUMENT.flatmap(nouns.claims),
    model.Change: derived.changes(),
    model.Copy: derived.copies("D1", "D2"),
    model.Count: nouns.counts(TEXT),
    model.Damage: st.builds(model.Damage, nouns.texts(), nouns.texts()),
    model.DateMention: nouns.date_mentions(TEXT),
    model.DateRange: nouns.date_ranges(),
    model.Decided: derived.decided(),
    model.Disagreement: nouns.disagreements(TEXT),
    model.Document: DOCUMENT,
    model.FigureChange: derived.figure_changes(),
    model.CaptureHistories: estimates.capture_histories(),
    model.Chains: estimates.chains(),
    model.Check: estimates.checks(),
    model.Estimate: estimates.estimates(),
    model.Estimation: estimates.estimations(),
    model.Refusal: estimates.refusals(),
    model.Figure: derived.figures(),
    model.Grouping: DOCUMENT.flatmap(nouns.readings).flatmap(lambda reading: derived.groupings((reading,))),
    model.Incident: DOCUMENT.flatmap(nouns.readings).flatmap(
        lambda found: derived.incidents("AAA-2000-0001", (found,))
    ),
    model.Interval: nouns.intervals(),
    model.Join: derived.joins("D1", "D2"),
    model.Judgement: nouns.judgements(),
    model.Ledger: derived.ledgers(),
    model.LeftOut: st.builds(LeftOut, nouns.texts(), nouns.texts()),
    model.ModelCard: nouns.model_cards(),
    model.Move: derived.moves(),
    model.Passage: nouns.passages(TEXT),
    model.Place: nouns.places(),
    model.PlaceMention: nouns.place_mentions(TEXT),
    model.Policy: derived.policies(),
    model.Proposal: nouns.proposals(TEXT),
    model.Quantity: nouns.quantities(TEXT),
    model.Reading: DOCUMENT.flatmap(nouns.readings),
    model.Reason: st.builds(Reason, nouns.texts(), nouns.texts(), st.floats(-9, 9)),
    model.SecondReading: DOCUMENT.flatmap(nouns.second_readings),
    model.Sensitivity: st.builds(
        model.Sensitivity, derived.figures(), *(st.lists(derived.moves(), max_size=2).map(tuple) for _ in range(3))
    ),
    model.Source: nouns.sources(),
    model.Span: nouns.spans(TEXT),
    model.Speaker: nouns.speakers(TEXT),
    model.State: derived.states(),
    model.Sum: derived.sums(),
    model.Uncounted: DOCUMENT.flatmap(nouns.tellings),
    model.Unread: nouns.unread_items(),
    model.NameParts: nouns.name_parts(),
    model.VictimRecord: nouns.victim_records(),
    model.Where: nouns.wheres(),
    model.Why: nouns.whys(),
}


def test_every_noun_has_a_strategy() -> None:
    values = [getattr(model, name) for name in model.__all__]
    every = {value for value in values if isinstance(value, type) and dataclasses.is_dataclass(value)}
    assert set(STRATEGIES) == every


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@settings(max_examples=30)
@given(st.data())
def test_the_round_trip_over_json_changes_nothing(kind: type, data: st.DataObject) -> None:
    noun = data.draw(STRATEGIES[kind])
    plain = json.loads(json.dumps(to_plain(noun)))
    assert plain == to_plain(noun)
    assert from_plain(kind, plain) == noun


def test_plain_values_carry_the_field_names() -> None:
    count = Count(1, None, "1", 0, 1, model.Qualifier.EXACT)
    assert to_plain(count) == {"low": 1, "high": None, "words": "1", "start": 0, "end": 1, "qualifier": "exact"}
    assert to_plain(DateRange.of_day(date(2020, 1, 2))) == {
        "start": "2020-01-02",
        "end": "2020-01-02",
        "words": None,
        "inferred": False,
    }
    assert to_plain([Harm.KILLED, (1, "x")]) == ["killed", [1, "x"]]


def test_claim_recomputes_its_id() -> None:
    claim = nouns.documents().flatmap(nouns.claims)
    found = to_plain(_example(claim))
    forged = from_plain(Claim, {**found, "id": "C0000000000000000"})
    assert forged.id == found["id"]


def _example(strategy: st.SearchStrategy[Any]) -> Any:
    found: list[Any] = []

    @settings(max_examples=1)
    @given(strategy)
    def take(value: Any) -> None:
        found.append(value)

    take()
    return found[-1]


def test_times_keep_their_zone() -> None:
    at = datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
    judgement = Judgement("J1", ("C1",), Verdict.ACCEPT, "a coder", at, "")
    assert from_plain(Judgement, to_plain(judgement)).at == at


@pytest.mark.parametrize(
    ("kind", "plain", "error"),
    [
        (Interval, {"low": 3, "high": 2}, InvalidNoun),
        (Interval, {"low": 3}, KeyError),
        (Passage, {"start": 0, "end": 9, "exact": "x"}, InvalidNoun),
        (DateRange, {"start": "2020-13-01", "end": None, "words": None, "inferred": False}, ValueError),
        (Count, {"low": 1, "high": 1, "words": "1", "start": 0, "end": 1, "qualifier": "roughly"}, ValueError),
    ],
)
def test_what_breaks_a_rule_does_not_come_back(kind: type, plain: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        from_plain(kind, plain)
