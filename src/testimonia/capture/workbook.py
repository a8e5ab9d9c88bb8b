"""Workbooks (.xlsx): the rows of the sheet with the list as text. Runs in the cage only."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl

from testimonia.capture.captured import Limits
from testimonia.capture.packed import check_packed
from testimonia.capture.plain import storable
from testimonia.capture.victims import HEADER_ROWS, header_score
from testimonia.errors import TooLarge, UnreadableDocument


def read_workbook(data: bytes, limits: Limits) -> list[Any]:
    """The rows of one sheet, each a list of cells as text, or a string that says what is wrong with it.

    The sheet is the first one with a header of a victim list, or the first one if none has. Behind its rows
    stands a string for each other sheet that is not empty: it is not read.

    A formula is its own text, not a result; nothing is computed and no other file is opened. Dates are
    written as ISO 8601; whole numbers without a fraction.

    Raises:
        UnreadableDocument: no workbook.
        TooLarge: over a limit, counted while unpacking: the sizes that the archive declares are not believed.
    """
    check_packed(data, limits, what="workbook")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that openpyxl does not know: not needed
            load: Any = openpyxl.load_workbook  # type: ignore[attr-defined]
            book = load(io.BytesIO(data), read_only=True, keep_links=False)
            return _chosen([(sheet.title, list(_rows(sheet, limits))) for sheet in book.worksheets])
    except (TooLarge, MemoryError):
        raise
    except Exception as error:
        raise UnreadableDocument(f"expected a workbook; found a broken one ({type(error).__name__})") from error


def _chosen(sheets: list[tuple[str, list[list[str] | str]]]) -> list[list[str] | str]:
    lists = (
        rows for _, rows in sheets if any(isinstance(row, list) and header_score(row) for row in rows[:HEADER_ROWS])
    )
    chosen = next(lists, sheets[0][1])
    others = [storable(title) for title, rows in sheets if rows is not chosen and any(rows)]
    return chosen + [
        f"expected one list; the sheet {title!r} is not read: save it as a file of its own" for title in others
    ]


def _rows(sheet: Any, limits: Limits) -> Iterator[list[str] | str]:
    sheet.reset_dimensions()  # the size that the sheet declares is not believed
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > limits.table_rows:
            raise TooLarge(f"expected at most {limits.table_rows:,} rows; found more: split it")
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > limits.table_columns:
            yield f"expected at most {limits.table_columns:,} columns; found {len(cells):,}"
        elif any(len(cell) > limits.cell_chars for cell in cells):
            yield f"expected cells of at most {limits.cell_chars:,} characters; found {max(map(len, cells)):,}"
        else:
            yield cells


def _text(value: Any) -> str:
    """A cell as text; an empty one is empty text."""
    if value is None:
        return ""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return storable(str(value))
