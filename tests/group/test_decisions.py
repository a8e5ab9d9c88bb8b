"""Decisions about incidents as values: obeyed, in order, void where their incident is no more."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from testimonia.group.decisions import decided, free_code, known_before, redirects
from testimonia.model import DateRange, Grouping, Incident, Judgement, Verdict
from testimonia.testing.claims import claim

DAY = DateRange.of_day(date(2024, 5, 6))
A, B, C = "AAA-2024-0001", "AAA-2024-0002", "AAA-2024-0003"


def made() -> tuple[Grouping, dict]:
    claims = {}
    incidents = []
    for code, documents in ((A, ("D1", "D2")), (B, ("D3",)), (C, ("D4", "D5"))):
        of_incident = [claim(name, 3, 3, words=f"three in {name}") for name in documents]
        claims |= {each.id: each for each in of_incident}
        incidents.append(Incident(code, code, DAY, None, documents, tuple(each.id for each in of_incident)))
    main = tuple((name, (incident.code,)) for incident in incidents for name in incident.documents)
    return Grouping(tuple(incidents), (), main), claims


def judged(verdict: Verdict, *subject: str, number: int = 1, **changes: object) -> Judgement:
    at = datetime(2024, 6, number, tzinfo=UTC)
    pairs = tuple((name, json.dumps(value)) for name, value in changes.items())
    return Judgement(f"J{number}", subject, verdict, "a coder", at, "because", None, pairs)


def shape(grouping: Grouping) -> dict[str, tuple[str, ...]]:
    return {incident.code: incident.documents for incident in grouping.incidents}


def test_merged_incidents_are_one_and_the_old_code_leads_on():
    grouping, claims = made()
    merges = [judged(Verdict.MERGE, A, B), judged(Verdict.MERGE, B, C, number=2)]
    found = decided(grouping, merges, claims)
    assert shape(found) == {C: ("D4", "D5", "D3", "D1", "D2")}
    assert set(found.incidents[0].claims) == set(claims)
    assert redirects(merges) == {A: C, B: C}
    assert dict(found.main)["D1"] == (C,)


def test_a_split_takes_documents_with_their_claims_out():
    grouping, claims = made()
    found = decided(grouping, [judged(Verdict.SPLIT, A, "D2", code="AAA-2024-0004")], claims)
    assert shape(found)[A] == ("D1",)
    assert shape(found)["AAA-2024-0004"] == ("D2",)
    new = next(incident for incident in found.incidents if incident.code == "AAA-2024-0004")
    assert [claims[name].document for name in new.claims] == ["D2"]


def test_a_moved_claim_takes_its_report_along_and_an_empty_incident_goes():
    grouping, claims = made()
    name = next(name for name, each in claims.items() if each.document == "D3")
    found = decided(grouping, [judged(Verdict.MOVE, name, A)], claims)
    assert shape(found) == {A: ("D1", "D2", "D3"), C: ("D4", "D5")}


def test_a_pinned_incident_gets_its_reports_back():
    grouping, claims = made()
    found = decided(grouping, [judged(Verdict.PIN, B, documents=["D3", "D4"])], claims)
    assert shape(found) == {A: ("D1", "D2"), B: ("D3", "D4"), C: ("D5",)}


def test_parts_never_contain_themselves():
    grouping, claims = made()
    wanted = [
        judged(Verdict.PART_OF, A, B),
        judged(Verdict.PART_OF, B, C, number=2),
        judged(Verdict.PART_OF, C, A, number=3),
        judged(Verdict.PART_OF, A, A, number=4),
    ]
    found = {incident.code: incident.part_of for incident in decided(grouping, wanted, claims).incidents}
    assert found == {A: B, B: C, C: None}


@pytest.mark.parametrize(
    "judgement",
    [
        judged(Verdict.MERGE, "AAA-2024-0099", B),
        judged(Verdict.MERGE, A, A),
        judged(Verdict.SPLIT, A, "D99", code="AAA-2024-0009"),
        judged(Verdict.SPLIT, A, "D1", "D2", code="AAA-2024-0009"),
        judged(Verdict.MOVE, "C-none", A),
        judged(Verdict.PART_OF, A, "AAA-2024-0099"),
        judged(Verdict.ACCEPT, "C1"),
    ],
    ids=lambda judgement: f"{judgement.verdict} {' '.join(judgement.subject)}",
)
def test_a_decision_about_nothing_changes_nothing(judgement):
    grouping, claims = made()
    assert decided(grouping, [judgement], claims).incidents == grouping.incidents


def test_codes_are_found_again_as_they_were_before_the_decisions():
    known = {A: frozenset({"D1"}), B: frozenset({"D3", "D1", "D2"}), "AAA-2024-0004": frozenset({"D2"})}
    split = judged(Verdict.SPLIT, A, "D2", code="AAA-2024-0004")
    assert known_before(known, [split])[A] == {"D1", "D2"}
    assert known_before(known, [split])["AAA-2024-0004"] == frozenset()
    merged = judged(Verdict.MERGE, A, B)
    assert known_before({A: frozenset({"D1", "D2"}), B: known[B]}, [merged])[B] == {"D3"}
    # the only report of an incident may contribute to the other, too
    assert known_before({A: frozenset({"D1", "D2"}), B: frozenset({"D1", "D2"})}, [merged])[B] == {"D1", "D2"}


def test_a_free_code_was_never_given():
    assert free_code(A, [A, B, "AAA-2023-0099"]) == C
