"""Agreement of dates, ages, places and numbers."""

from datetime import date

import pytest

from testimonia.estimate.linkage.agree import Ages, Born, Days, ages, births, dates, numbers, places


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        (("1967", "9", "27"), ("1967", "9", "27"), "same"),
        (("1967", "9", "27"), ("1961", "9", "27"), "slip"),
        (("1967", "09", "07"), ("1967", "07", "09"), "slip"),
        (("1967", "9", "27"), ("1967", "9", "72"), "slip"),
        (("1967", "9", "27"), ("1934", "9", "27"), "part"),
        (("1967", "9", "27"), ("1967", "8", "26"), "slips"),
        (("1967", "9", "27"), ("1967", "11", "3"), "year"),
        (("1967", None, None), ("1967", "9", "27"), "year"),
        (("1967", "9", None), ("1967", "8", "27"), "different"),
        (("1967", "9", "27"), ("1934", "2", "3"), "different"),
    ],
)
def test_births(one: tuple[str, str | None, str | None], two: tuple[str, str | None, str | None], level: str) -> None:
    assert births(Born(*one), Born(*two)) == births(Born(*two), Born(*one)) == level


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [((30, 30), (30, 30), "same"), ((30, 35), (33, 33), "same"), ((30, 30), (31, 31), "one"), ((30, 35), (38, 38), "three"),
     ((30, 30), (40, 40), "ten"), ((3, 3), (40, 40), "different")],
)  # fmt: skip
def test_ages(one: tuple[int, int], two: tuple[int, int], level: str) -> None:
    assert ages(Ages(*one), Ages(*two)) == ages(Ages(*two), Ages(*one)) == level


def test_dates() -> None:
    day, month = Days(date(2019, 3, 14), date(2019, 3, 14)), Days(date(2019, 3, 1), date(2019, 3, 31))
    assert dates(day, day) == "same"
    assert dates(day, month) == dates(month, month) == "within"
    assert dates(day, Days(date(2019, 3, 17), date(2019, 3, 17))) == "days"
    assert dates(day, Days(date(2019, 4, 14), date(2019, 4, 14))) == "month"
    assert dates(month, Days(date(2020, 1, 1), None)) == dates(Days(date(2020, 1, 1), None), month) == "different"
    assert dates(day, Days(None, date(2019, 1, 1))) == "different"


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [("ostrel", "ostrel", "same"), ("ostrel", "upper ostrel", "near"), ("ostrel", "ostrela", "near"),
     ("old town of sarn", "sarn old town", "near"), ("ostrel", "pellin", "different"), ("ur", "us", "different")],
)  # fmt: skip
def test_places(one: str, two: str, level: str) -> None:
    assert places(one, two) == places(two, one) == level


@pytest.mark.parametrize(
    ("one", "two", "level"),
    [
        ("5304218", "5304218", "same"),
        ("5304218", "5304281", "slip"),
        ("12", "13", "different"),
        ("5304218", "1112345", "different"),
    ],
)
def test_numbers(one: str, two: str, level: str) -> None:
    assert numbers(one, two) == level
