"""English numbers: every way of writing one gives its value back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.text.numerals import find_numbers, folded, parse_number

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _below_hundred(number: int, hyphen: str) -> str:
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (hyphen + ONES[ones] if ones else "")


def _spelled(number: int, hyphen: str, joint: str) -> str:
    for size, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            words = f"{_spelled(head, hyphen, joint)} {name}"
            return words + (f"{joint if rest < 100 else ' '}{_spelled(rest, hyphen, joint)}" if rest else "")
    return _below_hundred(number, hyphen)


@given(st.integers(0, 999_999_999), st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]), st.booleans())
def test_spelled_out_numbers_come_back(number, hyphen, joint, shouted):
    words = _spelled(number, hyphen, joint)
    assert parse_number(words.upper() if shouted else words) == number


@given(st.integers(0, 999_999_999))
def test_spelled_out_numbers_are_found_whole(number):
    words = _spelled(number, "-", " and ")
    assert list(find_numbers(f"then {words} men")) == [(5, 5 + len(words), number)]


@given(st.integers(0, 10**12), st.sampled_from([",", " ", "’", "\u202f"]))
def test_grouped_digits_come_back(number, mark):
    assert parse_number(f"{number:,}".replace(",", mark)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-five hundred", 2500), ("half a million", 500_000), ("1.2 million", 1_200_000),
        ("12.5 thousand", 12_500), ("12.000", 12_000), ("1.200.000", 1_200_000), ("3.5", 3.5), ("a hundred", 100),
        ("a dozen", 12), ("half a dozen", 6), ("three lakh", 300_000), ("two crore", 20_000_000), ("12k", 12_000),
        ("１２", 12), ("١٢", 12), ("one and a half million", 1_500_000), ("a hundred and fifty thousand", 150_000),
    ],
)  # fmt: skip
def test_other_ways_of_writing(words, value):
    assert parse_number(words) == value


@pytest.mark.parametrize(
    "words", ["", "and", "a", "one two", "twenty eleven", "twenty and three", "people", "1,2,3", "half"]
)
def test_words_that_are_no_number(words):
    assert parse_number(words) is None


def test_between_divides_two_numbers():
    found = [value for _, _, value in find_numbers("between one hundred and twenty and two hundred")]
    assert found == [120, 200]


@given(st.text())
def test_folding_keeps_offsets(text):
    assert len(folded(text)) == len(text)


@given(st.text(alphabet="12,. -andonehudt٣İk", max_size=60))
def test_numbers_found_lie_in_the_text_in_order(text):
    end = 0
    for start, stop, value in find_numbers(folded(text)):
        assert end <= start < stop <= len(text)
        assert value >= 0
        end = stop
