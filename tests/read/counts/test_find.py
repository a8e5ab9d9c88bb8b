"""Which numbers count people, by the cases that a coder can edit."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases
from tests.read.counts.reports import people_of

SENTENCES = [(sentence, list(rows)) for sentence, rows in groupby(cases("people.en"), lambda row: row["sentence"])]
COUNTING = {"counted", "bare", "vague", "zero", "kin"}
PIECES = [
    "12 ",
    "a ",
    "his wife ",
    "and ",
    "two sons",
    ", ",
    "Mara Ilvane",
    "soldiers ",
    "of ",
    "the ",
    "no one ",
    "dead",
    ". ",
    "İ",
    "\n",
    "his ",
    "dozens of ",
    "34,",
]


def _shown(end):
    return "" if end is None else str(end)


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_people_of_a_sentence(sentence, rows):
    found = {
        (each.text, _shown(each.low), _shown(each.high), str(each.kind), each.victims or "")
        for each in people_of(sentence)
    }
    expected = {(row["words"], row["low"], row["high"], row["kind"], row["victims"]) for row in rows if row["words"]}
    assert expected <= found
    assert {each for each in found if each[3] in COUNTING} <= expected
    assert found or not expected
    assert expected or not found


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_people_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for each in people_of(text):
        assert each.span.start >= end
        assert each.span.of(text) == each.text
        end = each.span.end


@given(st.integers(2, 99_999), st.sampled_from(["soldiers", "rebels", "villagers", "nurses"]))
def test_parties_are_counted_alike(number, noun):
    (found,) = people_of(f"They killed {number:,} {noun}.")
    assert (found.low, found.high, found.victims) == (number, number, noun)


def test_nouns_are_told_in_the_singular():
    assert [each.noun for each in people_of("They killed 12 policemen, six wives and four deputies.")] == [
        "policeman",
        "wife",
        "deputy",
    ]
