"""Linking: small lists, long lists, hostile lists, judgements, and always the same result."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from testimonia.errors import ContradictoryJudgements, TooManyLists
from testimonia.estimate.linkage.decisions import decisions_of, line_ids
from testimonia.estimate.linkage.keys import MOST_RECORDS, keys_of
from testimonia.estimate.linkage.linking import Clarity, Linkage, link
from testimonia.estimate.linkage.rows import row_of
from testimonia.model import Judgement, Verdict, VictimRecord
from testimonia.testing.people import Slips, lists_of_people, population
from tests.conftest import cases
from tests.estimate.linkage.records import DAY, read, record

NAMES = (
    "Anselm Brook", "Ida Korren", "Josef Tallow", "Selma Viktorsen", "Omar Haddad", "Leyla Muradova", "Davit Beridze",
    "Petra Lindqvist", "Ruth Sorn", "Karim Dostani",
)  # fmt: skip
HOSPITAL = "name,sex,age,date of death,place\nMara Ellin,F,41,2019-03-14,Ostrel\nTeo Ellin,M,9,2019-03-14,Ostrel\nIda Korren,F,34,2019-03-14,Ostrel\n"
FRONT = 'Full name;Gender;Age;Date;Village\n"Ellin, Mara";woman;40;14/03/2019;Upper Ostrel\n"Holm, Birte";woman;43;14/03/2019;Ostrel\n"Korren, Ida";woman;;14/03/2019;Ostrel\n'


def judgement(one: str, two: str, verdict: Verdict, number: int = 1, supersedes: str | None = None) -> Judgement:
    at = datetime(2024, 5, 1, tzinfo=UTC) + timedelta(minutes=number)
    return Judgement(f"J{number}", (one, two), verdict, "A. Coder", at, "seen both lists", supersedes)


def together(linkage: Linkage) -> set[tuple[int, int]]:
    persons = linkage.persons
    return {(one, two) for two in range(len(persons)) for one in range(two) if persons[one] == persons[two]}


def test_two_short_lists() -> None:
    records = (*read("hospital.csv", HOSPITAL), *read("front.csv", FRONT))
    linkage = link(records, draws=100)
    assert together(linkage) == {(0, 3), (2, 5)}
    assert linkage.lists.names == ("hospital", "front")
    assert linkage.expected.low <= 4 <= linkage.expected.high
    (mara,) = [found for found in linkage.links if (found.first, found.second) == (0, 3)]
    assert mara.clarity is Clarity.CLEAR
    assert {said.field: said.level for said in mara.why.said} == {
        "own": "same", "rest": "same", "sex": "same", "age": "one", "when": "same", "where": "near",
    }  # fmt: skip
    assert mara.why.weight == pytest.approx(
        mara.why.prior + sum(said.weight for said in mara.why.said) + mara.why.family
    )


@pytest.mark.parametrize("records", [(), (record("a", 1, "Ana Maru"),), (record("a", 1), record("a", 2))])
def test_hardly_anything_to_link(records: tuple[VictimRecord, ...]) -> None:
    linkage = link(records, draws=10)
    assert linkage.persons == tuple(range(1, len(records) + 1))
    assert linkage.links == ()


def test_kin_who_died_together_stay_apart() -> None:
    """Every name of the cases that is not the same, on two lists, with the day and the place of its pair."""
    rows = [row for row in cases("names") if row["same"] == "no"]
    days = [DAY + timedelta(days=3 * number) for number in range(len(rows))]
    records = [
        record(name, number, row[name], when=day, where="Ostrel")
        for name in ("first", "second")
        for number, (row, day) in enumerate(zip(rows, days, strict=True), start=1)
    ]
    linked = together(link(records, draws=50))
    assert [rows[at] for at in range(len(rows)) if (at, len(rows) + at) in linked] == []


def test_everyone_in_one_place_on_one_day() -> None:
    rows = [row for row in cases("names") if row["same"] == "no"]
    records = [
        record(name, number, row[name], when=DAY, where="Ostrel")
        for name in ("first", "second")
        for number, row in enumerate(rows, start=1)
    ]
    linked = together(link(records, draws=50))
    assert [rows[at] for at in range(len(rows)) if (at, len(rows) + at) in linked] == []


def test_invented_people_are_found_again() -> None:
    people = population(400, seed=5)
    records, truth = lists_of_people(people, (0.5, 0.4, 0.3), seed=6, slips=Slips())
    linkage = link(records, draws=60)
    real = {(one, two) for two in range(len(truth)) for one in range(two) if truth[one] == truth[two]}
    found = together(linkage)
    assert len(found & real) / len(found) > 0.97
    assert len(found & real) / len(real) > 0.93
    assert abs(linkage.expected.mean - len(set(truth))) < 0.03 * len(set(truth))
    clear = [each for each in linkage.links if each.clarity is Clarity.CLEAR]
    assert np.mean([truth[each.first] == truth[each.second] for each in clear]) > 0.98


def test_the_same_seed_gives_the_same_result_and_the_order_of_lists_the_same_persons() -> None:
    records, _ = lists_of_people(population(60, seed=1), (0.6, 0.6), seed=2, slips=Slips(letter=0.3, left_out=0.4))
    first, again = link(records, draws=30), link(records, draws=30)
    assert (first.links, first.persons, first.expected) == (again.links, again.persons, again.expected)
    partitions = [tuple(each.labels.tolist()) for each in first.partitions(5)]
    assert partitions == [tuple(each.labels.tolist()) for each in again.partitions(5)]
    assert partitions != [tuple(each.labels.tolist()) for each in first.partitions(5, seed=9)]
    turned = link(records[::-1], draws=30)
    last = len(records) - 1
    assert {(last - two, last - one) for one, two in together(turned)} == together(first)


def test_what_was_compared_before_changes_nothing() -> None:
    """Every compared record has an id of its own, so that no score of other names comes back."""
    alone = link([record("a", 1, "Ana Maru", age=4), record("b", 1, "Ana Maru", age=4)], draws=20).links
    link([record("a", 1, "Ben Sorn", age=9), record("b", 1, "Ida Korren", age=70)], draws=20)
    assert link([record("a", 1, "Ana Maru", age=4), record("b", 1, "Ana Maru", age=4)], draws=20).links == alone


def test_duplicates_within_a_list_are_found() -> None:
    rows = [record("a", at, name, age=at * 5, where="Ostrel") for at, name in enumerate(NAMES, start=1)]
    records = [*rows, record("a", 20, "Selma Viktorsen", age=20, where="Ostrel")]
    assert together(link(records, draws=50)) == {(3, 10)}


def test_a_thousand_copies_of_one_line_are_one_person_and_cost_little() -> None:
    line = {"sex": "female", "age": 41, "when": DAY, "where": "Ostrel"}
    others = [record("a", at, name, age=at * 5, when=DAY, where="Ostrel") for at, name in enumerate(NAMES, start=1)]
    records = [*others, *(record("a", 100 + at, "Mara Ellin", **line) for at in range(1000))]
    linkage = link(records, draws=20)
    assert len(set(linkage.persons[len(others) :])) == 1
    assert max(linkage.persons) == len(others) + 1
    names_only = [record("a", at, "Mara Ellin") for at in range(1, 200)]
    assert max(link(names_only, draws=20).persons) > 100  # names alone never decide


def test_no_key_leads_to_all_pairs() -> None:
    rows = [row_of(record("a", at, f"Mara Ellin{chr(97 + at % 26)}", age=at % 80)) for at in range(1, 3000)]
    keys = keys_of(rows)
    held = Counter(key for each in keys.of for key in each)
    assert max(held.values()) <= MOST_RECORDS


def test_judgements_are_obeyed_and_can_be_taken_back() -> None:
    records = (*read("hospital.csv", HOSPITAL), *read("front.csv", FRONT))
    ids = [each.id for each in records]
    different = judgement(ids[0], ids[3], Verdict.DIFFERENT)
    same = judgement(ids[1], ids[4], Verdict.SAME, 2)
    linkage = link(records, decisions=decisions_of([different, same], records), draws=40)
    assert together(linkage) == {(1, 4), (2, 5)}
    judged = {(each.first, each.second): each for each in linkage.links if each.verdict}
    assert judged[0, 3].probability < 0.01
    assert judged[1, 4].probability == pytest.approx(1)
    undone = judgement(ids[0], ids[3], Verdict.WITHDRAW, 3, supersedes=different.id)
    undone_same = judgement(ids[1], ids[4], Verdict.WITHDRAW, 4, supersedes=same.id)
    decided = decisions_of([different, same, undone, undone_same], records)
    assert together(link(records, decisions=decided, draws=40)) == {(0, 3), (2, 5)}


def test_an_unsure_judgement_leaves_the_pair_to_people() -> None:
    records = (*read("hospital.csv", HOSPITAL), *read("front.csv", FRONT))
    decided = decisions_of([judgement(records[0].id, records[3].id, Verdict.UNSURE)], records)
    (found,) = [each for each in link(records, decisions=decided, draws=20).links if each.verdict]
    assert (found.clarity, found.verdict) == (Clarity.UNCLEAR, Verdict.UNSURE)


def test_judgements_survive_a_list_that_comes_anew() -> None:
    before = (*read("hospital.csv", HOSPITAL), *read("front.csv", FRONT))
    ids = line_ids(before)
    more = HOSPITAL.replace("\nTeo", "\nNew Line,F,1,2019-03-14,Ostrel\nTeo")
    after = (*read("hospital.csv", more), *read("front.csv", FRONT))
    judged = judgement(ids[1], ids[4], Verdict.SAME)
    gone = judgement(ids[0], "L0", Verdict.SAME, 2)
    found = decisions_of([judged, gone], after)
    assert found.pairs(Verdict.SAME) == ((2, 5),)
    assert found.unknown == ("J2",)
    assert any("not applied" in note for note in link(after, decisions=found, draws=10).notes)


def test_judgements_that_cannot_all_hold_are_refused() -> None:
    records = read("hospital.csv", HOSPITAL)
    a, b, c = (each.id for each in records)
    judged = [judgement(a, b, Verdict.SAME), judgement(b, c, Verdict.SAME, 2), judgement(a, c, Verdict.DIFFERENT, 3)]
    with pytest.raises(ContradictoryJudgements, match="hospital, row 1 and hospital, row 3"):
        decisions_of(judged, records)


def test_too_many_lists_are_refused() -> None:
    with pytest.raises(TooManyLists, match="at most 62 lists; found 63"):
        link([record(f"list {number}", 1, "Ana Maru") for number in range(63)])


def test_lists_of_one_name_stay_two() -> None:
    records = [record("a", 1, "Ana Maru"), *read("a.csv", "name\nBen Sorn\n")]
    assert link(records, draws=5).lists.names == ("a", "a (2)")


def test_dates_of_birth_and_slips_in_them_are_compared() -> None:
    header = "first name,last name,birth year,birth month,birth day\n"
    one = read("one.csv", header + "Ana,Maru,1967,9,27\nBen,Sorn,1950,1,3\nIda,Korren,1971,5,9\n")
    two = read("two.csv", header + "Ana,Maru,1967,9,72\nBenn,Sorn,1950,1,3\nIda,Holm,1934,2,20\n")
    linkage = link((*one, *two), draws=40)
    assert together(linkage) == {(0, 3), (1, 4)}


def test_a_date_of_harm_tells_age_where_birth_is_known() -> None:
    row = row_of(
        record(
            "a", 1, "Ana Maru", when=date(2019, 3, 14), born=read("b.csv", "name,born\nAna Maru,1978-03-15\n")[0].born
        )
    )
    assert row.values["age"] == (40, 40)
