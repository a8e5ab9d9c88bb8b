"""Workbooks (.xlsx): the rows of the first sheet as text. Runs in the cage only."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl

from testimonia.capture.captured import Limits
from testimonia.capture.plain import storable
from testimonia.errors import TooLarge, UnreadableDocument

MEMBERS = 10_000
"""Members of the zip archive; workbooks have some dozens."""

CHUNK = 1_000_000


def read_workbook(data: bytes, limits: Limits) -> list[Any]:
    """The rows of the first sheet, each a list of cells as text, or a string that says what is wrong with it.

    A formula is its own text, not a result; nothing is computed and no other file is opened. Dates are
    written as ISO 8601; whole numbers without a fraction.

    Raises:
        UnreadableDocument: no workbook.
        TooLarge: over a limit, counted while unpacking: the sizes that the archive declares are not believed.
    """
    _check(data, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that openpyxl does not know: not needed
            load: Any = openpyxl.load_workbook  # type: ignore[attr-defined]
            book = load(io.BytesIO(data), read_only=True, keep_links=False)
            return list(_rows(book.worksheets[0], limits))
    except (TooLarge, MemoryError):
        raise
    except Exception as error:
        raise UnreadableDocument(f"expected a workbook; found a broken one ({type(error).__name__})") from error


def _check(data: bytes, limits: Limits) -> None:
    """Unpack everything once and count; a workbook has no document type declaration, entity bombs do."""
    left = limits.unpacked_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS:
                raise TooLarge(f"expected at most {MEMBERS:,} members in the workbook; found {len(members):,}")
            for member in members:
                for chunk in _chunks(archive, member):
                    left -= len(chunk)
                    if left < 0:
                        raise TooLarge(f"expected at most {limits.unpacked_bytes:,} bytes unpacked; found more")
                    if b"<!DOCTYPE" in chunk.replace(b"\0", b""):
                        raise UnreadableDocument("expected a workbook; found a document type declaration in it")
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise UnreadableDocument(f"expected a workbook; its archive is broken or encrypted ({error})") from error


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member in chunks, each with the end of the one before, so that nothing hides across a border."""
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(CHUNK):
            yield tail + chunk
            tail = chunk[-20:]


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
