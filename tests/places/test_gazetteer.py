"""The gazetteer: the world's names, our own, the user's."""

from __future__ import annotations

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
    assert gazetteer.look_up("Artsakh")[0].place == gazetteer.look_up("NAGORNY KARABAKH")[0].place
    assert gazetteer.look_up("Nowherehaven") == ()


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
