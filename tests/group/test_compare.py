from dataclasses import replace

import pytest

from testimonia.group.compare import compare
from testimonia.group.nearness import are_elsewhere, place_relation
from testimonia.group.profile import profile_of
from testimonia.matching.vectors import Alike
from testimonia.model import DateMention, DateRange, Harm, Span, Where

from .make import PLACES, claim, days, reading, report

COUNTRY = Where("Kyrgyzstan", "Kyrgyzstan", "KG", 41.5, 75.0, "geonames:1527747", 6)
NEAR_BAKU = Where("Suraxani", "Suraxani", "AZ", 40.42, 50.0, "geonames:585103", 1)
BUTEMBO = Where("Butembo", "Butembo", "CD", -0.5, 29.29, "geonames:217562", 1)


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        (PLACES["Baku"], PLACES["Baku"], "same"),
        (PLACES["Baku"], NEAR_BAKU, "same"),
        (PLACES["Goma"], PLACES["Bunia"], "remote"),
        (PLACES["Goma"], BUTEMBO, "far"),
        (PLACES["Baku"], PLACES["Osh"], "other country"),
        (PLACES["Osh"], COUNTRY, "unknown"),
        (PLACES["Osh"], Where("Kok-Bulak"), "unknown"),
        (PLACES["Osh"], Where("Osh camp", "Osh", "CD", None, None, "text:osh", 1), "unknown"),
        (PLACES["Osh"], Where("Orvek", "Orvek", "CD", None, None, "text:orvek", 1), "other country"),
    ],
)
def test_places(one: Where, two: Where, relation: str):
    assert place_relation(one, two) == place_relation(two, one) == relation


@pytest.mark.parametrize(
    ("one", "two", "elsewhere"),
    [
        ("Hawija", "Al-Huweija", False),
        ("Kobane", "Kobani", False),
        ("Sokora", "Ogoboro", True),
        ("Lodza", "Gokpa", True),
    ],
)
def test_places_that_no_map_has_are_told_apart_by_their_sounds(one: str, two: str, elsewhere: bool):
    first, second = (Where(name, name, "ML", None, None, f"text:{name.casefold()}", 1) for name in (one, two))
    assert are_elsewhere(first, second) is are_elsewhere(second, first) is elsewhere


@pytest.mark.parametrize(
    ("day", "place", "against"),
    [("2020-05-05", "Butembo", True), ("2020-05-04", "Butembo", False), ("2020-05-05", "Goma", False)],
)
def test_another_day_at_another_place_speaks_against_a_join(day: str, place: str, against: bool):
    made = report("D1", "2020-06-01", "12 people were killed")
    one = profile_of(made, reading(made, claim(made, made.text, 12, when="2020-05-03", where="Goma")))
    later = report("D2", "2020-06-01", "9 people were killed")
    told = replace(claim(later, later.text, 9, when=day), where={**PLACES, "Butembo": BUTEMBO}[place])
    reasons = compare(one, profile_of(later, reading(later, told)), Alike(0.0, 0.0, 0.0)).reasons
    assert any(reason.feature == "elsewhere and later" for reason in reasons) is against


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


def test_not_one_name_in_common_speaks_against_a_join():
    profiles = [profile_of(report(name, None, "text"), None) for name in ("D1", "D2")]
    few, none, one = (
        compare(*profiles, Alike(0.1, names, own)).reasons[1].weight
        for names, own in ((0.0, 5.0), (0.0, 20.0), (3.0, 20.0))
    )
    assert none < few == 0 < one


def test_a_remote_place_speaks_more_against_a_join_than_a_far_one():
    profiles = []
    for place in (PLACES["Goma"], BUTEMBO, PLACES["Bunia"]):
        made = report("D1", "2020-06-01", "12 people were killed")
        told = replace(claim(made, made.text, 12), where=place)
        profiles.append(profile_of(made, reading(made, told)))
    goma, *others = profiles
    far, remote = (
        next(r.weight for r in compare(goma, other, Alike(0.0, 0.0, 0.0)).reasons if r.feature == "place")
        for other in others
    )
    assert 0 > far > remote


def told_apart(number: int, then: str, *, own: str = "2020-05-20") -> bool:
    """Whether a report of its own harm that also tells of twelve dead of another day is kept apart from theirs."""
    first = report("D1", "2020-05-04", "12 people were killed")
    second = report("D2", "2020-05-21", f"30 people died. There {number} had died.")
    one = profile_of(first, reading(first, claim(first, first.text, 12, when="2020-05-03")))
    claims = claim(second, "30 people died", 30, when=own), claim(second, f"{number} had died", number, when=then)
    two = profile_of(second, reading(second, *claims))
    return any(reason.feature == "told apart" for reason in compare(one, two, Alike(0.0, 0.0, 0.0)).reasons)


def test_a_report_that_tells_of_the_others_harm_as_of_something_else_is_about_another_incident():
    assert told_apart(12, "2020-05-03")
    assert told_apart(13, "2020-05-03")
    assert not told_apart(9, "2020-05-03")
    assert not told_apart(12, "2020-05-10")
    assert not told_apart(12, "2020-05-03", own="2020-05-03")
    assert told_apart(12, "2020-05-03", own="2020-05-15/2020-05-20")
    assert not told_apart(13, "2020-05-03", own="2020-05-15/2020-05-20")


@pytest.mark.parametrize(
    ("place", "number", "named", "apart"),
    [("Goma", 12, True, True), ("Goma", 13, True, False), ("Bunia", 12, True, False), ("Goma", 12, False, False)],
)
def test_a_report_that_tells_of_the_others_harm_as_of_another_place_is_about_another_incident(
    place: str, number: int, named: bool, apart: bool
):
    assert is_told_apart("Osh", place, number, named=named) is apart


def test_of_a_place_far_away_the_number_need_not_be_the_same():
    assert is_told_apart("Bunia", "Goma", 13, named=True)
    assert not is_told_apart("Bunia", "Goma", 2, named=True)


def is_told_apart(main: str, place: str, number: int, *, named: bool) -> bool:
    """Whether a report of thirty dead at one place, and of more at another, is kept apart from that of 12 in Goma."""
    first = report("D1", "2020-05-04", "12 people were killed in Goma")
    there = f"in {main}" if named else "there"
    second = report("D2", "2020-05-04", f"30 people died {there}. In {place} {number} had died.")
    goma = claim(first, first.text, 12, where="Goma")
    claims = (
        claim(second, f"30 people died {there}", 30, where=main),
        claim(second, f"{place} {number} had died", number, where=place),
    )
    one, two = profile_of(first, reading(first, goma)), profile_of(second, reading(second, *claims))
    assert two.counts == {(Harm.KILLED, 30), *({(Harm.KILLED, number)} if not named else ())}
    reasons = compare(one, two, Alike(0.0, 0.0, 0.0)).reasons
    return any(reason.feature == "told apart" for reason in reasons)


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


def test_a_report_that_looks_back_is_near_the_day_after_full_years():
    def weight(words: str, published: str) -> float:
        first, second = report("D1", "2020-05-04", "12 people were killed"), report("D2", published, words)
        profiles = profile_of(first, reading(first, claim(first, first.text, 12, when="2020-05-03")))
        reasons = compare(profiles, profile_of(second, None), Alike(0.0, 0.0, 0.0)).reasons
        return next(reason.weight for reason in reasons if reason.feature == "time")

    assert 0 == weight("It was a year ago.", "2021-05-05") > weight("It was a year ago.", "2021-09-05")
    assert weight("It was a year ago.", "2021-05-05") > weight("It was long ago.", "2021-05-05")
    assert weight("The tenth anniversary came.", "2030-05-01") == weight("It was a year ago.", "2021-05-05")


def test_a_date_longer_than_a_month_brings_two_reports_less_near():
    def weight(when: DateRange) -> float:
        first, second = report("D1", "2020-05-04", "12 people were killed"), report("D2", "2031-05-04", "12 died")
        day, year = (
            claim(first, first.text, 12, when="2020-05-03"),
            claim(second, "12 died", 12, when=when, where="Goma"),
        )
        profiles = profile_of(first, reading(first, day)), profile_of(second, reading(second, year))
        return next(r.weight for r in compare(*profiles, Alike(0.0, 0.0, 0.0)).reasons if r.feature == "time")

    year = DateRange.of_year(2020)
    assert weight(days("2020-05-03")) == 0 > weight(year) > weight(days("2019-05-03"))


def crowd_weight(place: str, *, tolls: tuple[int, int] = (12, 12)) -> float:
    profiles = []
    for name, number in zip(("D1", "D2"), tolls, strict=True):
        made = report(name, "2020-06-01", f"{number} people were killed")
        profiles.append(profile_of(made, reading(made, claim(made, made.text, number, where=place))))
    return {r.feature: r.weight for r in compare(*profiles, Alike(0.0, 0.0, 0.0)).reasons}.get("crowd", 0.0)


def test_in_a_city_place_and_days_tell_little_and_other_tolls_tell_of_another_incident():
    assert crowd_weight("Dorvan") == 0
    assert crowd_weight("Baku", tolls=(12, 13)) < crowd_weight("Baku") < crowd_weight("Osh") < 0
