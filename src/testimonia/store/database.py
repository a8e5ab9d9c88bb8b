"""An open database: transactions, rows page by page, rows added once."""

from __future__ import annotations

import errno
import itertools
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Table, insert, select
from sqlalchemy.exc import DatabaseError, IntegrityError

from testimonia.errors import DamagedRecord, NotInRecord
from testimonia.store.rows import Memory, Noun, Row, load

PAGE = 500
"""Rows fetched or compared at a time: memory stays small, and below the 999 values that old SQLite takes."""

_DAMAGED = ("malformed", "not a database", "no such", "unsafe use", "does not exist")
"""What a database says, in a word or two, when its file is not what was written."""

Item = TypeVar("Item")


class Database:
    """One database, with at most one transaction at a time in each thread.

    Args:
        engine: opens its connections.
        write: whether this process is its writer.
    """

    def __init__(self, engine: Engine, *, write: bool) -> None:
        self.engine = engine
        self._write = write
        self._local = threading.local()
        self.memory: Memory | None = None

    @property
    def _open(self) -> Connection | None:
        """The connection of this thread's transaction: other threads see nothing of it until it is done."""
        found: Connection | None = getattr(self._local, "connection", None)
        return found

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
        with _errors_named(), self.engine.begin() as connection:
            self._local.connection = connection
            try:
                yield connection
            finally:
                self._local.connection = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees what the open transaction, if any, has written."""
        with _errors_named():
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

    def noun(self, kind: Callable[..., Noun], noun: str, where: str) -> Noun:
        """The noun of a row, the same one as last time where this database remembers.

        Raises:
            DamagedRecord: the row holds no such noun.
        """
        if self.memory is None:
            return load(kind, noun, where)
        return self.memory.of(kind.__name__, noun, lambda: load(kind, noun, where))

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
def _errors_named() -> Iterator[None]:
    """Give the failures of the database that a user can cause the names of the project's errors."""
    try:
        yield
    except IntegrityError as error:
        if "foreign key" in str(error.orig).lower():
            raise NotInRecord(
                f"expected documents, claims and incidents to be recorded before what refers to them ({error.orig})"
            ) from error
        raise
    except DatabaseError as error:
        words = str(error.orig)
        if any(sign in words for sign in _DAMAGED):
            raise DamagedRecord(f"the store is not what was recorded ({words}): restore it from a copy") from error
        if "full" in words or "No space left" in words:
            raise OSError(errno.ENOSPC, f"the store cannot grow ({words}): make room, then run again") from error
        raise
