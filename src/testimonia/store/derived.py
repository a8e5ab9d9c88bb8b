"""The derived tables: made of the recorded ones, replaced as a whole, and never a source themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, delete, insert

from testimonia.model import Copy, Figure, Grouping, Incident
from testimonia.store import tables
from testimonia.store.database import Database, pages
from testimonia.store.rows import Row, dump, load, load_plain


def replace(database: Database, grouping: Grouping, figures: Sequence[Figure]) -> None:
    """Put a grouping and its figures in the place of the last ones, in one transaction."""
    incidents = grouping.incidents
    with database.transaction() as connection:
        _remember(connection, codes(database), incidents)
        for table in tables.DERIVED:
            connection.execute(delete(table))
        _fill(connection, tables.INCIDENTS, [{"code": item.code, "noun": dump(item)} for item in incidents])
        _fill(
            connection,
            tables.INCIDENT_CLAIMS,
            [{"code": item.code, "claim": claim} for item in incidents for claim in item.claims],
        )
        _fill(connection, tables.COPIES, [{"document": c.document, "noun": dump(c)} for c in grouping.copies])
        _fill(connection, tables.MAIN, [{"document": name, "noun": dump(all_)} for name, all_ in grouping.main])
        _fill(connection, tables.FIGURES, [{"incident": item.incident, "noun": dump(item)} for item in figures])


def grouping(database: Database) -> Grouping:
    """The last grouping."""
    return Grouping(
        incidents=tuple(load(Incident, row.noun, f"incident {row.code}") for row in database.rows(tables.INCIDENTS)),
        copies=tuple(load(Copy, row.noun, f"copy {row.document}") for row in database.rows(tables.COPIES)),
        main=tuple(
            (row.document, tuple(load_plain(row.noun, f"main incidents of {row.document}")))
            for row in database.rows(tables.MAIN)
        ),
    )


def codes(database: Database) -> Mapping[str, frozenset[str]]:
    """Every code ever given, with the documents of the last grouping that had it."""
    return {row.code: frozenset(load_plain(row.noun, f"code {row.code}")) for row in database.rows(tables.CODES)}


def _remember(connection: Connection, known: Mapping[str, frozenset[str]], incidents: Sequence[Incident]) -> None:
    changed = [item for item in incidents if known.get(item.code) != frozenset(item.documents)]
    rows = [{"code": item.code, "noun": dump(sorted(item.documents))} for item in changed]
    _fill(connection, tables.CODES, rows)


def _fill(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    for page in pages(rows):
        connection.execute(insert(table), list(page))
