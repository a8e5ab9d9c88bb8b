from dataclasses import replace

import pytest

from testimonia.group.compare import compare, place_relation
from testimonia.group.profile import profile_of
from testimonia.matching import Alike
from testimonia.model import DateMention, Harm, Span, Where

from .make import PLACES, claim, days, reading, report

COUNTRY = Where("Kyrgyzstan", "Kyrgyzstan", "KG", 41.5, 75.0, "geonames:1527747", 6)
NEAR_BAKU = Where("Suraxani", "Suraxani", "AZ", 40.42, 50.0, "geonames:585103", 1)


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        (PLACES["Baku"], PLACES["Baku"], "same"),
        (PLACES["Baku"], NEAR_BAKU, "same"),
        (PLACES["Goma"], PLACES["Bunia"], "far"),
        (PLACES["Baku"], PLACES["Osh"], "other country"),
        (PLACES["Osh"], COUNTRY, "unknown"),
        (PLACES["Osh"], Where("Kok-Bulak"), "unknown"),
    ],
)
def test_places(one: Where, two: Where, relation: str):
    assert place_relation(one, two) == place_relation(two, one) == relation


def weights(when: tuple[str, str], *, count: tuple[int, int] = (12, 12)) -> dict[str, float]:
    profiles = []
    for name, day, number in zip(("D1", "D2"), when, count, strict=True):
        made = report(name, "2020-06-01", f"{number} people were killed")
        profiles.append(profile_of(made, reading(made, claim(made, made.text, number, when=day, where="Goma"))))
    return {reason.feature: reason.weight for reason in compare(*profiles, Alike(0.2, 10.0, 0.0)).reasons}


def test_days_of_harm_that_differ_speak_against_a_join():
    assert "dates" not in weights(("2020-05-03", "2020-05-04"))
    assert weights(("2020-05-03", "2020-05-03"))["dates"] > 0
    assert weights(("2020-05-03", "2020-05-24"))["dates"] < 0


def test_time_apart_weighs_more_the_longer_it_is():
    same, week, month = (weights(("2020-05-01", day))["time"] for day in ("2020-05-01", "2020-05-08", "2020-05-31"))
    assert same == 0 > week > month


def test_the_same_large_count_speaks_for_a_join_and_a_small_one_says_nothing():
    day = ("2020-05-01", "2020-05-01")
    assert weights(day)["counts"] > 0
    assert "counts" not in weights(day, count=(12, 13))
    assert "counts" not in weights(day, count=(3, 3))
    assert weights(day, count=(57, 57))["counts"] > weights(day, count=(60, 60))["counts"]


def reasons(one: str, two: str, **about: str) -> dict[str, float]:
    profiles = [profile_of(report(name, "2020-06-01", text), None) for name, text in (("D1", one), ("D2", two))]
    return {reason.feature: reason.weight for reason in compare(*profiles, Alike(0.2, 10.0, 0.0)).reasons}


def test_ages_in_common_speak_for_a_join_and_other_ages_against():
    assert (
        reasons("a 34-year-old fell", "the 34-year-old")["ages"] > 0 > reasons("a 34-year-old", "a 7-year-old")["ages"]
    )
    assert "ages" not in reasons("a 34-year-old fell", "a woman fell")


def test_names_say_no_more_from_some_number_on():
    profiles = [profile_of(report(name, None, "text"), None) for name in ("D1", "D2")]
    weight = {names: compare(*profiles, Alike(0.0, names, 0.0)).reasons[1].weight for names in (20.0, 40.0, 400.0)}
    assert weight[20.0] < weight[40.0] == weight[400.0]


def test_names_that_the_other_lacks_speak_against_a_join():
    profiles = [profile_of(report(name, None, "text"), None) for name in ("D1", "D2")]
    few, some, many = (compare(*profiles, Alike(0.0, 0.0, own)).reasons[2].weight for own in (9, 40, 90))
    assert few == 0 > some > many


def test_other_harm_speaks_against_a_join():
    profiles = []
    for name, harm in (("D1", Harm.KILLED), ("D2", Harm.DISPLACED)):
        made = report(name, "2020-06-01", "30 people were driven out")
        profiles.append(profile_of(made, reading(made, claim(made, "30 people", 30, harm=harm))))
    assert {r.feature: r.weight for r in compare(*profiles, Alike(0.0, 0.0, 0.0)).reasons}["harm"] < 0


def time_weight(*stated: DateMention) -> float:
    """Of a report with a day of its own that may state another, beside a report of that day."""
    made = report("D1", "2020-05-04", "12 people were killed")
    first = profile_of(made, reading(made, claim(made, made.text, 12, when="2020-05-03")))
    told = report("D2", "2021-06-01", "9 people were killed")
    read = replace(reading(told, claim(told, told.text, 9, when="2021-05-31")), dates=stated)
    return {r.feature: r.weight for r in compare(first, profile_of(told, read), Alike(0.0, 0.0, 0.0)).reasons}["time"]


def test_a_day_that_one_report_states_brings_it_near_but_not_as_near_as_its_own_day():
    then = DateMention(Span(0, 5), "3 May", "2020-05-03", days("2020-05-03"))
    assert 0 > time_weight(then) > time_weight()
    long_ago = replace(then, dates=days("2019-05-03"))
    to_come = replace(then, dates=days("2022-05-03"))
    assert time_weight(long_ago) == time_weight(to_come) == time_weight()


def crowd_weight(place: str, *, tolls: tuple[int, int] = (12, 12)) -> float:
    profiles = []
    for name, number in zip(("D1", "D2"), tolls, strict=True):
        made = report(name, "2020-06-01", f"{number} people were killed")
        profiles.append(profile_of(made, reading(made, claim(made, made.text, number, where=place))))
    return {r.feature: r.weight for r in compare(*profiles, Alike(0.0, 0.0, 0.0)).reasons}.get("crowd", 0.0)


def test_in_a_city_place_and_days_tell_little_and_other_tolls_tell_of_another_incident():
    assert crowd_weight("Dorvan") == 0
    assert crowd_weight("Baku", tolls=(12, 13)) < crowd_weight("Baku") < crowd_weight("Osh") < 0
