"""Cells of a victim list: sex, age and date, as far as they are plainly stated."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Any

from testimonia.capture.plain import day_stated
from testimonia.model import DateRange

OLDEST = 130
"""Years above which an age is a slip of the pen: nobody is known to have lived longer than 122 years."""

_WORD = re.compile(r"[^\W\d_]+")
_YEARS = re.compile(r"([0-9]{1,3})(?:\.0)?(?: ?(?:years?|yrs?|y|y/o|yo))?(?: old)?")
_SPAN = re.compile(r"([0-9]{1,3}) ?(?:-|–|—|to) ?([0-9]{1,3})(?: ?(?:years?|yrs?))?(?: old)?")
_MONTHS = re.compile(r"([0-9]{1,2}) ?(?:months?|mos?)(?: old)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.\-])([0-9]{1,2})\2([0-9]{4})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -]([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTH_NAME = re.compile(r"([a-z]{3,9})\.?,?[ -]([0-9]{4})")


@functools.cache
def words() -> Any:
    """The words of `columns.toml`."""
    return tomllib.loads(files("testimonia.capture").joinpath("columns.toml").read_text(encoding="utf-8"))


def is_blank(cell: str) -> bool:
    """Whether a cell says that nothing is known."""
    return cell.strip().casefold() in words()["blank"]["words"]


def sex_of(cell: str) -> str | None:
    """Return "female", "male", or None where the cell says something else."""
    said = cell.strip().casefold().rstrip(".")
    return next((sex for sex, names in words()["sex"].items() if said in names), None)


def fate_of(cell: str) -> str | None:
    """What a cell says became of a person, as it says it; None where it says what the person was: "civilian"."""
    fates = words()["fate"]["words"]
    return cell if any(word in fates for word in _WORD.findall(cell.casefold().replace(".", ""))) else None


def age_of(cell: str) -> tuple[int, int] | None:
    """The lowest and highest age that a cell states in numbers; None for words such as "child".

    Units:
        years, complete ones; months become years rounded down
    """
    said = " ".join(cell.casefold().split())
    if match := _MONTHS.fullmatch(said):
        return (int(match.group(1)) // 12,) * 2
    if match := _YEARS.fullmatch(said):
        low = high = int(match.group(1))
    elif match := _SPAN.fullmatch(said):
        low, high = int(match.group(1)), int(match.group(2))
    else:
        return None
    return (low, high) if low <= high <= OLDEST else None


def date_of(cell: str, *, day_first: bool | None = None) -> DateRange | None:
    """The days that a cell states, with the cell as their words; None where it states none that is understood.

    "1990" is a year and "May 1990" a month. In "03/04/1990" either number may be the day: where the rest of
    the column does not tell, the range reaches over both readings.

    Args:
        cell: the cell.
        day_first: whether the column writes the day before the month; None where it does not tell.
    """
    said = " ".join(cell.casefold().split())
    try:
        found = day_stated(cell.strip()) or _named(said) or _numbered(said, day_first)
    except ValueError:  # 31 February
        return None
    return DateRange(found.start, found.end, cell.strip()) if found else None


def _named(said: str) -> DateRange | None:
    """A date with the name of its month."""
    if match := _DAY_FIRST.fullmatch(said):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(said):
        name, day, year = match.groups()
    elif match := _MONTH_NAME.fullmatch(said):
        (name, year), day = match.groups(), None
    else:
        return None
    month = _month(name)
    if month is None:
        return None
    return DateRange.of_day(date(int(year), month, int(day))) if day else DateRange.of_month(int(year), month)


def _month(name: str) -> int | None:
    """The month that a name of three letters or more begins."""
    names = words()["months"]["names"]
    return next((number for number, full in enumerate(names, start=1) if full.startswith(name)), None)


def _numbered(said: str, day_first: bool | None) -> DateRange | None:
    """A date in numbers alone."""
    if match := _COMPACT.fullmatch(said):
        return DateRange.of_day(date(*map(int, match.groups())))
    if match := _MONTH_YEAR.fullmatch(said):
        return DateRange.of_month(int(match.group(2)), int(match.group(1)))
    if not (match := _NUMBERS.fullmatch(said)):
        return None
    one, sign, two, year = int(match.group(1)), match.group(2), int(match.group(3)), int(match.group(4))
    if sign == ".":
        day_first = True  # with full stops the day stands first wherever this is written
    if day_first is None and one <= 12 and two <= 12:
        readings = sorted((date(year, one, two), date(year, two, one)))
        return DateRange(readings[0], readings[1])
    if day_first is None:
        day_first = one > 12
    return DateRange.of_day(date(year, two, one) if day_first else date(year, one, two))


def date_of_parts(year: str | None, month: str | None, day: str | None) -> DateRange | None:
    """The days that columns for year, month and day state together; None where they fix no year.

    Of a slip such as month 13 or day 71 the part that is sure remains: the year, or the month.
    """
    if not year or not _YEAR.fullmatch(year) or int(year) == 0:
        return None
    words = "-".join(part for part in (year, month, day) if part)
    if not month or not month.isascii() or not month.isdecimal() or not 1 <= int(month) <= 12:
        return DateRange.of_year(int(year), words)
    try:
        return DateRange.of_day(date(int(year), int(month), int(day or "")), words)
    except ValueError:
        return DateRange.of_month(int(year), int(month), words)


def writes_day_first(cells: Iterable[str]) -> bool | None:
    """Whether a column of dates in numbers has the day first; None where it does not tell, or tells both."""
    told = set()
    for cell in cells:
        if match := _NUMBERS.fullmatch(cell.strip()):
            one, two = int(match.group(1)), int(match.group(3))
            if (one > 12) != (two > 12):
                told.add(one > 12)
    return told.pop() if len(told) == 1 else None
