"""Chains and parts: what happened on a day of a siege is a part of it, and each count stands at its own level."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.group import parts
from testimonia.group.arrays import Keys
from testimonia.group.decisions import decided
from testimonia.group.extents import Extent, Extents
from testimonia.group.group import group
from testimonia.model import Document, Grouping, Incident, Reading, Verdict, Where

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


BUNIA, KASENYI = (
    Where(name, name, "CD", lat, 30.0, f"user:{name}", 1) for name, lat in (("Bunia", 1.5), ("Kasenyi", 2.5))
)
ITURI = Where("Ituri", "Ituri", "CD", 1.5, 30.0, "user:Ituri", 4)


def keys(most: int):
    return st.sets(st.integers(0, most), max_size=2).map(lambda chosen: np.array(sorted(chosen), dtype=np.uint64))


EXTENT = st.builds(
    lambda start, length, **others: Extent(start, start + length, lasts=length > 3, **others),
    start=st.integers(1, 6),
    length=st.integers(0, 12),
    where=st.sampled_from([None, BUNIA, KASENYI, ITURI]),
    campaigns=keys(3),
    accused=keys(1),
    reports=keys(3),
)


@given(rows=st.lists(EXTENT, max_size=8))
def test_only_incidents_that_can_be_parts_are_looked_at(rows):
    extents = Extents.of({f"COD-2014-{number:04d}": row for number, row in enumerate(rows)})
    some = parts.with_wholes(extents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts.Related, "to", lambda self, _: np.arange(len(self.extents)))
        assert some.wholes.tolist() == parts.with_wholes(extents).wholes.tolist()


def test_the_incidents_looked_at_for_a_siege_do_not_grow_with_the_record():
    def looked_at(number: int) -> float:
        """For each of the sieges of a record, of which each has nine parts."""
        none, days = np.zeros(0, dtype=np.uint64), range(1, 1 + number)
        rows = [
            Extent(day, day + 40 * (day % 10 == 0), day % 10 == 0, BUNIA, key(day // 10), none, none) for day in days
        ]
        extents = Extents.of({f"COD-2014-{day:05d}": row for day, row in zip(days, rows, strict=True)})
        related, sieges = parts.Related(extents), extents.lasting.tolist()
        return sum(len(extents.inside(siege, related.to(siege))) for siege in sieges) / len(sieges)

    assert looked_at(4_000) < 1.1 * looked_at(400)


def key(number: int) -> Keys:
    return np.array([number], dtype=np.uint64)
