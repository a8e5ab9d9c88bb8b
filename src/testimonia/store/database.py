"""An open database: transactions, rows page by page, rows added once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Table, insert, select
from sqlalchemy.exc import DatabaseError

from testimonia.errors import DamagedRecord
from testimonia.store.rows import Row

PAGE = 500
"""Rows fetched or compared at a time: memory stays small, and below the 999 values that old SQLite takes."""

Item = TypeVar("Item")


class Database:
    """One database, with at most one transaction at a time.

    Args:
        engine: opens its connections.
        write: whether this process is its writer.
    """

    def __init__(self, engine: Engine, *, write: bool) -> None:
        self.engine = engine
        self._write = write
        self._open: Connection | None = None

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing; inside another transaction, a part of that one.

        Raises:
            RuntimeError: the record was opened for reading.
        """
        if not self._write:
            raise RuntimeError("expected a store opened for writing; this one was opened for reading")
        if self._open is not None:
            yield self._open
            return
        with _damage_named(), self.engine.begin() as connection:
            self._open = connection
            try:
                yield connection
            finally:
                self._open = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees what the open transaction, if any, has written."""
        with _damage_named():
            if self._open is not None:
                yield self._open
            else:
                with self.engine.connect() as connection:
                    yield connection

    def rows(self, table: Table, *where: ColumnElement[bool]) -> Iterator[Any]:
        """Rows in the order of their arrival, page by page; no connection is held between pages."""
        last = -1
        while True:
            page = select(table).where(table.c.seq > last, *where).order_by(table.c.seq).limit(PAGE)
            with self.reading() as connection:
                found = connection.execute(page).all()
            yield from found
            if len(found) < PAGE:
                return
            last = found[-1].seq

    def values(self, column: Any, *where: ColumnElement[bool]) -> set[Any]:
        """The different values of a column."""
        with self.reading() as connection:
            return set(connection.execute(select(column).where(*where).distinct()).scalars())

    def one(self, table: Table, *where: ColumnElement[bool]) -> Any | None:
        """The row for which this holds, if any."""
        with self.reading() as connection:
            return connection.execute(select(table).where(*where)).first()

    def add(self, table: Table, rows: Iterable[Row], *, key: str = "id") -> None:
        """Add the rows whose key the table does not have yet."""
        column = table.c[key]
        with self.transaction() as connection:
            for page in pages(rows):
                by_key = {row[key]: row for row in reversed(page)}
                known = set(connection.execute(select(column).where(column.in_(by_key))).scalars())
                new = [row for row in page if row is by_key[row[key]] and row[key] not in known]
                if new:
                    connection.execute(insert(table), new)


def pages(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """The items, a page at a time."""
    iterator = iter(items)
    while page := list(itertools.islice(iterator, PAGE)):
        yield page


@contextmanager
def _damage_named() -> Iterator[None]:
    """Tell a file that is not what was written from other failures of the database."""
    try:
        yield
    except DatabaseError as error:
        words = str(error.orig)
        if "malformed" in words or "not a database" in words or "no such" in words:
            raise DamagedRecord(f"the store is not what was recorded ({words}): restore it from a copy") from error
        raise
