"""Lines that say the same in everything that is compared: one of them stands for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.estimate.linkage.rows import Row

MOST_COMPARED = 6
"""Identical lines that are compared with each other and with the rest; further ones go with the first, so that a
thousand copies of one line make no million pairs."""


@dataclass(frozen=True, slots=True)
class Identical:
    """Which records are compared, and which go with one that is.

    Args:
        compared: numbers of the records that are compared, in order.
        surplus: (record, first, second) of all others, in order: the first two that are compared of those like it.
    """

    compared: tuple[int, ...]
    surplus: tuple[tuple[int, int, int], ...]


def identical(rows: Sequence[Row], on: Sequence[int], judged: frozenset[int]) -> Identical:
    """Part the records into those that are compared and those that go with one of them.

    Args:
        rows: what is compared of each record.
        on: the number of the list of each record.
        judged: records about which a person judged; these are always compared.
    """
    alike: dict[object, list[int]] = defaultdict(list)
    compared: list[int] = []
    surplus: list[tuple[int, int, int]] = []
    for number, row in enumerate(rows):
        found = alike[on[number], row.names, tuple(row.values.items())]
        if len(found) < MOST_COMPARED or number in judged:
            found.append(number)
            compared.append(number)
        else:
            surplus.append((number, found[0], found[1]))
    return Identical(tuple(compared), tuple(surplus))
