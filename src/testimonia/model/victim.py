"""Victim records: lines of a list of victims."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.errors import InvalidNoun
from testimonia.model.daterange import DateRange


@dataclass(frozen=True, slots=True)
class VictimRecord:
    """One line of a victim list, as the list has it. No list is assumed free of duplicates.

    Args:
        id: content id made from list and row.
        list_name: name of the list: its file name without ending.
        row: row of the list, counted from 1 without the header.
        sha256: of the archived list.
        names: names as written, the main one first.
        sex: "female", "male" or None where the list does not say.
        age_low, age_high: age in years at the time of the harm; None where not stated.
        harm: as the list states it; None where it does not.
        when: date of the harm with its precision; None where not stated.
        where: words for the place of the harm; None where not stated.
        cells: all cells of the row as (column, value), exactly as received.
    """

    id: str
    list_name: str
    row: int
    sha256: str
    names: tuple[str, ...]
    sex: str | None
    age_low: int | None
    age_high: int | None
    harm: str | None
    when: DateRange | None
    where: str | None
    cells: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if self.row < 1:
            raise InvalidNoun(f"expected a row counted from 1; got {self.row}")
