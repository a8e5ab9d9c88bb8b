"""Tables of capture patterns to capture histories, one for each stratum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike

from testimonia.errors import ConfigurationError, InvalidReport
from testimonia.model import CaptureHistories

COUNT = "count"
"""The column that says how many people have the pattern; without it, every row is one person."""

PARTITION = "partition"
"""The column that numbers sampled linkages, as `testimonia link` writes it."""

_ON = {"1": 1, "0": 0}
MOST_PERSONS = 10**9

Stratum = tuple[tuple[str, str], ...]


def histories_from_rows(rows: Sequence[Sequence[str] | str], strata: Sequence[str] = ()) -> list[CaptureHistories]:
    """Capture histories from a table: a column of 0 and 1 for each list, columns of strata, and `count`.

    Args:
        rows: cells, the header first; a string stands for a row that could not be read and says why.
        strata: names of the columns that divide the population.

    Returns:
        One for each stratum that has people, in the order of their values; each with all lists.

    Raises:
        InvalidReport: a row does not have this shape; row numbers count from 1 after the header.
        ConfigurationError: a column of strata does not exist.
    """
    header = _header(rows)
    missing = [name for name in strata if name not in header]
    if missing:
        raise ConfigurationError(f"expected a column for each stratum; found no column {', '.join(missing)}")
    lists = [name for name in header if name not in strata and name != COUNT]
    if len(lists) < 2:
        raise InvalidReport(f"expected a column of 0 and 1 for each of two lists or more; found columns {header}")
    found: dict[Stratum, list[tuple[int, int]]] = {}
    for number, row in enumerate(rows[1:], start=1):
        if isinstance(row, str):
            raise InvalidReport(f"row {number}: {row}")
        if any(cell.strip() for cell in row):
            cells = dict(zip(header, _same_width(row, header, number), strict=True))
            stratum = tuple((name, cells[name]) for name in strata)
            found.setdefault(stratum, []).append(_pattern(cells, lists, number))
    people = {stratum: [item for item in items if item[1]] for stratum, items in sorted(found.items())}
    if not any(people.values()):
        raise InvalidReport("expected rows with people; found none")
    return [CaptureHistories.of(lists, items, stratum) for stratum, items in people.items() if items]


def by_stratum(tables: Sequence[CaptureHistories]) -> list[list[CaptureHistories]]:
    """The tables of each stratum: one, or one for each sampled linkage, which is no part of the population."""
    parts: dict[Stratum, list[CaptureHistories]] = {}
    for table in tables:
        stratum = tuple(item for item in table.stratum if item[0] != PARTITION)
        parts.setdefault(stratum, []).append(CaptureHistories(table.lists, table.counts, stratum))
    return list(parts.values())


def histories_from_array(
    lists: Sequence[str], on: ArrayLike, counts: ArrayLike | None = None, stratum: Stratum = ()
) -> CaptureHistories:
    """Capture histories from arrays.

    Args:
        lists: names of the lists.
        on: whether the person or pattern of a row is on each list.
        counts: persons of each row; None where each row is one person.
        stratum: which part of the population this is.

    Shape:
        on (rows, lists), counts (rows,)

    Raises:
        InvalidNoun: a row is on no list, or counts are negative.
    """
    matrix = np.asarray(on, dtype=bool)
    persons = np.ones(len(matrix), dtype=np.int64) if counts is None else np.asarray(counts, dtype=np.int64)
    patterns = matrix.astype(np.int64) @ (1 << np.arange(matrix.shape[1], dtype=np.int64))
    return CaptureHistories.of(lists, zip(patterns.tolist(), persons.tolist(), strict=True), stratum)


def _header(rows: Sequence[Sequence[str] | str]) -> list[str]:
    if not rows or isinstance(rows[0], str):
        raise InvalidReport(f"expected a header with the names of the lists; found {rows[0] if rows else 'nothing'}")
    header = [cell.strip() for cell in rows[0]]
    if len(set(header)) < len(header) or not all(header):
        raise InvalidReport(f"expected columns with different names; found {header}")
    return header


def _same_width(row: Sequence[str], header: Sequence[str], number: int) -> Iterator[str]:
    if len(row) != len(header):
        raise InvalidReport(f"row {number}: expected {len(header)} cells as in the header; found {len(row)}")
    return (cell.strip() for cell in row)


def _pattern(cells: dict[str, str], lists: Sequence[str], number: int) -> tuple[int, int]:
    pattern = 0
    for index, name in enumerate(lists):
        if cells[name] not in _ON:
            hint = "" if len(cells[name]) < 2 else "; name columns that divide the population as strata"
            raise InvalidReport(f"row {number}, column {name}: expected 0 or 1; found {cells[name][:40]!r}{hint}")
        pattern |= _ON[cells[name]] << index
    persons = _persons(cells.get(COUNT, "1"), number)
    if not pattern and persons:
        raise InvalidReport(f"row {number}: expected people on one list or more; found {persons} on none")
    return pattern, persons


def _persons(cell: str, number: int) -> int:
    if not (cell.isascii() and cell.isdigit() and int(cell) <= MOST_PERSONS):
        raise InvalidReport(f"row {number}, column {COUNT}: expected a whole number of persons; found {cell[:40]!r}")
    return int(cell)
