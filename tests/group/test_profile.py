"""What a report is about: counts of several incidents are about none of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from testimonia.group.profile import profile_of
from testimonia.group.words import years_back
from testimonia.model import DateRange

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


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("A year ago the bridge fell.", {1}),
        ("Ten years on, the bridge is closed.", {10}),
        ("Twenty-five years after the flood and 3 years later", {25, 3}),
        ("on the tenth anniversary of the raid", {10}),
        ("on the 21st anniversary of the raid", {21}),
        ("some years ago, 500 years ago, for a year, in two years", set()),
    ],
)
def test_years_that_a_report_looks_back(words: str, years: set[int]):
    assert years_back(words) == years


def test_the_year_alone_dates_harm_of_a_place_where_no_claim_has_a_closer_date():
    made = report("D1", "2010-05-03", "12 people died there then. 3 people died now.")
    year = replace(DateRange.of_year(1985), words="1985")
    then = claim(made, "12 people died there then", 12, when=year, where="Goma")
    now = claim(made, "3 people died now", 3, when="2010-05-02", where="Goma")
    assert profile_of(made, reading(made, then)).told == (then,)
    assert profile_of(made, reading(made, then, now)).told == (now,)
    somewhere = claim(made, "12 people died there then", 12, when=year)
    assert profile_of(made, reading(made, somewhere)).told == ()
