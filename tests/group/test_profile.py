"""What a report is about: counts of several incidents are about none of them."""

from __future__ import annotations

import pytest

from testimonia.group.profile import profile_of

from .make import claim, reading, report

ONE = "4 people died in the fire on the ferry."


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Over the weekend 7 people died in 17 shootings.", True),
        ("This month 7 people died in a string of attacks.", True),
        ("In all 7 people died in two separate raids.", True),
        ("In all 7 people died in two raids.", False),
        ("The attack killed 7 people.", False),
        ("The 2019 attacks killed 7 people.", False),
    ],
)
def test_a_count_of_several_incidents_is_about_none_beside_a_claim_about_one(sentence: str, sums: bool):
    beside = report("D1", "2021-05-03", f"{ONE} {sentence}")
    about_one, about_more = claim(beside, "4 people died", 4), claim(beside, sentence, 7)
    profile = profile_of(beside, reading(beside, about_one, about_more))
    assert profile.told == ((about_one,) if sums else (about_one, about_more))
    alone = report("D2", "2021-05-03", sentence)
    only = claim(alone, sentence, 7)
    assert profile_of(alone, reading(alone, only)).told == (only,)
