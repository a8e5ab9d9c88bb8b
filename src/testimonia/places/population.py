"""How many people live in the large cities of the world, from the index of the gazetteer."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache

from testimonia.places.index import index_path

_LARGE = "SELECT gazetteer_id, population FROM places WHERE kind = 'city' AND population > ?"


@cache
def large_cities(more_than: int) -> Mapping[str, int]:
    """The inhabitants of the cities that have more than so many, by their ids in the gazetteer.

    Args:
        more_than: persons.
    """
    with closing(sqlite3.connect(f"{index_path().resolve().as_uri()}?mode=ro", uri=True)) as database:
        return dict(database.execute(_LARGE, (more_than,)))
