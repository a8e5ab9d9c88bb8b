"""The gazetteer: what places a name may stand for."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from testimonia.model import Place
from testimonia.places.folding import CACHED_NAMES, fold
from testimonia.places.index import index_path
from testimonia.places.user import user_places

_FIND = """SELECT gazetteer_id, name, country, lat, lon, precision, population, region, kind, main
           FROM names JOIN places ON places.id = names.place WHERE folded = ? ORDER BY places.id"""

_LONGEST = """SELECT max(length(folded) - length(replace(folded, ' ', ''))) + 1
              FROM names WHERE folded = ?1 OR (folded > ?1 || ' ' AND folded < ?1 || '!')"""
"""How many words the longest name has that begins with a word; "!" comes right after the blank."""

_COUNTRY = """SELECT gazetteer_id, name, places.country, lat, lon, precision, population
              FROM countries JOIN places ON places.id = countries.place WHERE countries.country = ?"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may stand for.

    Args:
        place: the place.
        region: code of its first-level region in GeoNames ("CA" for California); "" if not known.
        kind: "user", "neutral", "country", "region", "county" or "city".
        main: True where the name is the gazetteer's first name for it, False for an alternate name.
    """

    place: Place
    region: str
    kind: str
    main: bool


class Gazetteer:
    """Names of the world's places: GeoNames, Testimonia's own table of names that all sides use, the user's files.

    Args:
        files: the user's gazetteers (CSV; see `testimonia.places.user`). They win over the world's names.
        index: an index built before; None for the one in the cache directory, built on first use.

    Raises:
        ConfigurationError: a user's file is wrong.
    """

    def __init__(self, files: Iterable[Path] = (), *, index: Path | None = None) -> None:
        self._own: dict[str, list[Entry]] = defaultdict(list)
        for file in files:
            for names, place in user_places(file):
                for name in dict.fromkeys(fold(name) for name in names):
                    self._own[name].append(Entry(place, "", "user", True))
        self._own_longest: dict[str, int] = {}
        for name in self._own:
            first, *rest = name.split()
            self._own_longest[first] = max(self._own_longest.get(first, 0), 1 + len(rest))
        path = index or index_path()
        self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._look_up = lru_cache(CACHED_NAMES)(self._read)
        self._longest = lru_cache(CACHED_NAMES)(self._count)

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """All places of a name, the user's first; empty if there is none."""
        return self._look_up(fold(name))

    def _read(self, folded: str) -> tuple[Entry, ...]:
        own = self._own.get(folded)
        if own:
            return tuple(own)
        rows = self._database.execute(_FIND, (folded,))
        return tuple(Entry(Place(*row[:7]), row[7], row[8], bool(row[9])) for row in rows)

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins as a word does; 0 if none does."""
        first, *_ = fold(word).split() or [""]
        return self._longest(first)

    def _count(self, first: str) -> int:
        (known,) = self._database.execute(_LONGEST, (first,)).fetchone()
        return max(known or 0, self._own_longest.get(first, 0))

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code; None if the gazetteer has none."""
        row = self._database.execute(_COUNTRY, (code,)).fetchone()
        return Place(*row) if row else None

    def close(self) -> None:
        """Close the index."""
        self._database.close()
