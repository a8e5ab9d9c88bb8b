"""Names: the cases, laws, and hostile writing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.estimate.linkage.names import (
    ACCEPTED,
    Kind,
    NameAgreement,
    Rest,
    analysed,
    compare,
    compare_names,
    edits,
    skeleton_of,
)
from tests.conftest import cases

ROWS = cases("names")
PARTS = st.sampled_from(
    ["Ana", "Maru", "Hassan", "حسن", "Ivanenko", "Петро", "al", "Jr", "J.", "Maria", "Mario", "Կարեն"]
)


def agreement(first: str, second: str) -> NameAgreement | None:
    one, two = analysed(first), analysed(second)
    return compare(one, two) if one and two else None


def accepted(first: str, second: str) -> bool:
    found = agreement(first, second)
    return found is not None and found.score >= ACCEPTED


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["same"] == "no"], ids=lambda row: f"{row['first']}|{row['second']}"
)
def test_kin_and_strangers_are_never_accepted(row: dict[str, str]) -> None:
    assert not accepted(row["first"], row["second"])


def test_nearly_all_ways_to_write_a_name_are_accepted() -> None:
    missed = [row for row in ROWS if row["same"] == "yes" and not accepted(row["first"], row["second"])]
    assert [(row["first"], row["second"]) for row in missed] == [("Акоп Саргсян", "Hakob Sargsyan")]  # no h in Russian


@given(st.lists(PARTS, min_size=1, max_size=4), st.lists(PARTS, min_size=1, max_size=4))
def test_the_order_of_the_two_does_not_matter(first: list[str], second: list[str]) -> None:
    assert agreement(" ".join(first), " ".join(second)) == agreement(" ".join(second), " ".join(first))


@given(st.text(max_size=60))
def test_whatever_is_written_a_name_agrees_with_itself(text: str) -> None:
    name = analysed(text)
    if name:
        assert compare(name, name).own is Kind.SAME


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Torgemin", "Dorgemin", Kind.SLIP),
        ("Torgemin", "Dorgenin", Kind.SLIPS),
        ("Velmodar", "Belmodak", Kind.SLIP),  # long
        ("Velmodar", "Velmorin", Kind.DIFFERENT),  # in one place
        ("Torg", "Dorv", Kind.DIFFERENT),
    ],
)
def test_slips_of_the_pen_are_few_for_the_length_and_not_all_in_one_place(first: str, second: str, kind: Kind) -> None:
    found = agreement(f"{first} Maru", f"{second} Maru")
    assert found
    assert found.own is kind


def test_the_best_of_several_names_counts() -> None:
    ana, nana, ben = (analysed(name) for name in ("Ana Maru", "Nana Maru", "Ben Sorn"))
    assert ana
    assert nana
    assert ben
    assert compare_names([ana, ben], [nana, ben]) == NameAgreement(Kind.SAME, Rest.SAME)
    assert compare_names([], [nana]).own is Kind.DIFFERENT


def test_invisible_signs_do_not_count() -> None:
    assert agreement("A\u200bna\u202e Ma\u2066ru\u00ad", "Ana Maru") == NameAgreement(Kind.SAME, Rest.SAME)


@pytest.mark.parametrize(
    "words", ["", " ", "—", "unknown", "Unidentified man", "son of Ana Maru", "\u200b", "123", "N.N.", "مجهول"]
)
def test_words_that_name_nobody(words: str) -> None:
    assert analysed(words) is None


def test_columns_tell_which_part_is_the_own_name() -> None:
    stated = [analysed(name, stated=True) for name in ("Walter Walter", "Alexander Walter")]
    assert stated[0]
    assert stated[1]
    assert compare(stated[0], stated[1]) == NameAgreement(Kind.DIFFERENT, Rest.SAME)


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [("ana", "ana", 0), ("ana", "naa", 1), ("brook", "brok", 1), ("holm", "hlmo", 2), ("", "ab", 2)],
)
def test_neighbours_exchanged_are_one_edit(one: str, two: str, number: int) -> None:
    assert edits(one, two) == number


@pytest.mark.parametrize("form", ["mohammed", "muhammad", "mohamad", "محمد"])
def test_consonants_are_the_same_in_every_script(form: str) -> None:
    assert skeleton_of(form) == "mhmd"


def test_hostile_names_cost_no_more_than_others() -> None:
    names = ["a " * 50_000, "á" * 100_000, ("Ana " * 5_000) + "\u202e", "abd " * 5_000, "," * 10_000]
    analysed("Ana Maru")  # what rigour knows is loaded once
    start = time.process_time()
    found = [name for name in map(analysed, names) if name]
    for one in found:
        for two in found:
            compare(one, two)
    assert time.process_time() - start < 2
    assert all(len(name.parts) <= 10 for name in found)
