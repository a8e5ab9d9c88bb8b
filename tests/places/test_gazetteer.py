"""The gazetteer: the world's names, our own, the user's."""

from __future__ import annotations

import csv
import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.errors import ConfigurationError
from testimonia.places import Gazetteer, fold


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_names_of_all_sides_are_one_place() -> None:
    gazetteer = Gazetteer()
    one, other = gazetteer.look_up("Artsakh")[0].place, gazetteer.look_up("NAGORNY KARABAKH")[0].place
    assert (one.gazetteer_id, one.lat) == (other.gazetteer_id, other.lat)
    assert (one.name, other.name) == ("Artsakh", "Nagorny Karabakh")
    assert gazetteer.look_up("U.K.")[0].place.name == "United Kingdom"
    assert gazetteer.look_up("Nowherehaven") == ()


def test_the_longest_name_that_begins_with_a_word_is_known(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name\nOrvek\nOrvek on the Hill\nTesk\n", encoding="utf-8")
    gazetteer = Gazetteer([own])
    assert [gazetteer.longest(word) for word in ("ORVEK", "Tesk", "Nowherehaven", "—")] == [4, 1, 0, 0]


@pytest.mark.parametrize("name", ["Papua New Guinea", "São Paulo", "Buenos Aires", "Nagorny Karabakh", "Oslo"])
def test_no_name_is_longer_than_the_longest_that_begins_as_it_does(name: str) -> None:
    gazetteer = Gazetteer()
    assert gazetteer.look_up(name)
    assert gazetteer.longest(name.split(maxsplit=1)[0]) >= len(fold(name).split())


def test_countries_have_points_and_codes() -> None:
    place = Gazetteer().country("RU")
    assert place is not None
    assert (place.name, place.precision, place.lat, place.lon) == ("Russia", 6, 60.0, 100.0)
    assert Gazetteer().country("XX") is None


def test_regions_of_the_world_are_known() -> None:
    kinds = {entry.kind: entry.place for entry in Gazetteer().look_up("Zamfara")}
    assert (kinds["region"].country, kinds["region"].precision) == ("NG", 4)
    counties = [entry for entry in Gazetteer().look_up("Butler County") if entry.kind == "county"]
    assert {"OH", "PA", "KS"} <= {county.region for county in counties}
    assert {county.place.precision for county in counties} == {3}


@pytest.mark.parametrize("table", ["names.csv", "regions.csv", "countries.csv"])
def test_our_tables_are_in_order(table: str) -> None:
    with (resources.files("testimonia.places") / table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert None not in row.values(), row
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert row["country"] == "" or re.fullmatch("[A-Z]{2}", row["country"])
        assert row.get("precision", "6") in set("1234567")


def test_no_name_of_our_table_stands_for_two_places() -> None:
    with (resources.files("testimonia.places") / "names.csv").open(encoding="utf-8", newline="") as file:
        names = [name for row in csv.DictReader(file) for name in set(map(fold, row["names"].split("|")))]
    assert [name for name, number in Counter(names).items() if number > 1] == []


def test_the_users_place_wins(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,names,country,lat,lon,precision,id\nBaku,Bakı köhnə,AZ,1.5,2.5,3,b1\n", encoding="utf-8")
    (entry,) = Gazetteer([file]).look_up("baku")
    assert (entry.place.gazetteer_id, entry.place.lat, entry.place.precision) == ("user:b1", 1.5, 3)


@pytest.mark.parametrize(
    "content",
    [
        "place\nVelko\n",
        "name,colour\nVelko,red\n",
        "name,country\nVelko,Azerbaijan\n",
        "name,lat,lon\nVelko,91,0\n",
        "name,lat,lon\nVelko,nan,0\n",
        "name,lat,lon\nVelko,1,\n",
        "name,precision\nVelko,9\n",
        "name\n...\n",
        "name\nVelko,AZ\n",
        'name\n"Velko\n',
        "",
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"wrong\.csv"):
        Gazetteer([file])


def test_the_row_is_named(tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text("name,precision\nVelko,1\nOrvek,9\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="row 3"):
        Gazetteer([file])
