"""Where a store may rest, and all that is particular to one database.

Everything else in this package is SQL that SQLAlchemy writes for any database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, Table

from testimonia.store import postgresql, sqlite

Address = Path | str
"""A file of SQLite, or the address of a PostgreSQL database: postgresql://user@host/database."""


class Home(Protocol):
    """Where one store rests; as text, what messages call it."""

    def exists(self) -> bool:
        """Whether something is there that can be looked at."""
        ...

    def require_store(self) -> None:
        """Look before anything is written.

        Raises:
            NotARecord: what is there is no store.
        """
        ...

    def make(self, fill: Callable[[Connection], None]) -> None:
        """Make an empty store; a process that is killed meanwhile leaves none.

        Raises:
            NotARecord: something is there already.
        """
        ...

    def engine(self, *, write: bool) -> Engine:
        """What opens its connections; reading ones refuse to write."""
        ...

    def only_writer(self) -> AbstractContextManager[None]:
        """Keep other writers out until the end, or until the process ends, however it ends.

        Raises:
            RecordBusy: another process is writing.
        """
        ...


class Particulars(Protocol):
    """What is said to one database in its own words."""

    def refuse_changes(self, connection: Connection, tables: Sequence[Table]) -> None:
        """Have the database itself refuse to change or delete rows of these tables."""
        ...

    def unguarded(self, connection: Connection, tables: Sequence[Table]) -> list[str]:
        """Names of tables among these whose rows the database would let somebody change."""
        ...

    def damage(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with what it holds, in its own words."""
        ...


_PARTICULARS: Mapping[str, Particulars] = {"sqlite": sqlite, "postgresql": postgresql}


def home_of(address: Address) -> Home:
    """Where a store with an address rests.

    Raises:
        ConfigurationError: the address is none, or holds a password.
    """
    return sqlite.File(address) if isinstance(address, Path) else postgresql.Schema(address)


def particulars(connection: Connection) -> Particulars:
    """What is particular to the database of a connection."""
    return _PARTICULARS[connection.dialect.name]
