import pytest

from testimonia.group.events import Event
from testimonia.group.titles import days_in_words, title_of
from testimonia.model import DateRange, Harm

from .make import PLACES, claim, days, report


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("1990-01-13/1990-01-20", "13–20 January 1990"),
        ("2021-05-30/2021-06-02", "30 May–2 June 2021"),
        ("2021-12-30/2022-01-02", "30 December 2021–2 January 2022"),
        ("2021-05-30", "30 May 2021"),
    ],
)
def test_days(when: str, words: str):
    assert days_in_words(days(when)) == words


def test_open_ends():
    day = days("2021-05-30").start
    assert days_in_words(DateRange(day, None)) == "from 30 May 2021"
    assert days_in_words(DateRange(None, day)) == "until 30 May 2021"


def test_titles_name_harms_that_are_claimed_gravest_first():
    made = report("D1", None, "3 hurt, 2 dead, none held")
    claims = [
        claim(made, "3 hurt", 3, harm=Harm.INJURED),
        claim(made, "2 dead", 2),
        claim(made, "none held", 0, harm=Harm.DETAINED),
    ]
    assert title_of(Event(None, PLACES["Osh"], ["D1"], claims)) == "Killings and injuries reported in Osh"
    assert title_of(Event(days("2021-05-30"), None, ["D1"], [claims[2]])) == "Harm reported, 30 May 2021"
