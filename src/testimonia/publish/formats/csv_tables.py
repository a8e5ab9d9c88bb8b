"""The tables as CSV: data-exact, safe for spreadsheets, and with a row of HXL tags."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from testimonia.publish.release import Release
from testimonia.publish.tables import Data, Row

Sheets = Mapping[str, tuple[Sequence[str], Iterable[Row]]]
"""Columns and rows of CSV files in the shape of others, by file name."""

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
"""What a spreadsheet may take for a formula, also behind spaces that it strips."""

HXL_TAGS = {
    "incident": "#event+id",
    "title": "#event+name",
    "start": "#date+start",
    "end": "#date+end",
    "place": "#loc+name",
    "country": "#country+code+v_iso2",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "low": "#affected+min",
    "best": "#affected+best",
    "high": "#affected+max",
    "harm": "#affected+type",
    "policy": "#meta+policy",
    "independent_sources": "#meta+sources+num",
    "said_by": "#meta+source",
}
"""Hashtags of the Humanitarian Exchange Language for our columns; the others get an empty tag."""


def write_csv(release: Release, folder: Path) -> list[Path]:
    """Each table as data-exact CSV (RFC 4180, UTF-8): an empty cell is "not stated"."""
    return [write_table(data, folder / f"{data.table.name}.csv") for data in release.tables.values()]


def write_hxl(release: Release, folder: Path) -> list[Path]:
    """Incidents and figures with a row of HXL hashtags below the header."""
    return [
        write_table(release.tables[name], folder / f"{name}.csv", tags=True)
        for name in ("incidents", "figures")
        if name in release.tables
    ]


def write_table(
    data: Data, path: Path, *, text: Callable[[str], str] = lambda words: words, tags: bool = False
) -> Path:
    """One table as CSV.

    Args:
        data: the table.
        path: its file; its folder is made.
        text: what is done to cells of text.
        tags: whether a row of HXL hashtags follows the header.
    """
    names = data.table.names
    rows: Iterable[Sequence[Any]] = ([cell(row[name], text) for name in names] for row in data.rows)
    head = [names, [HXL_TAGS.get(name, "") for name in names]] if tags else [names]
    return write_rows(path, [*head, *rows])


def write_sheets(sheets: Sheets, folder: Path, *, text: Callable[[str], str] = lambda words: words) -> list[Path]:
    """Files in the shape of others as CSV, their cells of text treated as asked."""
    return [
        write_rows(folder / name, [columns, *([cell(row[column], text) for column in columns] for row in rows)])
        for name, (columns, rows) in sheets.items()
    ]


def write_rows(path: Path, rows: Iterable[Sequence[Any]]) -> Path:
    """Rows of plain cells as CSV, the same bytes everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def cell(value: object, text: Callable[[str], str] = lambda words: words) -> str:
    """A value as a cell: text as it is, None as nothing, truth as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return text(value) if isinstance(value, str) else str(value)


def unformulated(words: str) -> str:
    """Text that no spreadsheet takes for a formula.

    Source:
        OWASP, CSV injection: cells that begin with =, +, -, @, tab or carriage return.
    """
    return f"'{words}" if _FORMULA.match(words) else words
