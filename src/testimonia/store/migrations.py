"""How the tables of a record came to be: named steps, each in one transaction, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from testimonia.errors import NotARecord
from testimonia.store import dialect
from testimonia.store.tables import GROUPED, HISTORY, METADATA, MIGRATIONS, NEAR_MISSES, RECORDED, STATES, VERSIONS

Migration = Callable[[Connection], None]


def first_tables(connection: Connection) -> None:
    """The tables of version 1, in a new record those of later versions too; the recorded ones refuse to be changed."""
    METADATA.create_all(connection)
    dialect.particulars(connection).refuse_changes(connection, RECORDED)


def grouping_kept(connection: Connection) -> None:
    """Version 2: near misses, versions of reports, and what grouping needs to know of its last run."""
    METADATA.create_all(connection, tables=[VERSIONS, NEAR_MISSES, GROUPED])


def history_kept(connection: Connection) -> None:
    """Version 3: every state of incidents and figures is remembered."""
    if not inspect(connection).has_table(STATES.name):
        METADATA.create_all(connection, tables=[STATES, HISTORY])
        dialect.particulars(connection).refuse_changes(connection, (STATES, HISTORY))


STEPS: tuple[Migration, ...] = (first_tables, grouping_kept, history_kept)


def make(connection: Connection) -> None:
    """Give an empty database all tables."""
    for number, step in enumerate(STEPS, start=1):
        _take(connection, number, step)


def _take(connection: Connection, number: int, step: Migration) -> None:
    step(connection)
    connection.execute(insert(MIGRATIONS).values(number=number, name=step.__name__))


def migrate(engine: Engine, *, steps: Sequence[Migration] = STEPS) -> None:
    """Bring the tables up to date; steps that they went through already are left out."""
    for number, step in enumerate(steps, start=1):
        if number > version(engine):
            with engine.begin() as connection:
                _take(connection, number, step)


def check_version(engine: Engine, *, steps: Sequence[Migration] = STEPS) -> None:
    """Check that this version of Testimonia can read the tables.

    Raises:
        NotARecord: the tables are older or newer than this version knows.
    """
    found = version(engine)
    if found > len(steps):
        raise NotARecord(
            f"expected a record of schema {len(steps)} or older; found schema {found}: "
            "a newer Testimonia wrote it, use that version or a later one"
        )
    if found < len(steps):
        raise NotARecord(
            f"expected a record of schema {len(steps)}; found schema {found}: "
            "run a command that writes to it once (such as `testimonia run`) to bring it up to date"
        )


def version(engine: Engine) -> int:
    """Number of the last step that the tables went through; 0 for none."""
    if not inspect(engine).has_table(MIGRATIONS.name):
        return 0
    with engine.connect() as connection:
        return connection.execute(select(func.max(MIGRATIONS.c.number))).scalar() or 0
