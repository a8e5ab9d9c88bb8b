"""Those who are said to have done it and died, beside the people whom they killed."""

from __future__ import annotations

import pytest

from testimonia.model import Claim, Harm, Role
from testimonia.reconcile.evidence import Evidence, weigh
from testimonia.testing.claims import claim
from testimonia.testing.policies import documents_of
from tests.conftest import cases


def killed(*claims: Claim) -> Evidence:
    weighed = weigh("XXX-2019-0001", claims, documents_of(claims), copies={})
    return next(item for item in weighed if item.harm is Harm.KILLED)


def told(case: dict[str, str]) -> tuple[Claim, Claim]:
    sentence, number = case["sentence"], int(case["number"])
    counted = claim(
        "D1",
        number,
        number,
        words=case["count"],
        victims=case["victims"] or None,
        perpetrator=case["perpetrator"] or None,
        passage=(0, sentence),
        at=sentence.index(case["count"]),
    )
    doer = claim("D1", 1, 1, words=case["doer"], passage=(0, sentence), at=sentence.index(case["doer"]))
    return counted, doer


@pytest.mark.parametrize("case", cases("doers"), ids=lambda case: case["sentence"])
def test_who_is_added_to_a_count(case):
    found = killed(*told(case))
    assert [said.interval.high for said in found.current] == [int(case["total"])]


def test_the_figure_rests_on_the_death_that_was_added():
    case = next(case for case in cases("doers") if case["doer"] == "a trader")
    counted, doer = told(case)
    found = killed(counted, doer)
    assert found.current[0].claims == (counted.id, doer.id)
    assert not found.left_out


def test_who_is_said_to_be_included_is_not_added():
    counted = claim("D1", 5, 5, words="five clerks", victims="clerks", perpetrator="gunman")
    included = claim("D1", 1, 1, words="the gunman", victims="gunman", role=Role.SUBSET, at=80)
    again = claim("D1", 1, 1, words="the gunman", victims="gunman", at=160)
    assert [said.interval.high for said in killed(counted, included, again).current] == [5]


def test_several_who_did_it_are_added_as_they_are_counted():
    counted = claim("D1", 14, None, words="at least 14 people", perpetrator="assailants")
    suspects = claim("D1", 2, 2, words="two suspects", victims="suspects", at=80)
    (said,) = killed(counted, suspects).current
    assert (said.interval.low, said.interval.high) == (16, None)


def test_nobody_is_one_of_those_whom_he_harmed():
    sentence = "Teo Brook, 37, shot his wife dead, then turned the gun on himself."
    wife = claim("D1", 1, 1, words="his wife", perpetrator="Teo Brook", passage=(0, sentence), at=20)
    doer = claim("D1", 1, 1, words="Teo Brook, 37", passage=(0, sentence), at=0)
    earlier = claim("D1", 1, 1, words="a woman", perpetrator="man", at=200)
    assert [said.interval.high for said in killed(doer, wife, earlier).current] == [2]
