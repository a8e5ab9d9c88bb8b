"""What a report is about: counts of several incidents are about none of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from testimonia.group.profile import profile_of
from testimonia.group.words import years_back
from testimonia.model import DateRange

from .make import claim, days, reading, report

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
        ("There 7 people were shot in two separate gun-related incidents.", True),
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
    ("sentence", "several"),
    [
        ("They were the first of 7 people killed there.", True),
        ("They were some of the 7 people killed there.", False),
        ("There 7 people were killed in less than 30 hours.", True),
        ("There 7 people were killed in three days of clashes.", False),
    ],
)
def test_words_beside_a_count_tell_that_several_incidents_did_it(sentence: str, several: bool):
    made = report("D1", "2021-05-03", f"{ONE} {sentence}")
    one = claim(made, "4 people died", 4)
    more = replace(claim(made, sentence, 7), count=claim(made, "7 people", 7).count)
    assert profile_of(made, reading(made, one, more)).told == ((one,) if several else (one, more))


@pytest.mark.parametrize(
    ("sentence", "count", "told"),
    [
        ("The two deaths bring the total to 44 for the year.", "44", False),
        ("The town has seen 32 killings so far this year.", "32 killings", False),
        ("There were 32 killings, more than in the same period last year.", "32 killings", False),
        ("Related: 9 people killed in Osh", "9 people", False),
        ("Two men died in the city's 44th killing this year.", "Two men", True),
        ("Police spoke of 9 people killed; this year has been a hard one.", "9 people", True),
    ],
)
def test_the_count_of_a_year_and_a_link_to_another_report_are_about_no_incident(sentence: str, count: str, told: bool):
    made = report("D1", "2021-05-03", sentence)
    only = replace(claim(made, sentence, 9), count=claim(made, count, 9).count)
    assert bool(profile_of(made, reading(made, only)).told) is told


def test_a_day_is_not_that_of_a_claim_where_its_sentence_tells_of_another_day():
    text = "A woman who was shot on Saturday died on Monday. Her death brings the toll to five."
    made = report("D1", "2021-05-05", text)
    woman = claim(made, text[:47], 1, when=DateRange(days("2021-05-01").start, days("2021-05-01").end, "Saturday"))
    five = claim(made, text[49:], 5, when=DateRange(days("2021-05-03").start, days("2021-05-03").end, "Monday"))
    assert profile_of(made, reading(made, woman, five)).days.keys() == {woman.id}
    assert profile_of(made, reading(made, five)).days.keys() == {five.id}


def test_the_day_of_publication_is_that_of_the_telling():
    made = report("D1", "2021-05-04", "On Monday 12 people died. On Tuesday the army raised the toll to 30 people.")
    first = claim(made, "On Monday 12 people died.", 12, when="2021-05-03")
    raised = claim(made, "On Tuesday the army raised the toll to 30 people.", 30, when="2021-05-04")
    assert {number for _, number in profile_of(made, reading(made, first, raised)).counts} == {12, 30}


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


UPDATE = (
    "In February 40 people were killed, 31 people in January. On 3 February a raid on Goma killed 12 people. "
    "On 16 February 9 people were shot in Bunia."
)


def update(first: str, second: str, *, most: int = 40) -> tuple[set[str], set[str]]:
    """What a monthly update sums up, and what it tells incident by incident, with the days of its two incidents."""
    made = report("D1", "2021-03-04", UPDATE)
    months = [
        replace(DateRange.of_month(2021, month), words=words) for month, words in ((1, "January"), (2, "February"))
    ]
    february = claim(made, "40 people were killed", most, when=months[1], where="Goma")
    january = claim(made, "31 people in January", 31, when=months[0], where="Goma")
    raid = claim(made, "On 3 February a raid on Goma killed 12 people.", 12, when=first, where="Goma")
    shots = claim(made, "On 16 February 9 people were shot in Bunia.", 9, when=second, where="Bunia")
    profile = profile_of(made, reading(made, february, january, raid, shots))
    words = {one.id: one.passage.exact for one in profile.claims}
    return {words[name] for name in profile.sums}, {one.passage.exact for one in profile.told}


def test_the_count_of_a_month_sums_up_the_incidents_that_a_report_tells_one_by_one():
    sums, told = update("2021-02-03", "2021-02-16")
    assert sums == {"40 people were killed", "31 people in January"}
    assert len(told) == 2


@pytest.mark.parametrize(
    ("first", "second", "most"),
    [("2021-02-15", "2021-02-16", 40), ("2021-02-03", "2021-03-02", 40), ("2021-02-03", "2021-02-16", 11)],
)
def test_the_count_of_a_month_may_be_of_one_incident(first: str, second: str, most: int):
    """That is where the days beside it are those of one, lie outside, or tell of more people."""
    sums, told = update(first, second, most=most)
    assert (sums, len(told)) == (set(), 4)


def test_a_place_named_beside_harm_of_another_day_alone_is_not_the_main_one():
    text = "On 3 May 38 people died at the site. At Goma seven died two days later."
    made = report("D1", "2020-06-01", text)
    first = claim(made, "On 3 May 38 people died at the site.", 38, when="2020-05-03", where="Goma")
    later = claim(made, "At Goma seven died two days later.", 7, when="2020-05-05", where="Goma")
    assert profile_of(made, reading(made, first, later)).where is None
    named = claim(made, text, 38, when="2020-05-03", where="Goma")
    assert profile_of(made, reading(made, named, later)).where == named.where
