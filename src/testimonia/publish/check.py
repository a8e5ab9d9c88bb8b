"""Whether a published site is whole: every file as its data package says, every row leading to rows that exist."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from testimonia.errors import NotARecord
from testimonia.model import Damage, sha256_hex
from testimonia.publish import schema
from testimonia.publish.package import FILE_NAME

CSV = "data/csv"


def is_site(folder: Path) -> bool:
    """Whether a folder holds a published release."""
    return (folder / FILE_NAME).is_file()


def check_site(site: Path) -> Iterator[Damage]:
    """All damage of a published site, in a stable order; none if it is whole.

    Raises:
        NotARecord: the folder holds no release.
    """
    package = read_package(site)
    listed = {resource["path"]: resource for resource in package["resources"]}
    for name, resource in sorted(listed.items()):
        file = site / name
        if not file.resolve().is_relative_to(site.resolve()) or not file.is_file():
            yield Damage(name, "the file is missing")
        elif f"sha256:{sha256_hex(file.read_bytes())}" != resource["hash"]:
            yield Damage(name, "the file was edited: its SHA-256 is not that of the data package")
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        if name not in listed and name != FILE_NAME:
            yield Damage(name, "a foreign file: the data package does not list it")
    yield from _dangling(read_tables(site))


def read_package(site: Path) -> dict[str, Any]:
    """The data package of a site.

    Raises:
        NotARecord: there is none, or it is no data package.
    """
    try:
        package: dict[str, Any] = json.loads((site / FILE_NAME).read_text(encoding="utf-8"))
        if isinstance(package["resources"], list):
            return package
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotARecord(f"expected a release with {FILE_NAME} in {site}; {error}") from error
    raise NotARecord(f"expected a list of resources in {site / FILE_NAME}; found none")


def read_tables(site: Path) -> dict[str, list[dict[str, str]]]:
    """The published tables of a site, from its data-exact CSV; cells are text."""
    found = {}
    for table in schema.TABLES:
        file = site / CSV / f"{table.name}.csv"
        if file.is_file():
            with file.open(encoding="utf-8", newline="") as rows:
                found[table.name] = list(csv.DictReader(rows))
    return found


def _dangling(tables: Mapping[str, list[dict[str, str]]]) -> Iterator[Damage]:
    """Rows that lead to no row of the table that they name."""
    for table in schema.TABLES:
        for reference in table.references:
            if table.name not in tables or reference.table not in tables:
                continue
            keys = {row[reference.key] for row in tables[reference.table]}
            for number, row in enumerate(tables[table.name], start=1):
                value = row.get(reference.column)
                if value and value not in keys:
                    where = f"{CSV}/{table.name}.csv, row {number}"
                    yield Damage(where, f"{reference.column} leads to {value!r}, which {reference.table} does not have")
