"""What is particular to SQLite: how its file is opened, how it refuses, how one writer is kept alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, Table, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from testimonia.errors import NotARecord, RecordBusy

APPLICATION = 0x54535449
"""SQLite's application id of a record: "TSTI"."""

WAIT_SECONDS = 30
"""How long a reader waits for the short moments in which SQLite locks the whole file."""

_SETTINGS = (
    "PRAGMA trusted_schema = OFF",  # a hostile file must not run functions from its schema
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
)


@dataclass(frozen=True, slots=True)
class File:
    """A store in a file of its own.

    Args:
        path: the file.
    """

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def exists(self) -> bool:
        """Whether there is a file."""
        return self.path.is_file()

    def require_store(self) -> None:
        """Look at the file before anything is written to it."""
        engine = self.engine(write=False)
        try:
            with engine.connect() as connection:
                if not is_marked(connection):
                    raise NotARecord(f"expected the store of a record; {self} is another kind of database")
        except DatabaseError as error:
            raise NotARecord(f"expected the store of a record; {self} is none ({error.orig})") from error
        finally:
            engine.dispose()

    def make(self, fill: Callable[[Connection], None]) -> None:
        """Make the file beside its place, and put it there when it is whole."""
        beside = self.path.with_name(f"{self.path.name}.part")
        beside.unlink(missing_ok=True)
        beside.touch()
        engine = open_engine(beside, write=True)
        with engine.begin() as connection:
            mark(connection)
            fill(connection)
        engine.dispose()
        beside.replace(self.path)

    def engine(self, *, write: bool) -> Engine:
        """An engine for the file, which must exist."""
        return open_engine(self.path, write=write)

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """Keep other writers out; the system lets go when the process ends, however it ends.

        The lock is SQLite's own on an otherwise empty file beside the store: readers are not kept waiting.
        """
        lock = self.path.with_name(f"{self.path.name}-lock")
        with ExitStack() as resources:
            try:
                connection = sqlite3.connect(lock, timeout=0, isolation_level=None, check_same_thread=False)
                resources.callback(connection.close)
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise RecordBusy(
                    f"expected to be the only one to write {self.path.parent}; another process is writing it, or it "
                    f"is write-protected ({error}): wait until the other ends, then try again"
                ) from error
            yield


def open_engine(path: Path, *, write: bool) -> Engine:
    """An engine for a SQLite file that must exist.

    Args:
        path: the file.
        write: whether it may be changed through this engine.

    Raises:
        NotARecord: it is on a write-protected medium and was copied there half-written.
    """
    address = f"{path.absolute().as_uri()}?mode={'rw' if write else 'ro'}"
    if not write and not os.access(path.parent, os.W_OK):
        if path.with_name(f"{path.name}-wal").exists():
            raise NotARecord(
                f"expected a whole store; {path} was copied while it was being written: "
                "open it once in a folder that can be written"
            )
        address += "&immutable=1"  # on a write-protected medium nobody writes, and no lock can be taken

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    settings = (*_SETTINGS, "PRAGMA journal_mode = WAL") if write else _SETTINGS

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where SQLAlchemy says so, also around DDL
        for setting in settings:
            connection.execute(setting)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def mark(connection: Connection) -> None:
    """Mark a new database as a record."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))


def is_marked(connection: Connection) -> bool:
    """Whether the database is marked as a record."""
    return bool(connection.execute(text("PRAGMA application_id")).scalar() == APPLICATION)


def refuse_changes(connection: Connection, tables: Sequence[Table]) -> None:
    """Have the database itself refuse to change or delete rows of these tables."""
    for table in tables:
        for action in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER {table.name}_refuse_{action.lower()} BEFORE {action} ON {table.name} "
                    f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only: nothing recorded is changed'); END"
                )
            )


def unguarded(connection: Connection, tables: Sequence[Table]) -> list[str]:
    """Names of tables among these whose rows the database would let somebody change."""
    found = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
    names = [table.name for table in tables]
    return [name for name in names if not {f"{name}_refuse_update", f"{name}_refuse_delete"} <= found]


def damage(connection: Connection) -> list[str]:
    """What the database itself finds wrong with its file, in its own words."""
    lines = list(connection.execute(text("PRAGMA integrity_check(5)")).scalars())
    rows = connection.execute(text("PRAGMA foreign_key_check")).all()
    orphans = [f"{table}, row {row}: refers to a row of {other} that is not there" for table, row, other, _ in rows]
    return [line for line in lines if line != "ok"] + orphans[:5]
