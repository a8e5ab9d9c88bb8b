"""Totals over periods and regions, against the incidents that they contain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from testimonia.errors import InvalidNoun
from testimonia.model import Balance, Claim, DateRange, Figure, Harm, Incident, Interval, Role, Stance, Where
from testimonia.reconcile.ledger import Books, ledgers, sum_of
from testimonia.testing.claims import claim, report

VALMORA = Where("Valmora", "Valmora", "XV", precision=6)
OSTREL = Where("Ostrel", "Ostrel", "XV", 40.0, 50.0, "user:ostrel", 1)
DUNMERE = Where("Dunmere", "Dunmere", "XV", 40.5, 50.0, "user:dunmere", 1)
HARRIN = Where("Harrin", "Harrin", "XV", 40.2, 50.2, "user:harrin", 4)
ABROAD = Where("Sarn", "Sarn", "XW", 40.1, 50.0, "user:sarn", 1)
MARCH = DateRange.of_month(2019, 3)


def incident(code: str, day: int, where: Where = OSTREL, *claims: Claim, part_of: str | None = None) -> Incident:
    names = tuple(item.id for item in claims)
    return Incident(code, code, DateRange.of_day(date(2019, 3, day)), where, ("D1",), names, part_of=part_of)


def figure(code: str, low: int, best: int | None, high: int, harm: Harm = Harm.KILLED) -> Figure:
    return Figure(code, harm, "default", low, best, high, ("C0",))


def total(low: int | None, high: int | None, document: str = "D1", **others: object) -> Claim:
    usual = {"said_by": "Open Ledger", "when": MARCH, "where": VALMORA}
    return claim(document, low, high, **(usual | others))  # type: ignore[arg-type]


def books(
    incidents: list[Incident], figures: list[Figure], *claims: Claim, copies: dict[str, str] | None = None
) -> Books:
    names = {"D1", *(item.document for item in claims)}
    documents = {name: report(name, f"2019-04-{n + 1:02d}") for n, name in enumerate(sorted(names))}
    return Books(incidents, figures, claims, documents, copies or {})


TWO = [incident("A", 2), incident("B", 20, DUNMERE)]
FIGURES = [figure("A", 10, 12, 15), figure("B", 30, 30, 40)]


def test_what_the_incidents_account_for_is_taken_away():
    said = total(200, 200)
    (book,) = ledgers(books(TWO, FIGURES, said))
    assert (book.claims, book.said_by, book.total) == ((said.id,), "Open Ledger", Interval(200, 200))
    assert (book.contained.incidents, book.contained.low, book.contained.best, book.contained.high) == (
        ("A", "B"),
        40,
        42,
        55,
    )
    assert (book.residual, book.check) == (Interval(145, 160), Balance.OPEN)


def test_a_new_incident_makes_the_residual_smaller():
    more = [*TWO, incident("C", 25)]
    (book,) = ledgers(books(more, [*FIGURES, figure("C", 20, 20, 20)], total(200, 200)))
    assert book.residual == Interval(125, 140)


@pytest.mark.parametrize(
    ("low", "high", "residual", "check"),
    [
        (200, None, Interval(145, None), Balance.OPEN),
        (None, 200, Interval(None, 160), Balance.OPEN),
        (50, 50, Interval(0, 10), Balance.OPEN),
        (20, 20, Interval(0, 0), Balance.EXCEEDED),
    ],
)
def test_open_ends_and_totals_that_are_too_small(low, high, residual, check):
    (book,) = ledgers(books(TWO, FIGURES, total(low, high)))
    assert (book.residual, book.check) == (residual, check)


def test_only_what_lies_in_period_and_region_is_contained():
    others = [
        *TWO,
        incident("ABROAD", 5, ABROAD),
        replace(incident("LATER", 5), when=DateRange.of_day(date(2019, 4, 1))),
        replace(incident("UNDATED", 5), when=None),
        replace(incident("UNPLACED", 5), where=None),
    ]
    figures = [*FIGURES, *(figure(item.code, 1, 1, 1) for item in others[2:])]
    (book,) = ledgers(books(others, figures, total(200, 200)))
    assert book.contained.incidents == ("A", "B")


def test_another_harm_is_never_taken_away():
    (book,) = ledgers(books(TWO, FIGURES, total(200, 200, harm=Harm.INJURED)))
    assert (book.contained, book.residual, book.check) == (None, Interval(200, 200), Balance.NOTHING_CONTAINED)


@pytest.mark.parametrize(
    ("changes", "check"), [({"when": None}, Balance.NO_PERIOD), ({"where": None}, Balance.NO_PLACE)]
)
def test_what_cannot_be_checked_is_named(changes, check):
    nowhere = [replace(item, where=None) for item in TWO]
    (book,) = ledgers(books(nowhere, FIGURES, total(200, 200, **changes)))
    assert (book.contained, book.residual, book.check) == (None, None, check)


def test_a_total_without_a_place_is_of_its_reports_country():
    (book,) = ledgers(books(TWO, FIGURES, total(200, 200, where=None)))
    assert book.contained.incidents == ("A", "B")
    assert book.assumptions == ("no place is stated: taken for XV, of the report's incident",)


def test_alleged_perpetrators_must_not_differ():
    by_front = claim("D1", 10, 10, perpetrator="Northern Front", at=100)
    by_army = claim("D1", 30, 30, perpetrator="army", at=200)
    known = [incident("A", 2, OSTREL, by_front), incident("B", 20, DUNMERE, by_army), incident("C", 21)]
    figures = [*FIGURES, figure("C", 1, 1, 1)]
    (book,) = ledgers(books(known, figures, total(200, 200, perpetrator="the Northern Front"), by_front, by_army))
    assert book.contained.incidents == ("A", "C")
    assert book.assumptions == ("of 1 contained incidents nobody says who did it: taken to be contained",)


def test_a_source_that_says_its_total_again_has_one_ledger_with_its_latest():
    first, second = total(150, 150, "D2"), total(200, 200, "D3")
    (book,) = ledgers(books(TWO, FIGURES, second, first))
    assert (book.claims, book.total) == ((second.id, first.id), Interval(200, 200))


def test_rival_totals_and_other_periods_have_ledgers_of_their_own():
    rival = total(900, 900, said_by="Northern Front", at=100)
    year = total(3000, 3000, when=DateRange.of_year(2019), at=200)
    assert len(ledgers(books(TWO, FIGURES, total(200, 200), rival, year))) == 3


def test_claims_of_incidents_parts_denials_singles_and_copies_are_no_totals():
    of_incident = claim("D1", 12, 12, when=MARCH, where=VALMORA, at=100)
    left = [
        total(40, 40, role=Role.SUBSET, at=200),
        total(40, 40, stance=Stance.DENIED, at=300),
        total(1, 1, at=400),
        total(200, 200, "D9"),
    ]
    known = [incident("A", 2, OSTREL, of_incident)]
    assert ledgers(books(known, FIGURES[:1], of_incident, *left, copies={"D9": "D1"})) == ()


def test_an_incident_with_parts_is_a_total_of_its_own():
    campaign = replace(incident("SIEGE", 1, HARRIN), when=MARCH)
    known = [campaign, *(replace(item, part_of="SIEGE") for item in TWO)]
    (book,) = ledgers(books(known, [figure("SIEGE", 100, 100, 120), *FIGURES]))
    assert (book.said_by, book.contained.incidents, book.residual) == ("SIEGE", ("A", "B"), Interval(45, 80))


# --- sums ------------------------------------------------------------------------------------------------


def test_parts_are_not_added_to_their_whole():
    known = {item.code: item for item in (incident("SIEGE", 1), *(replace(item, part_of="SIEGE") for item in TWO))}
    found = sum_of([figure("SIEGE", 100, None, 120), *FIGURES], known)
    assert (found.incidents, found.low, found.best, found.high) == (("SIEGE",), 100, None, 120)
    assert sum_of(FIGURES, known).incidents == ("A", "B")


def test_parts_of_parts_and_circles_of_parts():
    known = {
        item.code: item
        for item in (incident("A", 1, part_of="B"), incident("B", 1, part_of="C"), incident("C", 1, part_of="B"))
    }
    assert sum_of([figure("A", 1, 1, 1)], known).incidents == ("A",)
    assert sum_of([figure("A", 1, 1, 1), figure("C", 9, 9, 9)], known).incidents == ("C",)


def test_sums_never_mix_harms_or_policies():
    known = {item.code: item for item in TWO}
    with pytest.raises(InvalidNoun, match="one harm and one policy"):
        sum_of([FIGURES[0], figure("B", 1, 1, 1, Harm.INJURED)], known)
    with pytest.raises(InvalidNoun, match="one harm and one policy"):
        sum_of([FIGURES[0], replace(FIGURES[1], policy="range-all")], known)
    assert sum_of([], known) is None
