"""Release profiles: which fields, sources, incidents and precisions go out, and for which purpose."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from testimonia.errors import ConfigurationError
from testimonia.model import sha256_hex
from testimonia.publish import schema

_SHAPE: dict[str, dict[str, type]] = {
    "columns": {"also": list, "without": list},
    "names": {"victims": bool, "minors": bool, "withheld_kinds": list, "withheld": list},
    "places": {"decimals": int},
    "quotes": {"longest": int},
    "cells": {"smallest_lines": int, "smallest_deaths": int},
    "withhold": {"tables": list, "documents": list, "outlets": list, "incidents": list},
}


@dataclass(frozen=True, slots=True)
class Profile:
    """What a release holds and what it withholds.

    Args:
        id, title: its name, and what it is for.
        purpose: what those who told must have agreed to, where consent is recorded.
        also, without: sensitive columns that go out all the same, and columns that do not, as "table.column".
        victim_names, minor_names: whether names of people harmed, and of minors, go out.
        withheld_kinds: kinds of sources whose names are withheld.
        withheld_names: further names that must not occur anywhere.
        decimals: of coordinates.
        longest_quote: of a passage.
        smallest_lines: smallest number of lines of victim lists shown in their cross-table.
        smallest_deaths: smallest number of deaths shown in the cross-table of SDG 16.1.2.
        tables, documents, outlets, incidents: what is withheld as a whole.
        sha256: of the profile's file.

    Units:
        code points (quotes); persons (cells)
    """

    id: str
    title: str
    purpose: str
    also: frozenset[str]
    without: frozenset[str]
    victim_names: bool
    minor_names: bool
    withheld_kinds: frozenset[str]
    withheld_names: tuple[str, ...]
    decimals: int
    longest_quote: int
    smallest_lines: int
    smallest_deaths: int
    tables: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    incidents: frozenset[str]
    sha256: str

    def columns(self, table: schema.Table) -> tuple[schema.Column, ...]:
        """The columns of a table that go out."""
        return tuple(column for column in table.columns if self._goes_out(f"{table.name}.{column.name}", column))

    def _goes_out(self, name: str, column: schema.Column) -> bool:
        return name not in self.without and (not column.sensitive or name in self.also)


def read_profile(name: str) -> Profile:
    """A profile that comes with Testimonia ("public", "partners"), or one in the user's own TOML file.

    Raises:
        ConfigurationError: there is no such profile, or the file has another shape.
    """
    own = Path(name)
    builtin = files("testimonia.publish") / "profiles" / f"{name}.toml"
    if name.isidentifier() and builtin.is_file():
        return _profile(builtin.read_bytes(), f"profile {name}")
    if own.suffix == ".toml" and own.is_file():
        return _profile(own.read_bytes(), str(own))
    raise ConfigurationError(f"expected a profile, {', '.join(profile_names())}, or a .toml file; there is no {name!r}")


def profile_names() -> tuple[str, ...]:
    """The profiles that come with Testimonia."""
    folder = files("testimonia.publish") / "profiles"
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


def _profile(data: bytes, where: str) -> Profile:
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{where}: expected TOML; {error}") from error
    _check(table, where)
    names, withhold = table["names"], table["withhold"]
    return Profile(
        id=table["id"],
        title=table["title"],
        purpose=table["purpose"],
        also=frozenset(table["columns"]["also"]),
        without=frozenset(table["columns"]["without"]),
        victim_names=names["victims"],
        minor_names=names["minors"],
        withheld_kinds=frozenset(names["withheld_kinds"]),
        withheld_names=tuple(names["withheld"]),
        decimals=table["places"]["decimals"],
        longest_quote=table["quotes"]["longest"],
        smallest_lines=table["cells"]["smallest_lines"],
        smallest_deaths=table["cells"]["smallest_deaths"],
        tables=frozenset(withhold["tables"]),
        documents=frozenset(withhold["documents"]),
        outlets=frozenset(withhold["outlets"]),
        incidents=frozenset(withhold["incidents"]),
        sha256=sha256_hex(data),
    )


def _check(table: Mapping[str, Any], where: str) -> None:
    """A profile is whole or it is refused: a forgotten line must not let something out."""
    for name in ("id", "title", "purpose"):
        if not isinstance(table.get(name), str):
            raise ConfigurationError(f"{where}: expected {name} as text; found {table.get(name)!r}")
    unknown = set(table) - set(_SHAPE) - {"id", "title", "purpose"}
    if unknown:
        raise ConfigurationError(f"{where}: expected {', '.join(_SHAPE)}; found {', '.join(sorted(unknown))}")
    for section, shape in _SHAPE.items():
        values = table.get(section)
        if not isinstance(values, dict) or set(values) != set(shape):
            raise ConfigurationError(f"{where}: expected [{section}] with {', '.join(shape)}; found {values!r}")
        for name, kind in shape.items():
            if not isinstance(values[name], kind) or (kind is int and isinstance(values[name], bool)):
                raise ConfigurationError(
                    f"{where}: expected {section}.{name} as {kind.__name__}; found {values[name]!r}"
                )
    _check_columns(table, where)


def _check_columns(table: Mapping[str, Any], where: str) -> None:
    known = {f"{one.name}.{column.name}" for one in schema.TABLES for column in one.columns}
    for name in (*table["columns"]["also"], *table["columns"]["without"]):
        if name not in known:
            raise ConfigurationError(f"{where}: expected a column as table.column; there is no {name!r}")
    for name in table["withhold"]["tables"]:
        if name not in {one.name for one in schema.TABLES}:
            raise ConfigurationError(f"{where}: expected a table; there is no {name!r}")
