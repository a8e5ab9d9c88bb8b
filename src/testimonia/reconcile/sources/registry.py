"""The registry of sources: those that a user describes, found again under all their names.

A user's file is CSV with the columns name, aliases, kind, level, country, interest, id. Only `name` is required.
`aliases`: further names, joined by "|". `kind`, `level`: as `SourceKind` and `SourceLevel` list them; told by the words
of the name if empty. `country`: ISO 3166-1 alpha-2. `interest`: the side whose interest the source has, in the user's
own words. `id`: the user's own key; made of the name if empty.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from testimonia.errors import ConfigurationError
from testimonia.model import Source, SourceKind, SourceLevel
from testimonia.reconcile.sources.names import is_named, kind_of, telling_words
from testimonia.reconcile.sources.words import LEVELS

COLUMNS = ("name", "aliases", "kind", "level", "country", "interest", "id")
MOST_KEYED = 2
"""Telling words from which a registered name is also found inside a fuller one."""

Word = TypeVar("Word", bound=StrEnum)


def source_id(name: str) -> str:
    """The id of a source that no registry describes: its telling words in alphabetical order."""
    return "-".join(sorted(telling_words(name))) or name.casefold()


def source_called(name: str) -> Source:
    """The source that a name alone tells of."""
    kind = kind_of(name)
    return Source(source_id(name), name, kind, named=is_named(name), level=LEVELS.get(kind))


class SourceRegistry:
    """Sources by their names.

    Args:
        sources: those that a user describes; of two with one name the first is found.
    """

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self.sources = tuple(sources)
        self._exact: dict[frozenset[str], Source] = {}
        self._inside: dict[str, list[tuple[frozenset[str], Source]]] = defaultdict(list)
        for source in self.sources:
            for name in (source.name, *source.aliases):
                words = telling_words(name)
                self._exact.setdefault(words, source)
                if len(words) >= MOST_KEYED:
                    self._inside[min(words)].append((words, source))

    def find(self, name: str) -> Source | None:
        """The registered source that is called so; a fuller name than the registered ones will do."""
        words = telling_words(name)
        if words in self._exact:
            return self._exact[words]
        inside = [entry for word in sorted(words) for entry in self._inside.get(word, []) if entry[0] <= words]
        return max(inside, key=lambda entry: len(entry[0]))[1] if inside else None


def read_sources(lines: Iterable[str], where: str) -> Iterator[Source]:
    """The sources of a user's file.

    Args:
        lines: of the CSV file.
        where: its name, for messages.

    Raises:
        ConfigurationError: the column `name` is missing, or a row is wrong.
    """
    reader = csv.DictReader(lines, strict=True)
    try:
        header = reader.fieldnames or ()
        if "name" not in header or set(header) - set(COLUMNS):
            raise ConfigurationError(
                f"expected the columns {', '.join(COLUMNS)} (only name is required) in {where}; found {list(header)}"
            )
        for number, row in enumerate(reader, start=2):
            yield _source(row, f"{where}, row {number}")
    except csv.Error as error:
        raise ConfigurationError(f"expected a CSV table of sources in {where}; found: {error}") from error


def _source(row: dict[str, str], where: str) -> Source:
    if None in row:
        raise ConfigurationError(f"expected no more cells than columns in {where}; quote names that contain a comma")
    cell = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if not cell["name"]:
        raise ConfigurationError(f"expected a name in {where}; found none")
    country = cell["country"]
    if country and not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        raise ConfigurationError(f"expected a country like 'AZ' in {where}; found {country!r}")
    kind = _listed(SourceKind, cell["kind"], where) or kind_of(cell["name"])
    return Source(
        id=cell["id"] or source_id(cell["name"]),
        name=cell["name"],
        kind=kind,
        named=kind is not SourceKind.UNNAMED,
        aliases=tuple(sorted(alias for name in cell["aliases"].split("|") if (alias := name.strip()))),
        level=_listed(SourceLevel, cell["level"], where) or LEVELS.get(kind),
        country=country or None,
        interest=cell["interest"] or None,
    )


def _listed(kind: type[Word], cell: str, where: str) -> Word | None:
    if not cell:
        return None
    try:
        return kind(cell)
    except ValueError:
        raise ConfigurationError(f"expected one of {', '.join(kind)} in {where}; found {cell!r}") from None
