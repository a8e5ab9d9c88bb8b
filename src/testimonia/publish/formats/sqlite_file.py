"""The tables as one SQLite file, as Datasette opens it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from testimonia.publish import schema
from testimonia.publish.release import Release

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}


def write_sqlite(release: Release, folder: Path) -> list[Path]:
    """All tables with their keys and references; the same release gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "release.sqlite"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        for data in release.tables.values():
            database.execute(_create(data.table, set(release.tables)))
            holes = ", ".join("?" * len(data.table.columns))
            rows = ([row[name] for name in data.table.names] for row in data.rows)
            database.executemany(f'INSERT INTO "{data.table.name}" VALUES ({holes})', rows)  # noqa: S608 - our names
        database.execute("COMMIT")
        database.execute("VACUUM")
    return [path]


def _create(table: schema.Table, out: set[str]) -> str:
    lines = [f'"{column.name}" {_TYPES[column.type]}' for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    lines.extend(
        f"FOREIGN KEY ({_quoted(reference.column)}) REFERENCES {_quoted(reference.table)} ({_quoted(reference.key)})"
        for reference in table.references
        if reference.table in out and reference.column in table.names
    )
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)}) WITHOUT ROWID"


def _quoted(name: str) -> str:
    return f'"{name}"'
