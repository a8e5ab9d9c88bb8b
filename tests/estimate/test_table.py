"""Tables of patterns and arrays to capture histories."""

from __future__ import annotations

import pytest

from testimonia.errors import ConfigurationError, InvalidNoun, InvalidReport
from testimonia.estimate.table import histories_from_array, histories_from_rows
from testimonia.model import CaptureHistories


def rows(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.split()]


def test_a_pattern_table():
    (found,) = histories_from_rows(rows("A,B,count 1,0,12 0,1,7 1,1,3 1,0,1 0,0,0"))
    assert found == CaptureHistories.of(["A", "B"], [(1, 13), (2, 7), (3, 3)])


def test_without_counts_every_row_is_a_person():
    (found,) = histories_from_rows(rows("A,B 1,0 1,0 1,1"))
    assert found.counts == ((1, 2), (3, 1))


def test_strata_come_in_the_order_of_their_values():
    table = rows("place,A,B,year,count south,1,0,1999,4 north,1,1,2001,2 south,0,1,1999,1 north,0,1,1999,0")
    south, north = reversed(histories_from_rows(table, ["place", "year"]))
    assert south.stratum == (("place", "south"), ("year", "1999"))
    assert (north.stratum[0][1], north.observed, south.observed) == ("north", 2, 5)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "expected a header"),
        ("A,B,count 1,2,4", "row 1, column B: expected 0 or 1; found '2'"),
        ("A,B,count,place 1,1,4,north", "name columns that divide the population"),
        ("A,B,count 1,0,4 1,1,x", "row 2, column count: expected a whole number"),
        ("A,B,count 1,0,-4", "whole number of persons; found '-4'"),
        ("A,B,count 1,0,1e3", "whole number of persons; found '1e3'"),
        ("A,B,count 1,0,99999999999", "whole number"),
        ("A,B,count 0,0,4", "found 4 on none"),
        ("A,B,count 1,0", "expected 3 cells as in the header; found 2"),
        ("A,A,count 1,0,4", "different names"),
        ("A,count 1,4", "two lists or more"),
        ("A,B,count 1,0,0", "found none"),
    ],
)
def test_refused_with_its_place(table, words):
    with pytest.raises(InvalidReport, match=words):
        histories_from_rows(rows(table))


def test_a_broken_row_is_not_skipped():
    with pytest.raises(InvalidReport, match="row 2: broken"):
        histories_from_rows([["A", "B"], ["1", "0"], "broken"])


def test_an_unknown_stratum_is_named():
    with pytest.raises(ConfigurationError, match="no column region"):
        histories_from_rows(rows("A,B 1,0"), ["region"])


def test_arrays():
    found = histories_from_array(["A", "B"], [[1, 0], [1, 1], [1, 0]], [5, 2, 1])
    assert found.counts == ((1, 6), (3, 2))
    assert histories_from_array(["A", "B"], [[True, False], [True, True]]).observed == 2


def test_arrays_with_a_row_on_no_list_are_refused():
    with pytest.raises(InvalidNoun, match="none of them empty"):
        histories_from_array(["A", "B"], [[0, 0], [1, 1]])
