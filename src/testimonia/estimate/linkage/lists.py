"""Which list each record stands on; two lists of one name stay two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.errors import TooManyLists
from testimonia.model import VictimRecord

MOST_LISTS = 62
"""A pattern of lists fits one machine word."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of records.

    Args:
        names: of the lists, in the order of their first record; a second list of a name is "name (2)".
        on: the number of the list of each record.
    """

    names: tuple[str, ...]
    on: tuple[int, ...]


def lists_of(records: Sequence[VictimRecord]) -> Lists:
    """The lists of records.

    Victims named in reports stand on the list of whoever published the reports.

    Raises:
        TooManyLists: more than `MOST_LISTS`.
    """
    numbers: dict[tuple[str, str | None], int] = {}
    on = [numbers.setdefault(_identity(record), len(numbers)) for record in records]
    if len(numbers) > MOST_LISTS:
        raise TooManyLists(
            f"expected at most {MOST_LISTS} lists; found {len(numbers)}: put lists of one source together"
        )
    met: Counter[str] = Counter()
    names = []
    for name, _ in numbers:
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name} ({met[name]})")
    return Lists(tuple(names), tuple(on))


def _identity(record: VictimRecord) -> tuple[str, str | None]:
    return record.list_name, None if record.claim else record.sha256
