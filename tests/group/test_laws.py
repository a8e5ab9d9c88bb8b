"""Laws of grouping, on records composed at random of invented reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from testimonia.group.group import group
from testimonia.model import Document, Grouping, Reading
from testimonia.testing.records import made_reports, made_town

from .invented import invented_reports
from .make import claim, reading, report

Report = tuple[Document, Reading]

RECORDS = st.lists(st.sampled_from(invented_reports()), max_size=12, unique_by=lambda item: item[0].id)
FEW = settings(max_examples=25, deadline=None)


def grouped(reports: list[Report]) -> Grouping:
    return group([made for made, _ in reports], [read for _, read in reports])


def without_bearing() -> Report:
    text = "Shells hit the ferry Aurora off Tallinn. Captain Maarja Kukk said 14 people were killed on deck."
    made = report("D-elsewhere", "2031-07-09", text)
    return made, reading(made, claim(made, "14 people", 14, when="2031-07-08", where="Osh"))


@FEW
@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(reports: list[Report], chance):
    mixed = list(reports)
    chance.shuffle(mixed)
    assert grouped(mixed) == grouped(reports)


@FEW
@given(RECORDS)
def test_a_report_with_no_bearing_changes_nothing(reports: list[Report]):
    before, after = grouped(reports), grouped([*reports, without_bearing()])
    others = [incident for incident in after.incidents if "D-elsewhere" not in incident.documents]
    assert tuple(others) == before.incidents
    assert (after.copies, after.near_misses, after.versions) == (
        before.copies,
        before.near_misses,
        before.versions,
    )
    assert tuple(row for row in after.main if row[0] != "D-elsewhere") == before.main


@FEW
@given(RECORDS.filter(bool))
def test_ten_copies_make_no_incident_and_are_all_copies(reports: list[Report]):
    made, read = reports[0]
    tenfold = [
        (replace(made, id=f"{made.id}-{number}"), Reading(f"{made.id}-{number}", read.reader, None, (), (), (), (), ()))
        for number in range(10)
    ]
    before, after = grouped(reports), grouped([*reports, *tenfold])
    assert [incident.claims for incident in after.incidents] == [incident.claims for incident in before.incidents]
    copies = {copy.document: copy.original for copy in after.copies}
    first = copies.get(made.id, made.id)
    assert {copies[copy.id] for copy, _ in tenfold} == {first}


def test_a_crowded_day_in_one_city_is_kept_apart():
    """Incidents of one day in one city, told in the same phrases: nearly all pairs that are joined belong together."""
    reports = list(made_reports(1500, seed=23))
    city = {made.id for made, read in reports if read.claims[0].where == made_town(0)}
    truth = {made.id: (made.external_id or "").split("-")[0] for made, _ in reports}
    pairs = [
        (truth[one] == truth[two])
        for incident in grouped(reports).incidents
        for one, two in combinations(sorted(city.intersection(incident.documents)), 2)
    ]
    assert len(city) > 100
    assert sum(pairs) / len(pairs) > 0.9


def test_exchanging_the_names_of_parties_exchanges_nothing_else():
    def partition(parties: tuple[str, str]) -> set[frozenset[str]]:
        reports = list(made_reports(40, seed=5, parties=parties))
        labels = {made.id: made.label for made, _ in reports}
        return {frozenset(labels[name] for name in incident.documents) for incident in grouped(reports).incidents}

    assert partition(("Tarvok Column", "Pelzan Column")) == partition(("Pelzan Column", "Tarvok Column"))
