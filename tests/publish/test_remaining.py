"""What is withheld as a whole takes with it what only it tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from testimonia.model import DateRange, Where
from testimonia.publish import Contents, read_profile, release_tables
from tests.publish.make import made_contents
from tests.publish.test_withhold import KEY

CODE = "AZE-2023-0001"
PROFILE = read_profile("public")
REGION = Where("Upper Velko", "Velko Region", "AZ", 40.0, 47.0, "user:9", 4)


@pytest.fixture
def contents() -> Contents:
    return made_contents()


def told_by_one(contents: Contents) -> tuple[Contents, str]:
    """Contents in which one report alone tells the place and days of the first incident, and that report."""
    incident = contents.grouping.incidents[0]
    teller = incident.claims[0]
    claims = {claim.id: claim for claim in contents.claims}
    for name in incident.claims[1:]:
        claims[name] = replace(claims[name], where=REGION, when=DateRange.of_day(date(2023, 12, 1)))
    new = {old: claim.id for old, claim in claims.items()}
    changed = replace(incident, claims=tuple(new[name] for name in incident.claims))
    others = contents.grouping.incidents[1:]
    return replace(
        contents,
        claims=tuple(claims.values()),
        grouping=replace(contents.grouping, incidents=(changed, *others)),
        figures=(),
    ), claims[teller].document


def rows(contents: Contents, table: str, **more: object) -> list[dict[str, object]]:
    profile = replace(PROFILE, **{name: value for name, value in more.items() if name != "consent"})
    released = release_tables(contents, profile, key=KEY, consent=more.get("consent"))
    return list(released.tables[table].rows)


def incident_row(contents: Contents, **more: object) -> dict[str, object]:
    (row,) = (row for row in rows(contents, "incidents", **more) if row["incident"] == CODE)
    return row


# --- reports ----------------------------------------------------------------------------------------------------


def test_a_place_and_days_that_only_a_withheld_report_tells_do_not_go_out(contents):
    contents, teller = told_by_one(contents)
    assert incident_row(contents)["place"] == "Velko"
    row = incident_row(contents, consent={teller: {"store"}})
    assert (row["place"], row["place_words"], row["lat"], row["start"]) == (None, None, None, None)
    assert row["title"] == f"Incident {CODE}"


def test_a_place_and_days_that_others_tell_too_do(contents):
    other = contents.grouping.incidents[0].documents[1]
    row = incident_row(contents, documents=frozenset({other}))
    assert (row["place"], row["start"]) == ("Velko", "2023-12-24")
    assert row["title"] == contents.grouping.incidents[0].title


def test_an_incident_of_which_no_claim_remains_does_not_go_out(contents):
    incident = contents.grouping.incidents[0]
    documents = {claim.document for claim in contents.claims if claim.id in incident.claims}
    mention = contents.grouping.incidents[1].documents[0]
    mentioned = replace(incident, documents=(*incident.documents, mention))
    grouping = replace(contents.grouping, incidents=(mentioned, *contents.grouping.incidents[1:]))
    found = rows(replace(contents, grouping=grouping), "incidents", documents=frozenset(documents))
    assert CODE not in {row["incident"] for row in found}


# --- incidents --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table", ["incidents", "figures", "figure_claims", "incident_documents", "claims", "uncounted"]
)
def test_of_a_withheld_incident_no_row_goes_out(contents, table):
    assert any(row["incident"] == CODE for row in rows(contents, table))
    found = rows(contents, table, incidents=frozenset({CODE}))
    assert found
    assert all(row["incident"] not in {CODE, None} for row in found)


def test_a_report_about_a_withheld_incident_alone_does_not_go_out(contents):
    names = {row["document"] for row in rows(contents, "documents", incidents=frozenset({CODE}))}
    assert names.isdisjoint(contents.grouping.incidents[0].documents)
    both = tuple(
        (name, (*codes, "AZE-2023-0002") if name == contents.documents[0].id else codes)
        for name, codes in contents.grouping.main
    )
    kept = replace(contents, grouping=replace(contents.grouping, main=both))
    assert contents.documents[0].id in {row["document"] for row in rows(kept, "documents", incidents=frozenset({CODE}))}


def test_a_part_of_a_withheld_incident_is_a_part_of_none(contents):
    first, *others = contents.grouping.incidents
    parts = tuple(replace(one, part_of=first.code) for one in others)
    contents = replace(contents, grouping=replace(contents.grouping, incidents=(first, *parts)))
    assert {row["part_of"] for row in rows(contents, "incidents")} == {None, CODE}
    assert {row["part_of"] for row in rows(contents, "incidents", incidents=frozenset({CODE}))} == {None}


# --- lists ------------------------------------------------------------------------------------------------------


def test_a_list_without_consent_is_in_no_sum(contents):
    name = contents.victims[0].list_name
    assert rows(contents, "people", consent={name: {"store", "publish"}})
    assert rows(contents, "people", consent={name: {"store"}}) == []


def test_consent_under_one_name_of_a_report_is_not_undone_by_another(contents):
    document = contents.documents[0]
    consent = {document.id: {"publish"}, document.external_id: {"store"}}
    assert document.id not in {row["document"] for row in rows(contents, "documents", consent=consent)}
