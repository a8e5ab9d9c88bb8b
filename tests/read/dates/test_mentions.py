from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.read.dates import find_dates, find_periods
from tests.conftest import cases
from tests.read.dates.reports import report

WORDS = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "last",
        "next",
        "13",
        "January",
        "May",
        "1990",
        "1990s",
        "Tuesday",
        "week",
        "days",
        "ago",
        "later",
        "two",
        "thirty",
        "-",
        "to",
        "and",
        "between",
        "from",
        "since",
        "early",
        "mid",
        "late",
        "end",
        "of",
        "year",
        "a",
        "31",
        "second",
        "spring",
        "that",
        "same",
        "following",
        "day",
        "overnight",
        ",",
        ".",
        "\n",
        "45",
        "FEB",
        "90",
        "people",
    ]
)


CASES = [(text, list(rows)) for text, rows in itertools.groupby(cases("dates.en"), key=lambda case: case["sentence"])]


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text for text, _ in CASES])
def test_dates(text: str, rows: list[dict[str, str]]) -> None:
    made = report(text, rows[0]["published"])
    periods = find_periods(made, find_dates(made))
    found = [(one.text, str(one.dates.start or ""), str(one.dates.end or "")) for one in periods if one.dates]
    for row in rows:
        if row["words"]:
            assert (row["words"], row["start"], row["end"]) in found
        else:
            assert found == []


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["", "1991", "2021-02-28"]))
def test_every_mention_is_a_stretch_of_the_text_in_order(text: str, published: str) -> None:
    found = find_dates(report(text, published))
    assert all(mention.text == text[mention.span.start : mention.span.end] for mention in found)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))
    periods = find_periods(report(text, published), found)
    assert all(period.text == period.span.of(text) and period.dates is not None for period in periods)
    assert find_dates(report(text, published)) == found


@pytest.mark.parametrize(
    "words", ["1 ", "the ", "January ", "1990-", "last ", "May 1, ", "two days ", "from 3 to ", "early "]
)
def test_text_of_one_repeated_word_is_read_to_its_end(words: str) -> None:
    text = words * (100_000 // len(words))
    found = find_dates(report(text + "on 13 July 1990", "2020-01-01"))
    assert found[-1].span.end == len(text) + len("on 13 July 1990")


def test_a_line_of_a_million_characters_is_read_to_its_end() -> None:
    text = "3 January 12 people " * 50_000
    found = find_dates(report(text, "2020-01-01"))
    assert len(found) == 50_000
    assert found[-1].span.end == len(text) - len(" 12 people ")
