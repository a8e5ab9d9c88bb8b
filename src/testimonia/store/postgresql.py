"""What is particular to PostgreSQL: a store is a schema; the server keeps one writer alone and refuses changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, Table, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from testimonia.errors import ConfigurationError, MissingExtra, NotARecord, RecordBusy
from testimonia.store.tables import METADATA

MARK = "store of a Testimonia record"
"""The comment on the first table of a record."""

LOCK = 0x54535449
"""First half of the key of the writer's lock, "TSTI"; the second is made of the schema's name."""

_REFUSAL = """
BEGIN
    RAISE EXCEPTION '% is append-only: nothing recorded is changed', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
"""

_SECRET = frozenset({"password", "sslpassword"})


class Schema:
    """A store in a schema of a database: the current one of the address.

    Args:
        address: postgresql://user@host/database, with what libpq knows behind a question mark, but no password.

    Raises:
        ConfigurationError: it is no such address, or holds a password.
        MissingExtra: the driver is not installed.
    """

    def __init__(self, address: str) -> None:
        self._url = checked_address(address)
        try:
            import psycopg  # noqa: F401 - only whether it is there
        except ImportError as error:
            raise MissingExtra("a store in PostgreSQL needs psycopg: pip install 'testimonia[postgres]'") from error

    def __str__(self) -> str:
        return self._url.set(drivername="postgresql").render_as_string()

    def exists(self) -> bool:
        """Whether the schema holds a table."""
        with self._asking() as connection:
            return bool(inspect(connection).get_table_names())

    def require_store(self) -> None:
        """Look at the schema before anything is written to it."""
        with self._asking() as connection:
            if not is_marked(connection):
                raise NotARecord(f"expected the store of a record; {self} holds other tables")

    def make(self, fill: Callable[[Connection], None]) -> None:
        """Make the tables, all of them in one transaction."""
        engine = self.engine(write=True)
        try:
            with engine.begin() as connection:
                fill(connection)
                connection.execute(text(f"COMMENT ON TABLE meta IS '{MARK}'"))
        finally:
            engine.dispose()

    def engine(self, *, write: bool) -> Engine:
        """An engine for the schema; the server itself refuses what a reading one would write."""
        engine = create_engine(self._url)
        if not write:

            @event.listens_for(engine, "connect")
            def _only_read(connection: Any, _record: object) -> None:
                connection.execute("SET default_transaction_read_only = on")
                connection.commit()

        return engine

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """Keep other writers out with a lock of the server, which lets go when the connection ends."""
        with self._asking() as connection:
            got = connection.execute(
                text("SELECT pg_try_advisory_lock(:lock, hashtext(current_schema()))"), {"lock": LOCK}
            ).scalar()
            if not got:
                raise RecordBusy(
                    f"expected to be the only one to write {self}; another process is writing it: "
                    "wait until it ends, then try again"
                )
            yield

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection of its own, outside transactions.

        Raises:
            NotARecord: no server answers there, or not to us.
        """
        engine = create_engine(self._url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        try:
            connection = engine.connect()
        except OperationalError as error:
            raise NotARecord(f"expected a PostgreSQL database at {self}; {error.orig}") from error
        with connection:
            yield connection


def checked_address(address: str) -> URL:
    """The parts of an address, which holds no password: it stands in files that are copied with the record.

    Raises:
        ConfigurationError: it does, or it is no address of a PostgreSQL database.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        url = URL.create("unknown")
    if url.get_backend_name() != "postgresql":
        raise ConfigurationError(
            "expected the address of a PostgreSQL database, such as postgresql://user@host/database; found another"
        )
    if url.password is not None or _SECRET & set(url.query):
        raise ConfigurationError(
            "expected an address without a password, for it stands in the record's settings; found one: give the "
            "password in PGPASSWORD, ~/.pgpass or a service file"
        )
    return url.set(drivername="postgresql+psycopg")


def is_marked(connection: Connection) -> bool:
    """Whether the schema is marked as a record."""
    found = connection.execute(text("SELECT obj_description(to_regclass('meta'), 'pg_class')")).scalar()
    return bool(found == MARK)


def refuse_changes(connection: Connection, tables: Sequence[Table]) -> None:
    """Have the database itself refuse to change or delete rows of these tables."""
    connection.execute(
        text(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$refusal${_REFUSAL}$refusal$"
        )
    )
    for table in tables:
        connection.execute(
            text(
                f"CREATE TRIGGER {table.name}_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
        )


def unguarded(connection: Connection, tables: Sequence[Table]) -> list[str]:
    """Names of tables among these whose rows the database would let somebody change."""
    guarded = text(
        "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
        "WHERE c.relnamespace = current_schema()::regnamespace AND t.tgname = c.relname || '_refuse' "
        "AND t.tgenabled = 'O' AND p.prosrc = :refusal"
    )
    found = set(connection.execute(guarded, {"refusal": _REFUSAL}).scalars())
    return [table.name for table in tables if table.name not in found]


def damage(connection: Connection) -> list[str]:
    """Rows that refer to what is not there; pages of its files the server checks itself whenever it reads them."""
    found = []
    for table in METADATA.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            there = select(key.column).where(key.column == key.parent).exists()
            lost = connection.execute(select(table.c.seq).where(~there).limit(5)).scalars()
            other = key.column.table.name
            found += [f"{table.name}, row {row}: refers to a row of {other} that is not there" for row in lost]
    return found[:5]
