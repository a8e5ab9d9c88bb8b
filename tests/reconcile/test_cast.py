"""People who are named or described one by one: told apart, and found again in other reports."""

from __future__ import annotations

import pytest

from testimonia.model import Claim, Harm
from testimonia.reconcile.cast import cast_of
from testimonia.reconcile.describe import described, told_one_by_one
from testimonia.reconcile.listed import lists_in
from testimonia.testing.claims import claim
from tests.conftest import cases


def told(document: str, *words: str, harm: Harm = Harm.KILLED, start: int = 0) -> list[Claim]:
    return [claim(document, 1, 1, words=text, harm=harm, at=start + 50 * n) for n, text in enumerate(words)]


@pytest.mark.parametrize("case", cases("persons"), ids=lambda case: f"{case['first']}/{case['second']}")
def test_who_is_one_person_in_one_report(case):
    assert len(cast_of(told("D1", case["first"], case["second"]))) == (1 if case["same"] == "yes" else 2)


def test_people_of_one_report_are_different_people_in_another():
    here, there = told("D1", "a boy", "another boy"), told("D2", "the boy", "a second boy", start=500)
    assert len(cast_of([*here, *there])) == 2


def test_people_side_by_side_in_a_sentence_are_two():
    sentence = "A teacher and a nurse were killed."
    both = [
        claim("D1", 1, 1, words=word, passage=(0, sentence), at=sentence.index(word))
        for word in ("A teacher", "a nurse")
    ]
    assert len(cast_of(both)) == 2


def lines_of(*lines: tuple[str, str, int]) -> list[Claim]:
    """Claims of lines, one below the other: who each is of, what follows, and how many they are."""
    found, start = [], 0
    for number, (words, rest, people) in enumerate(lines, start=1):
        start += len(f"\n{number}. ")
        passage = (start, words + rest)
        found.append(claim("D1", people, people, words=words, passage=passage, at=start, victims=words))
        start += len(words + rest)
    return found


def test_people_of_a_list_of_victims_are_as_many_as_its_lines():
    lines = lines_of(("Mara Ilvane", "", 1), ("Tolo Brekan", ", 14", 1), ("An unidentified man", "", 1))
    assert len(cast_of(lines)) == 3
    assert len(cast_of(lines_of(("A woman", " was killed.", 1), ("Mara Ilvane", " was killed.", 1)))) == 1


def test_lines_of_several_people_add_up_with_the_others():
    lists = lists_in(lines_of(("Mara Ilvane (32)", ", teacher", 1), ("Two children", " of the Brekan family", 2)))
    assert [len(items) for items in lists] == [2]


def test_another_sets_apart_from_those_just_told_of():
    named = claim("D1", 1, 1, words="Joren Tash, a baker", at=0)
    sentence = "The blast wounded six people and killed another."
    six = claim("D1", 6, 6, words="six people", harm=Harm.INJURED, passage=(50, sentence), at=68)
    another = claim("D1", 1, 1, words="another", passage=(50, sentence), at=90)
    assert len(cast_of([named, six, another])) == 1
    assert len(cast_of([named, another])) == 2


def test_another_sets_apart_from_one_who_suffered_no_bodily_harm():
    victim = claim("D1", 1, 1, words="a 15-year-old", at=0)
    sentence = "Police arrested a boy over the fatal shooting of another teen."
    boy = claim("D1", 1, 1, words="a boy", harm=Harm.DETAINED, passage=(50, sentence), at=66)
    teen = claim("D1", 1, 1, words="another teen", passage=(50, sentence), at=99)
    assert len(cast_of([victim, boy, teen], (Harm.KILLED,))) == 1
    assert len(cast_of([victim, teen], (Harm.KILLED,))) == 2


def test_a_name_and_what_stands_beside_it_are_one():
    sentence = "Mara Ellin, 24, a teacher, was killed."
    both = [
        claim("D1", 1, 1, words=word, passage=(0, sentence), at=sentence.index(word))
        for word in ("Mara Ellin", "a teacher")
    ]
    assert len(cast_of(both)) == 1


def test_names_lead_across_reports_whatever_else_is_told():
    first = told("D1", "Mara Ellin", "Teo Brook", "a woman")
    second = told("D2", "a woman", "Teo Brook", "Mara Ellin", start=500)
    people = cast_of([*first, *second])
    assert len(people) == 2
    assert {frozenset(c.document for c in person.claims) for person in people} == {frozenset({"D1", "D2"})}


def test_death_is_final():
    hurt, dead = told("D1", "a 9-year-old girl", harm=Harm.INJURED), told("D2", "the girl", start=500)
    for order in ([*hurt, *dead], [*dead, *hurt]):
        (person,) = cast_of(order)
        assert person.harm is Harm.KILLED


def test_who_is_hurt_is_not_taken_for_another_who_died():
    reports = [*told("D1", "a 9-year-old girl"), *told("D1", "a 40-year-old man", harm=Harm.INJURED, start=500)]
    assert sorted(person.harm for person in cast_of(reports)) == [Harm.INJURED, Harm.KILLED]


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        ("a man", 1),
        ("the 24-year-old", 1),
        ("one man", 0),
        ("1", 0),
        ("a single passenger", 0),
        ("Ansel Brook, 24", 1),
    ],
)
def test_who_is_counted_is_not_told_one_by_one(words, persons):
    assert len(told_one_by_one(claim("D1", 1, 1, words=words))) == persons


@pytest.mark.parametrize(
    ("words", "number", "persons"),
    [
        ("Mara Ellin, 24, and Teo Brook, 31", 2, 2),
        ("a teacher, a nurse and a driver", 3, 3),
        ("his wife and two sons", 3, 0),
        ("three men", 3, 0),
        ("both", 2, 0),
    ],
)
def test_lists_of_people(words, number, persons):
    assert len(told_one_by_one(claim("D1", number, number, words=words))) == persons


def test_ages_in_months_are_no_years():
    assert described("a 10-month-old baby").age == 0
    assert described("a ten-year-old").age == 10
    assert described("Ansel Brook, 24").age == 24


def test_thousands_of_people_are_told_apart_in_linear_time():
    names = [f"Person{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)} Family" for n in range(4000)]
    claims = [claim("D1", 1, 1, words=name, at=100 * n) for n, name in enumerate(names)]
    assert len(cast_of(claims)) == 4000


def test_of_one_sentence_those_come_first_whom_fewest_may_be():
    sentence = "Ilva Tarn and Mara Orr, 71, were buried."
    before = told("D1", "a 9-year-old girl", "her grandmother")
    named = [
        claim("D1", 1, 1, words=words, passage=(200, sentence), at=200 + sentence.index(words))
        for words in ("Ilva Tarn", "Mara Orr, 71")
    ]
    assert [len(person.claims) for person in cast_of([*before, *named])] == [2, 2]
