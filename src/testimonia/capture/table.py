"""CSV as rows of cells: strictly quoted, row by row, so that one broken row costs only itself."""

from __future__ import annotations

import csv

from testimonia.capture.captured import Limits
from testimonia.capture.encodings import decode
from testimonia.capture.plain import one_line_end
from testimonia.capture.victims import HEADER_ROWS, header_score
from testimonia.errors import TooLarge, UnreadableDocument

DELIMITERS = (",", ";", "\t", "|")

CELL_LINES = 50
"""Lines that one row may reach over: a quotation mark that nobody closes must not swallow the list."""

MOST_NULS = 0.01
"""Share of NUL bytes up to which they are a fault of single rows, not a binary file."""

SUBSTITUTE = "\x1a"
"""Stands for a NUL byte until its row is refused (ASCII's own character for it)."""

Row = list[str] | str
"""The cells of a row, or what is wrong with it."""


def read_csv(data: bytes, limits: Limits) -> list[Row]:
    """The rows of a CSV file; a row that cannot be read is a string with the reason.

    The delimiter is the one of , ; tab | under which the most columns of a victim list are recognised.
    Line ends inside cells become LF; cells are otherwise as received.

    Raises:
        UnreadableDocument: binary, empty, or in no known encoding.
        TooLarge: too many rows.
    """
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and 0 < data.count(0) <= MOST_NULS * len(data):
        data = data.replace(b"\0", SUBSTITUTE.encode())
    text, _ = decode(data)
    lines = [line + "\n" for line in one_line_end(text).rstrip("\n").split("\n")]
    if not text.strip():
        raise UnreadableDocument("expected a table; found no words")
    if len(lines) > limits.table_rows:
        raise TooLarge(f"expected at most {limits.table_rows:,} rows; found {len(lines):,} lines: split it")
    delimiter = max(DELIMITERS, key=lambda one: _fit(lines, one, limits))
    return _rows(lines, delimiter, limits)


def _fit(lines: list[str], delimiter: str, limits: Limits) -> tuple[int, int]:
    """How well a delimiter fits: columns recognised in the header, then columns."""
    rows = _rows(lines[:HEADER_ROWS], delimiter, limits)
    tables = [row for row in rows if isinstance(row, list)]
    return max((header_score(row) for row in tables), default=0), max((len(row) for row in tables), default=0)


def _rows(lines: list[str], delimiter: str, limits: Limits) -> list[Row]:
    rows: list[Row] = []
    at = 0
    while at < len(lines):
        longest = max(map(len, lines[at].split(delimiter)))
        if longest > limits.cell_chars:  # before the csv module looks: its own limit is a setting of the whole process
            rows.append(_too_long(longest, limits))
            at += 1
            continue
        reader = csv.reader(lines[at : at + CELL_LINES], delimiter=delimiter, strict=True)
        try:
            cells = next(reader)
        except csv.Error as error:
            rows.append(f"expected cells in pairs of quotation marks; {error}")
            at += 1
            continue
        at += reader.line_num
        rows.append(_fault(cells, limits) or cells)
    return rows


def _fault(cells: list[str], limits: Limits) -> str | None:
    """What is wrong with the cells of a row; None if nothing is."""
    if len(cells) > limits.table_columns:
        return f"expected at most {limits.table_columns:,} columns; found {len(cells):,}"
    if any(len(cell) > limits.cell_chars for cell in cells):
        return _too_long(max(map(len, cells)), limits)
    if any(SUBSTITUTE in cell for cell in cells):
        return "expected text; found a NUL or SUB character"
    return None


def _too_long(found: int, limits: Limits) -> str:
    return f"expected cells of at most {limits.cell_chars:,} characters; found {found:,}"
