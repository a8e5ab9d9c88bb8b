"""Rows looked up: by an id that a person typed, among some ids, until a moment of the record."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from testimonia.errors import NotInRecord
from testimonia.store.database import Database, pages

NEIGHBOURS = 1000
"""Ids on each side of a wrong one among which the nearest are looked for."""


def named(database: Database, table: Table, kind: str, name: str, *, key: str = "id") -> Any:
    """The row with an id.

    Args:
        database: of the store.
        table: where it is looked for.
        kind: what the table holds, in words: "claim".
        name: the id.
        key: column of the ids.

    Raises:
        NotInRecord: there is none; the nearest ids are named.
    """
    printable = name.encode("utf-8", "replace").decode()  # half a surrogate pair has no place in an id
    row = database.one(table, table.c[key] == printable) if printable == name else None
    if row is None:
        near = _near(database, table, printable, key)
        hint = f"; the nearest are {', '.join(near)}" if near else ""
        raise NotInRecord(f"expected the id of a recorded {kind}; there is no {kind} {name!r}{hint}")
    return row


def _near(database: Database, table: Table, name: str, key: str) -> list[str]:
    """Recorded ids that look like a wrong one, nearest first."""
    column = table.c[key]
    after = select(column).where(column >= name).order_by(column).limit(NEIGHBOURS)
    before = select(column).where(column < name).order_by(column.desc()).limit(NEIGHBOURS)
    with database.reading() as connection:
        names = sorted([*connection.execute(before).scalars(), *connection.execute(after).scalars()])
    return difflib.get_close_matches(name, names, n=3)


def among(column: ColumnElement[str], values: Collection[str] | None) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """Conditions that together say "one of these values", or nothing where all are wanted."""
    if values is None:
        yield ()
    else:
        yield from ((column.in_(page),) for page in pages(sorted(values)))


def up_to(table: Table, last: int | None) -> tuple[ColumnElement[bool], ...]:
    """The condition that leaves out what came after a row (see `Past`); none for all rows."""
    return () if last is None else (table.c.seq <= last,)
