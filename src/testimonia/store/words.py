"""An index of words, made anew by each process that searches: FTS5 beside SQLite, tsvector on PostgreSQL.

What is put in is folded already (`testimonia.text.searching`), so that both find the same. An index is its maker's
alone, in memory or in a temporary table: whoever may see less of a record searches an index made of less.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import Engine, NullPool, create_engine, text

Entry = tuple[int, str, str]
"""A number, a title and words, both folded."""

Asked = Sequence[tuple[str, ...]]
"""Words that must all be there; of several in one tuple, side by side; each as a whole, the last as a beginning."""


class WordIndex(Protocol):
    """Finds entries by their words."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Add entries whose numbers are not in use."""
        ...

    def drop(self, numbers: Iterable[int]) -> None:
        """Take entries out."""
        ...

    def find(self, asked: Asked, most: int) -> list[int]:
        """Numbers of entries that have all words, those that have them in the title or more often first."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Fts5Index:
    """In memory, by SQLite's FTS5."""

    def __init__(self) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._database.execute(
            "CREATE VIRTUAL TABLE found USING fts5(title, words, "
            "tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mc Mn'\")"
        )

    def put(self, entries: Sequence[Entry]) -> None:
        """Add entries."""
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO found (rowid, title, words) VALUES (?, ?, ?)", entries)
        self._database.execute("COMMIT")

    def drop(self, numbers: Iterable[int]) -> None:
        """Take entries out."""
        self._database.executemany("DELETE FROM found WHERE rowid = ?", ((number,) for number in numbers))

    def find(self, asked: Asked, most: int) -> list[int]:
        """Numbers of entries that have all words."""
        query = " AND ".join(f'"{" ".join(words)}" *' for words in asked)
        ranked = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY bm25(found, 10, 1), rowid LIMIT ?"
        return [number for (number,) in self._database.execute(ranked, (query, most))]

    def close(self) -> None:
        """Let go of the memory."""
        self._database.close()


class TsvectorIndex:
    """In a temporary table of a PostgreSQL server, on a connection of its own.

    Args:
        engine: of the store.
    """

    def __init__(self, engine: Engine) -> None:
        own = create_engine(engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._connection = own.connect()
        for statement in (
            "CREATE TEMPORARY TABLE found (number integer PRIMARY KEY, words tsvector NOT NULL)",
            "CREATE INDEX found_words ON found USING gin (words)",
        ):
            self._connection.execute(text(statement))

    def put(self, entries: Sequence[Entry]) -> None:
        """Add entries."""
        added = text(
            "INSERT INTO found VALUES (:number, setweight(to_tsvector('simple', :title), 'A') || "
            "to_tsvector('simple', :words))"
        )
        rows = [{"number": number, "title": title, "words": words} for number, title, words in entries]
        if rows:
            self._connection.execute(added, rows)

    def drop(self, numbers: Iterable[int]) -> None:
        """Take entries out."""
        gone = list(numbers)
        if gone:
            self._connection.execute(text("DELETE FROM found WHERE number = ANY(:gone)"), {"gone": gone})

    def find(self, asked: Asked, most: int) -> list[int]:
        """Numbers of entries that have all words."""
        query = " & ".join("('" + "' <-> '".join(words) + "':*)" for words in asked)
        ranked = text(
            "SELECT number FROM found, to_tsquery('simple', :query) query WHERE words @@ query "
            "ORDER BY ts_rank(words, query) DESC, number LIMIT :most"
        )
        return list(self._connection.execute(ranked, {"query": query, "most": most}).scalars())

    def close(self) -> None:
        """Let go of the connection, and of the table with it."""
        self._connection.close()
