"""How places lie to each other."""

from __future__ import annotations

import pytest

from testimonia.model import Where
from testimonia.places import contains, km_between

COUNTRY = Where("Valmora", "Valmora", "QV", 10.0, 20.0, "user:valmora", 6)
ABROAD = Where("Tessin", "Tessin", "QW", 10.1, 20.1, "user:tessin", 1)
DISTRICT = Where("Harrin", "Harrin", "QV", 10.0, 20.0, "user:harrin", 3)
TOWN = Where("Ostrel", "Ostrel", "QV", 10.1, 20.1, "user:ostrel", 1)
FAR = Where("Dunmere", "Dunmere", "QV", 11.5, 21.5, "user:dunmere", 1)


@pytest.mark.parametrize(
    ("region", "place", "inside"),
    [
        (COUNTRY, TOWN, True),
        (COUNTRY, ABROAD, False),
        (DISTRICT, TOWN, True),
        (DISTRICT, FAR, False),
        (DISTRICT, COUNTRY, False),
        (TOWN, FAR, False),
        (TOWN, TOWN, True),
        (Where("the hills"), Where("The Hills"), True),
        (Where("the hills"), TOWN, False),
    ],
)
def test_regions_contain_places(region: Where, place: Where, inside: bool):
    assert contains(region, place) is inside


def test_the_distance_of_places():
    assert km_between(TOWN, TOWN) == 0
    assert km_between(Where("a", lat=0.0, lon=0.0), Where("b", lat=0.0, lon=180.0)) == pytest.approx(20015, abs=1)
    assert km_between(TOWN, Where("the hills")) is None
