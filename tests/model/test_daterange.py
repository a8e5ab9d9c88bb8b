from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from testimonia.errors import InvalidNoun
from testimonia.model import DateRange
from testimonia.testing.nouns import date_ranges

DAYS = st.dates(min_value=date(1700, 1, 1), max_value=date(2200, 12, 31))


def between(start: str | None, end: str | None) -> DateRange:
    return DateRange((start and date.fromisoformat(start)) or None, (end and date.fromisoformat(end)) or None)


def holds(dates: DateRange, day: date) -> bool:
    return (dates.start is None or day >= dates.start) and (dates.end is None or day <= dates.end)


def test_start_after_end_is_refused() -> None:
    with pytest.raises(InvalidNoun, match="start <= end"):
        between("2020-01-02", "2020-01-01")


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        (DateRange.of_month(2024, 2), "2024-02-01", "2024-02-29"),
        (DateRange.of_month(2023, 2), "2023-02-01", "2023-02-28"),
        (DateRange.of_month(2023, 12), "2023-12-01", "2023-12-31"),
        (DateRange.of_year(1999), "1999-01-01", "1999-12-31"),
        (DateRange.of_day(date(1999, 5, 6)), "1999-05-06", "1999-05-06"),
    ],
)
def test_named_ranges(dates: DateRange, start: str, end: str) -> None:
    assert dates == between(start, end)


def test_words_and_the_mark_of_inference_are_kept() -> None:
    assert DateRange.of_year(1999, "that year", inferred=True) == DateRange(
        date(1999, 1, 1), date(1999, 12, 31), "that year", inferred=True
    )
    assert DateRange.of_month(1999, 5, "in May").marked(inferred=True).inferred
    assert DateRange.of_day(date(1999, 5, 6), "on the day").words == "on the day"


@pytest.mark.parametrize(
    ("days", "precision"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (4000, 5)]
)
def test_precision_follows_the_codebook(days: int, precision: int) -> None:
    start = date(2020, 1, 1)
    assert DateRange(start, start + timedelta(days - 1)).precision == precision


@pytest.mark.parametrize(("start", "end"), [(None, "2020-01-01"), ("2020-01-01", None), (None, None)])
def test_open_ranges_have_no_length_and_no_precision(start: str | None, end: str | None) -> None:
    dates = between(start, end)
    assert (dates.days, dates.precision, dates.is_day) == (None, None, False)


@pytest.mark.parametrize(
    ("dates", "edtf"),
    [
        (DateRange.of_day(date(2020, 2, 29)), "2020-02-29"),
        (DateRange.of_month(2020, 2), "2020-02"),
        (DateRange.of_month(2020, 12).marked(inferred=True), "2020-12"),
        (DateRange.of_year(987), "0987"),
        (DateRange.of_month(987, 3), "0987-03"),
        (between("2020-01-13", "2020-01-20"), "2020-01-13/2020-01-20"),
        (between("2020-01-01", "2021-12-31"), "2020-01-01/2021-12-31"),
        (between("2020-02-01", "2020-02-28"), "2020-02-01/2020-02-28"),
        (between("2020-01-01", "2021-01-31"), "2020-01-01/2021-01-31"),
        (between("2020-09-27", None), "2020-09-27/.."),
        (between(None, "2020-09-27"), "../2020-09-27"),
        (between(None, None), "../.."),
    ],
)
def test_edtf(dates: DateRange, edtf: str) -> None:
    assert dates.edtf == edtf


@given(date_ranges())
def test_edtf_keeps_both_ends(dates: DateRange) -> None:
    """Read back by the rules of ISO 8601-2, written down apart from the code under test."""
    first, _, last = dates.edtf.partition("/")
    last = last or first
    start = None if first == ".." else date.fromisoformat(first + "-01-01"[len(first) - 4 :])
    if last == "..":
        end = None
    elif len(last) == 4:
        end = date(int(last), 12, 31)
    elif len(last) == 7:
        year, month = map(int, last.split("-"))
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    else:
        end = date.fromisoformat(last)
    assert (start, end) == (dates.start, dates.end)


@pytest.mark.parametrize(
    ("one", "other", "slack", "expected"),
    [
        (("2020-01-01", "2020-01-03"), ("2020-01-03", "2020-01-05"), 0, True),
        (("2020-01-01", "2020-01-03"), ("2020-01-04", "2020-01-05"), 0, False),
        (("2020-01-01", "2020-01-03"), ("2020-01-04", "2020-01-05"), 1, True),
        (("2020-01-01", "2020-01-03"), ("2020-01-06", "2020-01-07"), 2, False),
        (("2020-01-01", None), ("2030-01-01", "2030-01-02"), 0, True),
        (("2020-01-01", None), ("2019-01-01", "2019-01-02"), 0, False),
        ((None, None), ("2019-01-01", "2019-01-02"), 0, True),
    ],
)
def test_overlap(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], slack: int, expected: bool
) -> None:
    assert between(*one).overlaps(between(*other), slack=slack) is expected
    assert between(*other).overlaps(between(*one), slack=slack) is expected


@given(date_ranges(), date_ranges(), DAYS)
def test_a_day_in_both_makes_them_overlap(one: DateRange, other: DateRange, day: date) -> None:
    assume(holds(one, day) and holds(other, day))
    assert one.overlaps(other)


@given(date_ranges(), date_ranges(), DAYS)
def test_what_lies_within_has_all_its_days_there(one: DateRange, other: DateRange, day: date) -> None:
    assume(holds(one, day) and one.within(other))
    assert holds(other, day)


@given(date_ranges(), date_ranges())
def test_within_both_ways_means_the_same_days(one: DateRange, other: DateRange) -> None:
    same = (one.start, one.end) == (other.start, other.end)
    assert (one.within(other) and other.within(one)) == same


def test_an_open_end_lies_only_in_an_open_end() -> None:
    long = between("1900-01-01", "2100-01-01")
    assert not between("2020-01-01", None).within(long)
    assert not between(None, "2020-01-01").within(long)
    assert between("2020-01-01", None).within(between(None, None))


@given(st.integers(1, 9999))
def test_a_month_and_a_year_hold_their_days(year: int) -> None:
    months = [DateRange.of_month(year, month) for month in range(1, 13)]
    assert sum(month.days or 0 for month in months) == DateRange.of_year(year).days
    assert all(month.within(DateRange.of_year(year)) for month in months)
