"""What readers took from documents: written once for each document and configuration, and given back."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from testimonia.model import Reading
from testimonia.store import rows, tables
from testimonia.store.database import Database, pages
from testimonia.store.lookup import among


def record_readings(database: Database, readings: Sequence[Reading], configuration: str) -> None:
    """Record readings, all in one transaction; those already recorded under a configuration are left as they are."""
    with database.transaction() as connection:
        for page in pages(sorted(readings, key=lambda reading: reading.reader)):
            known = _already_read(connection, page, configuration)
            new = {(r.reader, r.document): r for r in page if (r.reader, r.document) not in known}
            claims = (claim for reading in new.values() for claim in reading.claims)
            database.add(tables.CLAIMS, map(rows.of_claim, claims))
            if new:
                found = [rows.of_reading(reading, configuration) for reading in new.values()]
                connection.execute(insert(tables.READINGS), found)


def _already_read(connection: Connection, readings: Sequence[Reading], configuration: str) -> set[tuple[str, str]]:
    """Which of some readings are recorded: (reader, document)."""
    columns = tables.READINGS.c
    of_them = columns.document.in_({reading.document for reading in readings})
    found = connection.execute(
        select(columns.reader, columns.document).where(columns.configuration == configuration, of_them)
    )
    return {(row.reader, row.document) for row in found}


def find_readings(
    database: Database, where: ColumnElement[bool], documents: Collection[str] | None
) -> Iterator[Reading]:
    """The readings for which a condition holds, of some documents or of all."""
    for condition in among(tables.READINGS.c.document, documents):
        for page in pages(database.rows(tables.READINGS, where, *condition)):
            yield from _of_page(database, page)


def _of_page(database: Database, page: Sequence[Any]) -> Iterator[Reading]:
    """The readings of some rows; their claims are looked up together, and only where one of them is not known."""

    @functools.cache
    def claims() -> dict[str, Any]:
        of_page = tables.CLAIMS.c.document.in_([row.document for row in page])
        return {row.id: row for row in database.rows(tables.CLAIMS, of_page)}

    def built(row: Any) -> Reading:
        return rows.to_reading(row, claims())

    memory = database.memory
    for row in page:
        build = functools.partial(built, row)
        yield memory.of(f"{row.document} {row.reader}", row.noun, build) if memory else build()
