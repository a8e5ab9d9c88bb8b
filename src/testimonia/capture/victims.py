"""Victim lists: rows of a table become victim records; every cell is kept as received."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from testimonia.capture.cells import age_of, date_of, date_of_parts, fate_of, is_blank, sex_of, words, writes_day_first
from testimonia.errors import InvalidReport, ItemError, TooLarge, UnreadableDocument
from testimonia.model import DateRange, NameParts, VictimRecord, content_id

HEADER_ROWS = 10
"""Rows at the beginning in which the header is looked for: titles and notes may stand above it."""

MOST_REJECTED = 1_000
"""Rows refused one by one; a list with more of them is broken as a whole."""

FACTS = (
    "id_number",
    "phone",
    "address",
    "residence",
    "postcode",
    "occupation",
    "born",
    "birth_year",
    "birth_month",
    "birth_day",
)
"""Meanings of columns that are kept as facts; dates of birth also as written, slips of the pen included."""

_SIGNS = re.compile(r"[\s_\-./:()'’*#]+")
Rejected = tuple[int | None, ItemError]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a list says what: the index of the first that does, or None.

    Args:
        header: headers as received.
        found: for each meaning ("name", "sex" …) the columns that have it.
    """

    header: tuple[str, ...]
    found: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, header: Sequence[str]) -> Columns:
        """Recognise the columns of a header by their names."""
        meanings = [_meaning(name) for name in header]
        found = {
            meaning: tuple(index for index, other in enumerate(meanings) if other == meaning)
            for meaning in words()["headers"]
        }
        return cls(tuple(header), found)

    @property
    def names(self) -> bool:
        """Whether there is a column for names."""
        return bool(self.found["name"] or self.found["last"] or self.found["first"])

    def cell(self, row: Sequence[str], meaning: str) -> str | None:
        """What the first column of this meaning says in a row; None where it says nothing."""
        for index in self.found[meaning]:
            if not is_blank(row[index]):
                return row[index].strip()
        return None


@functools.lru_cache(maxsize=1024)
def _meaning(header: str) -> str | None:
    name = _folded(header)
    return next((meaning for meaning, names in words()["headers"].items() if name in names), None)


def _folded(cell: str) -> str:
    """The words of a header or a total, in small letters, with signs as spaces."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFKC", cell[:100]).casefold().replace("'s", "s")).strip()


def header_score(row: Sequence[str]) -> int:
    """How many columns of a victim list a row names; 0 for a row that has no column for names."""
    columns = Columns.of(row)
    return sum(len(found) for found in columns.found.values()) if columns.names else 0


def _is_gazetteer(columns: Columns) -> bool:
    """Whether the names of a table are those of places: it has points and says nothing of persons."""
    points = {"lat", "latitude"} & {name.strip().casefold() for name in columns.header}
    of_persons = ("first", "last", "sex", "age", "harm", "fate", "date")
    return bool(points) and not any(columns.found[said] for said in of_persons)


def victims_of(
    table: Sequence[list[str] | str], *, list_name: str, sha256: str, short_rows: bool
) -> tuple[tuple[VictimRecord, ...], list[Rejected]]:
    """The lines of a victim list, and the rows that were refused with their reasons.

    Rows are counted from 1 after the header, empty ones too. A row without a name is kept: victims who are
    not identified stand on lists too. A row that sums up the list is nobody. Dates that are not understood
    are told once for the whole list.

    Args:
        table: rows of cells; a string is a row that could not be read, with the reason.
        list_name: name of the list.
        sha256: of its bytes.
        short_rows: whether a row may leave out its last cells, as workbooks do; in CSV this is a fault.

    Raises:
        UnreadableDocument: no row near the beginning has a column for names, or nothing stands below it.
        TooLarge: more than `MOST_REJECTED` rows were refused.
    """
    at, columns = _header(table)
    rejected: list[Rejected] = [(None, InvalidReport(row)) for row in table[:at] if isinstance(row, str)]
    good: list[tuple[int, list[str]]] = []
    for number, row in enumerate(table[at + 1 :], start=1):
        reason = row if isinstance(row, str) else _misfit(row, columns, short_rows)
        if reason:
            rejected.append((number, InvalidReport(reason)))
            if len(rejected) > MOST_REJECTED:
                raise TooLarge(f"expected a list; more than {MOST_REJECTED:,} rows are broken, the last: {reason}")
        elif isinstance(row, list) and any(cell.strip() for cell in row) and not _sums_up(row):
            good.append((number, row + [""] * (len(columns.header) - len(row))))
    victims = _records(good, columns, list_name, sha256)
    if not victims and not rejected:
        raise UnreadableDocument("expected a list of victims; found a header and no rows")
    return victims, [*rejected, *_not_understood(victims, good, columns)]


def _header(table: Sequence[list[str] | str]) -> tuple[int, Columns]:
    """Where the header stands, and its columns: of the first rows the one that names most columns of a victim list.

    Above it may stand titles, notes, and headings that each go over several columns.
    """
    beginning = list(table[:HEADER_ROWS])
    scores = [header_score(row) if isinstance(row, list) else 0 for row in beginning]
    if any(scores):
        at = scores.index(max(scores))
        columns = Columns.of(table[at])
        if _is_gazetteer(columns):
            raise UnreadableDocument("expected a victim list; found a table of places: give it as a gazetteer")
        return at, columns
    broken = next((row for row in beginning if isinstance(row, str)), None)
    if broken:
        raise UnreadableDocument(
            f"expected a header with a column for names; a row where it may stand is broken: {broken}"
        )
    first = next((row for row in beginning if isinstance(row, list) and any(row)), [])
    shown = ", ".join(repr(name[:40]) for name in first[:20]) or "none"
    raise UnreadableDocument(
        f'expected a victim list with a column for names, such as "name" or "last name"; found columns {shown}'
    )


def _misfit(row: list[str], columns: Columns, short_rows: bool) -> str | None:
    """What is wrong with the number of cells; an empty row is none."""
    width = len(columns.header)
    if any(cell.strip() for cell in row[width:]) or (len(row) < width and any(row) and not short_rows):
        return f"expected {len(columns.header)} cells as in the header; found {len(row)}"
    return None


def _sums_up(row: list[str]) -> bool:
    """Whether a row gives the total of a list: one of its cells says so, and the others hold numbers or nothing."""
    said = [_folded(cell) for cell in row if cell.strip()]
    totals = [cell in words()["totals"]["words"] for cell in said]
    return any(totals) and all(
        total or not any(map(str.isalpha, cell)) for cell, total in zip(said, totals, strict=True)
    )


def _records(
    rows: Sequence[tuple[int, list[str]]], columns: Columns, list_name: str, sha256: str
) -> tuple[VictimRecord, ...]:
    day_first = {
        meaning: writes_day_first(columns.cell(row, meaning) or "" for _, row in rows) for meaning in ("date", "born")
    }
    return tuple(_record(row, number, columns, list_name, sha256, day_first) for number, row in rows)


def _record(
    row: list[str],
    number: int,
    columns: Columns,
    list_name: str,
    sha256: str,
    day_first: Mapping[str, bool | None],
) -> VictimRecord:
    age, when = age_of(columns.cell(row, "age") or ""), columns.cell(row, "date")
    return VictimRecord(
        id=content_id("V", sha256, number),
        list_name=list_name,
        row=number,
        sha256=sha256,
        names=tuple(_names(row, columns)),
        sex=sex_of(columns.cell(row, "sex") or ""),
        age_low=age[0] if age else None,
        age_high=age[1] if age else None,
        harm=columns.cell(row, "harm") or fate_of(columns.cell(row, "fate") or ""),
        when=date_of(when, day_first=day_first["date"]) if when else None,
        where=columns.cell(row, "place"),
        cells=tuple(zip(columns.header, row, strict=False)),
        parts=_parts(row, columns),
        born=_born(row, columns, day_first["born"]),
        facts=tuple((meaning, said) for meaning in FACTS if (said := columns.cell(row, meaning))),
    )


def _parts(row: list[str], columns: Columns) -> NameParts | None:
    """The parts of the main name; None where the main name has a column of its own."""
    if columns.cell(row, "name"):
        return None
    parts = NameParts(columns.cell(row, "first"), columns.cell(row, "middle"), columns.cell(row, "last"))
    return parts if parts.given or parts.middle or parts.family else None


def _born(row: list[str], columns: Columns, day_first: bool | None) -> DateRange | None:
    said = columns.cell(row, "born")
    if said:
        return date_of(said, day_first=day_first)
    return date_of_parts(*(columns.cell(row, f"birth_{part}") for part in ("year", "month", "day")))


def _names(row: list[str], columns: Columns) -> Iterator[str]:
    """The names of a row, the main one first, each once."""
    parts = (columns.cell(row, part) for part in ("first", "middle", "last"))
    main = columns.cell(row, "name") or " ".join(part for part in parts if part)
    others = (row[index].strip() for index in columns.found["other_names"] if not is_blank(row[index]))
    yield from dict.fromkeys(name for name in (main, *others) if name)


def _not_understood(
    victims: Sequence[VictimRecord], rows: Sequence[tuple[int, list[str]]], columns: Columns
) -> Iterator[Rejected]:
    """One note on the dates that are stated and were not understood."""
    failed = [
        (number, cell)
        for victim, (number, row) in zip(victims, rows, strict=True)
        if victim.when is None and (cell := columns.cell(row, "date"))
    ]
    if failed:
        number, cell = failed[0]
        yield (
            number,
            InvalidReport(
                f"expected dates such as 1990-01-13, 13 January 1990, January 1990 or 1990; {len(failed)} of"
                f" {len(rows)} rows have others, the first {cell[:40]!r}: the rows are kept without a date"
            ),
        )
