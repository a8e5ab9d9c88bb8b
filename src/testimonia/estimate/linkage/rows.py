"""Victim records as rows of comparable values; the record itself is kept as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from testimonia.estimate.linkage.agree import Ages, Born, Days
from testimonia.estimate.linkage.fields import NAMES
from testimonia.estimate.linkage.names import PersonName, analysed, skeleton_of
from testimonia.model import VictimRecord

_NOT_WORDS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\D+")
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
MOST_CHARS = 200
"""What is compared of a place, an address or an occupation."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared of one record.

    Args:
        names: all names that name somebody, taken apart.
        values: the comparable value of each other field that is stated.
    """

    names: tuple[PersonName, ...]
    values: Mapping[str, Any]

    @property
    def own(self) -> str | None:
        """The own name of the main name."""
        return self.names[0].parts[0].form if self.names else None

    @property
    def rest(self) -> str | None:
        """The last part behind the own name."""
        return self.names[0].parts[-1].form if self.names and len(self.names[0].parts) > 1 else None

    def exact(self, field: str) -> Any:
        """The value whose rarity counts where it is the same; None where the field is not stated."""
        if field in NAMES:
            return self.own if field == "own" else self.rest
        return self.values.get(field)

    def group(self, field: str) -> Any:
        """The consonants of a name, whose rarity counts where two spellings of it meet."""
        form = self.exact(field) if field in NAMES else None
        return skeleton_of(form) if form else None


def row_of(record: VictimRecord) -> Row:
    """What is compared of a record."""
    names = tuple(dict.fromkeys(name for name in _names(record) if name))
    values = {field: value for field, stated in VALUES.items() if (value := stated(record)) is not None}
    return Row(names, values)


def _names(record: VictimRecord) -> Iterator[PersonName | None]:
    if record.parts and record.parts.given:
        parts = (record.parts.given, record.parts.middle, record.parts.family)
        yield analysed(" ".join(part for part in parts if part), stated=True)
        yield from map(analysed, record.names[1:])
    else:
        yield from map(analysed, record.names)


def _born(record: VictimRecord) -> Born | None:
    """The date of birth part by part, as written where it is written in figures."""
    year, month, day = (record.fact(f"birth_{part}") for part in ("year", "month", "day"))
    if year:
        return Born(year, month, day)
    if match := _ISO.fullmatch((record.fact("born") or "").strip()):
        return Born(*match.groups())
    born = record.born
    if not born or not born.start or not born.end:
        return None
    if born.is_day:
        return Born(*born.start.isoformat().split("-"))
    same_year = born.start.year == born.end.year
    same_month = same_year and born.start.month == born.end.month
    return Born(str(born.start.year), f"{born.start.month:02d}" if same_month else None, None) if same_year else None


def _age(record: VictimRecord) -> Ages | None:
    """The age as stated, or else from the dates of birth and of the harm."""
    if record.age_low is not None and record.age_high is not None:
        return Ages(record.age_low, record.age_high)
    born, when = record.born, record.when
    if not born or not when or not (born.start and born.end and when.start and when.end):
        return None
    low, high = _years(born.end, when.start), _years(born.start, when.end)
    return Ages(low, high) if 0 <= low <= high else None


def _years(born: date, day: date) -> int:
    """Complete years between two days."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _when(record: VictimRecord) -> Days | None:
    when = record.when
    return Days(when.start, when.end) if when and (when.start or when.end) else None


def _words(text: str | None) -> str | None:
    """Words for a place without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", (text or "")[:MOST_CHARS].casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char) and unicodedata.category(char) != "Cf")
    return _NOT_WORDS.sub(" ", kept).strip() or None


def _number(text: str | None) -> str | None:
    """A number without signs and spaces; letters count in identity numbers."""
    return _NOT_WORDS.sub("", (text or "")[:MOST_CHARS].casefold()) or None


VALUES: Mapping[str, Callable[[VictimRecord], Any]] = {
    "sex": lambda record: record.sex,
    "born": _born,
    "age": _age,
    "when": _when,
    "where": lambda record: _words(record.where),
    "id_number": lambda record: _number(record.fact("id_number")),
    "phone": lambda record: _DIGITS.sub("", record.fact("phone") or "") or None,
    "address": lambda record: _words(record.fact("address")),
    "residence": lambda record: _words(record.fact("residence")),
    "postcode": lambda record: _number(record.fact("postcode")),
    "occupation": lambda record: _words(record.fact("occupation")),
}
"""The comparable value of each field that is no name; None where it is not stated."""
