"""The large cities of the world."""

from __future__ import annotations

from testimonia.places import Gazetteer, large_cities


def test_large_cities_have_the_inhabitants_that_the_gazetteer_gives():
    baku = next(entry.place for entry in Gazetteer().look_up("Bakı") if entry.kind == "city")
    assert large_cities(100_000)[baku.gazetteer_id] == baku.population > 1_000_000


def test_smaller_towns_are_left_out():
    assert min(large_cities(100_000).values()) > 100_000
    assert len(large_cities(1_000_000)) < len(large_cities(100_000))
