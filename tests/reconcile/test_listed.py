"""Counts that stand in a list: the cases are a file that a coder can edit."""

from __future__ import annotations

import pytest

from testimonia.model import Claim, Harm, PeopleKind, Role
from testimonia.reconcile.evidence import Evidence, weigh
from testimonia.reconcile.listed import lists_in, sum_of_list
from testimonia.testing.claims import claim
from testimonia.testing.policies import documents_of
from tests.conftest import cases


def claims_of(row: dict[str, str]) -> list[Claim]:
    sentence, found, place = row["sentence"], [], 0
    for words, number in zip(row["counts"].split("|"), map(int, row["numbers"].split("|")), strict=True):
        place = sentence.index(words, place)
        found.append(claim("D1", number, number, words=words, at=place, passage=(0, sentence), victims=words))
    return found


@pytest.mark.parametrize("row", cases("lists"), ids=lambda row: row["sentence"])
def test_a_list_counts_all_its_people(row: dict[str, str]):
    found = lists_in(claims_of(row))
    sums = [total.low for items in found if (total := sum_of_list(items))]
    assert sums == ([int(row["total"])] if row["total"] else [])


def evidence(*claims: Claim, harm: Harm = Harm.KILLED) -> Evidence:
    found = weigh("XXX-2019-0001", claims, documents_of(claims), copies={})
    return next(item for item in found if item.harm is harm)


SENTENCE = "Four women and two men died."


def listed(*, at: int = 0, harm: Harm = Harm.KILLED) -> list[Claim]:
    return [
        claim(
            "D1",
            number,
            number,
            words=words,
            victims=words,
            at=at + SENTENCE.index(words),
            passage=(at, SENTENCE),
            harm=harm,
        )
        for words, number in (("Four women", 4), ("two men", 2))
    ]


def test_the_whole_rests_on_all_counts_of_the_list_and_they_tell_who_the_people_were():
    women, men = listed()
    found = evidence(women, men)
    assert [(said.interval.low, said.claims) for said in found.current] == [(6, (women.id, men.id))]
    assert found.left_out == ()
    assert [(part.kind, part.low) for part in found.breakdowns] == [(PeopleKind.WOMEN, 4)]


def test_a_list_that_is_no_more_than_another_count_of_its_report_is_a_part_of_it():
    whole = claim("D1", 6, 6, at=100)
    found = evidence(*listed(), whole)
    assert [said.claims for said in found.current] == [(whole.id,)]


def test_a_list_of_people_who_were_hit_counts_those_who_lived():
    sentence = "Four women and two men were shot."
    hit = [
        claim("D1", number, number, words=words, at=sentence.index(words), passage=(0, sentence), harm=Harm.INJURED)
        for words, number in (("Four women", 4), ("two men", 2))
    ]
    found = evidence(*hit, claim("D1", 2, 2, words="Two", at=100), harm=Harm.INJURED)
    assert [said.interval.low for said in found.current] == [4]


def test_other_roles_and_other_speakers_make_no_list():
    women, men = listed()
    part = claim("D1", 2, 2, words="two men", at=SENTENCE.index("two men"), passage=(0, SENTENCE), role=Role.SUBSET)
    other = claim(
        "D1", 2, 2, words="two men", at=SENTENCE.index("two men"), passage=(0, SENTENCE), said_by="Mayor Voss"
    )
    assert lists_in([women, men])
    assert not lists_in([women, part])
    assert not lists_in([women, other])
