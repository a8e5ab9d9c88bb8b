"""Bounded numbers, by the cases that a coder can edit."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.read.counts import find_quantities
from tests.conftest import cases

SENTENCES = [(sentence, list(rows)) for sentence, rows in groupby(cases("quantities.en"), lambda row: row["sentence"])]
PIECES = [
    "between ",
    "1",
    "12",
    ",",
    ".",
    "-",
    "–",
    " ",
    "and ",
    "to ",
    "hundred ",
    "at least ",
    "dozens ",
    "about ",
    "\n",
    "İ",
    "no one ",
    "a few ",
    "%",
]


def _shown(end):
    return "" if end is None else str(end)


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_quantities_of_a_sentence(sentence, rows):
    found = [
        (each.text, _shown(each.low), _shown(each.high), str(each.qualifier)) for each in find_quantities(sentence)
    ]
    assert found == [(row["words"], row["low"], row["high"], row["qualifier"]) for row in rows if row["words"]]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_quantities_lie_in_the_text_and_do_not_overlap(text):
    end = 0
    for each in find_quantities(text):
        assert each.span.start >= end
        assert each.span.of(text) == each.text
        assert each.low is None or each.high is None or each.low <= each.high
        end = each.span.end


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_range_has_its_two_ends(first, second):
    low, high = sorted((first, first + second))
    (found,) = find_quantities(f"It was between {low:,} and {high:,} in all.")
    assert (found.low, found.high) == (low, high)
