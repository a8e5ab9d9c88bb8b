"""The user's own gazetteers: CSV files with the columns name, names, country, lat, lon, precision, id.

Only `name` is required. `names`: further names, joined by "|". `country`: ISO 3166-1 alpha-2. `lat`, `lon`: degrees,
WGS 84, both or none. `precision`: UCDP where_prec, 1 to 7; 1 if empty. `id`: the user's own key; the name if empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from testimonia.errors import ConfigurationError
from testimonia.model import Place
from testimonia.places.folding import fold

COLUMNS = ("name", "names", "country", "lat", "lon", "precision", "id")
_COUNTRY = re.compile(r"[A-Z]{2}")
_PRECISION = re.compile(r"[1-7]")
_MOST_NORTH, _MOST_EAST = 90, 180


def user_places(file: Path) -> Iterator[tuple[list[str], Place]]:
    """The places of a user's file, each with all its names.

    Raises:
        ConfigurationError: the file cannot be read, lacks the column `name`, or a row is wrong.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            unknown = set(reader.fieldnames or ()) - set(COLUMNS)
            if "name" not in (reader.fieldnames or ()) or unknown:
                raise ConfigurationError(
                    f"expected the columns {', '.join(COLUMNS)} (only name is required) in {file}; "
                    f"found {reader.fieldnames}"
                )
            for number, row in enumerate(reader, start=2):
                yield _place(row, f"{file}, row {number}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigurationError(f"expected a UTF-8 CSV gazetteer at {file}; found: {error}") from error


def _place(row: dict[str, str], where: str) -> tuple[list[str], Place]:
    if None in row:
        raise ConfigurationError(f"expected no more cells than columns in {where}; quote names that contain a comma")
    cell = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if not fold(cell["name"]):
        raise ConfigurationError(f"expected a name in {where}; found {cell['name']!r}")
    if cell["country"] and not _COUNTRY.fullmatch(cell["country"]):
        raise ConfigurationError(f"expected a country like 'AZ' in {where}; found {cell['country']!r}")
    precision = cell["precision"] or "1"
    if not _PRECISION.fullmatch(precision):
        raise ConfigurationError(f"expected a precision from 1 to 7 in {where}; found {precision!r}")
    lat, lon = _degrees(cell["lat"], _MOST_NORTH, where), _degrees(cell["lon"], _MOST_EAST, where)
    if (lat is None) != (lon is None):
        raise ConfigurationError(f"expected both lat and lon, or neither, in {where}")
    names = [cell["name"], *(name.strip() for name in cell["names"].split("|") if fold(name))]
    key = f"user:{cell['id'] or fold(cell['name'])}"
    return names, Place(key, cell["name"], cell["country"] or None, lat, lon, int(precision))


def _degrees(cell: str, most: int, where: str) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise ConfigurationError(f"expected degrees from -{most} to {most} in {where}; found {cell!r}")
    return value
