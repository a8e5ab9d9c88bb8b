"""Victim records: lines of lists of victims, and victims whom reports name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from testimonia.errors import InvalidNoun
from testimonia.model.daterange import DateRange


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name for which a list has columns of their own; None where a column is empty.

    Args:
        given: own name.
        middle: further names, father's name, patronymic.
        family: family name.
    """

    given: str | None
    middle: str | None
    family: str | None


@dataclass(frozen=True, slots=True)
class VictimRecord:
    """One line of a victim list, as the list has it. No list is assumed free of duplicates.

    Args:
        id: content id made from list and row.
        list_name: name of the list: its file name without ending; for a victim named in a report, who published it.
        row: row of the list, counted from 1 without the header; for a report, the number of the name in it.
        sha256: of the archived list or report.
        names: names as written, the main one first, then its variants: other names, other scripts.
        sex: "female", "male" or None where the list does not say.
        age_low, age_high: age in years at the time of the harm; None where not stated.
        harm: as the list states it; None where it does not.
        when: date of the harm with its precision; None where not stated.
        where: words for the place of the harm; None where not stated.
        cells: all cells of the row as (column, value), exactly as received.
        parts: the parts of the main name; None where the list has one column for names.
        born: date of birth with its precision; None where not stated.
        facts: what else tells persons apart, as (meaning, value): "id_number", "phone", "residence" …
        claim: id of the claim, for a victim named in a report; None for a line of a list.
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
    parts: NameParts | None = None
    born: DateRange | None = None
    facts: tuple[tuple[str, str], ...] = ()
    claim: str | None = None

    def __post_init__(self) -> None:
        if self.row < 1:
            raise InvalidNoun(f"expected a row counted from 1; got {self.row}")

    @property
    def scripts(self) -> tuple[str, ...]:
        """The script of each name, as Unicode calls it: "LATIN", "ARABIC"; "" for a name without letters."""
        return tuple(_script(name) for name in self.names)

    def fact(self, meaning: str) -> str | None:
        """What the list says under a meaning; None where it says nothing."""
        return next((value for name, value in self.facts if name == meaning), None)


def _script(name: str) -> str:
    letter = next((char for char in name if char.isalpha()), None)
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0] if letter else ""
