"""Chains and parts: what happened on a day of a siege is a part of it, and each count stands at its own level."""

from __future__ import annotations

from dataclasses import replace

from testimonia.group import group
from testimonia.group.decisions import decided
from testimonia.model import Document, Grouping, Incident, Reading, Verdict

from .invented import siege
from .make import days
from .test_decisions import judged


def grouped(reports: list[tuple[Document, Reading]]) -> Grouping:
    return group([made for made, _ in reports], [read for _, read in reports])


def numbers(grouping: Grouping, incident: Incident) -> set[int | None]:
    """The counts of an incident."""
    counts = {claim.id: claim.count.low for _, read in siege() for claim in read.claims}
    return {counts[name] for name in incident.claims}


def of_days(grouping: Grouping, edtf: str) -> Incident:
    (found,) = [incident for incident in grouping.incidents if incident.when and incident.when.edtf == edtf]
    return found


WHOLE, MARKET, BRIDGE, THEFT = "2014-04-03/2014-04-28", "2014-04-12", "2014-04-19", "2014-04-15"


def test_the_days_of_a_siege_are_its_parts_with_reasons():
    found = grouped(siege())
    whole = of_days(found, WHOLE)
    for day in (MARKET, BRIDGE):
        part = of_days(found, day)
        assert part.part_of == whole.code
        assert "reports on both name the siege of bunia" in [reason.detail for reason in part.part_reasons]
        assert sum(reason.weight for reason in part.part_reasons) >= 0
    assert whole.part_of is None


def test_another_matter_of_the_same_days_and_place_is_no_part():
    assert of_days(grouped(siege()), THEFT).part_of is None


def test_each_count_stands_at_the_level_of_which_it_speaks():
    found = grouped(siege())
    assert numbers(found, of_days(found, WHOLE)) == {340, 210}
    assert numbers(found, of_days(found, MARKET)) == {40}
    assert numbers(found, of_days(found, BRIDGE)) == {7}
    assert len(of_days(found, MARKET).documents) == 2


def test_a_date_that_is_only_not_exact_makes_no_whole():
    (whole, _), *others = siege()
    read = siege()[0][1]
    vague = replace(days(WHOLE), words="in April 2014")
    claims = tuple(replace(claim, when=vague) for claim in read.claims[:1])
    market, _, theft = others
    found = grouped([(whole, replace(read, claims=claims)), market, theft])
    assert all(incident.part_of is None for incident in found.incidents)


def test_a_person_may_say_that_it_is_no_part_and_taking_that_back_restores_it():
    found = grouped(siege())
    part = of_days(found, MARKET)
    claims = {claim.id: claim for _, read in siege() for claim in read.claims}
    undecided = decided(found, [judged(Verdict.PART_OF, part.code)], claims)
    assert of_days(undecided, MARKET) == replace(part, part_of=None, part_reasons=())
    assert decided(found, [], claims) == found


def test_a_part_follows_its_whole_where_that_is_merged_into_another():
    found = grouped(siege())
    claims = {claim.id: claim for _, read in siege() for claim in read.claims}
    whole, theft = of_days(found, WHOLE).code, of_days(found, THEFT).code
    merged = decided(found, [judged(Verdict.MERGE, whole, theft)], claims)
    assert of_days(merged, MARKET).part_of == theft
