import pytest

from testimonia.group.compare import compare, place_relation
from testimonia.group.profile import profile_of
from testimonia.model import Where

from .make import PLACES, claim, reading, report

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
    return {reason.feature: reason.weight for reason in compare(*profiles, cosine=0.2).reasons}


def test_days_of_harm_that_differ_speak_against_a_join():
    assert "dates" not in weights(("2020-05-03", "2020-05-04"))
    assert weights(("2020-05-03", "2020-05-24"))["dates"] < 0


def test_time_apart_weighs_more_the_longer_it_is():
    same, week, month = (weights(("2020-05-01", day))["time"] for day in ("2020-05-01", "2020-05-08", "2020-05-31"))
    assert same == 0 > week > month


def test_the_same_large_count_speaks_for_a_join_and_a_small_one_says_nothing():
    day = ("2020-05-01", "2020-05-01")
    assert weights(day)["counts"] > 0
    assert "counts" not in weights(day, count=(12, 13))
    assert "counts" not in weights(day, count=(3, 3))
