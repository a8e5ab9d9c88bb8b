"""The fields that are compared, their levels of agreement, and what is assumed of them before lists are seen."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

NAMES = ("own", "rest")
"""The fields that compare names."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of agreement of a field.

    Args:
        id, label: its name, and what it means in words.
        m, u, kin: assumed share among pairs that are one person, two strangers, two of one family.
        alarm: whether records of one person are seldom met on this level, whatever the lists seem to teach.
        family: whether two who meet on this level are kin if they are not one person.
        namesakes: whether kin who meet on this level may well have one own name.
    """

    id: str
    label: str
    m: float
    u: float
    kin: float
    alarm: bool = False
    family: bool = False
    namesakes: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field of victim records.

    Args:
        id, label: its name, and what it is called in words.
        levels: of agreement, best first.
        exact, group, slip: numbers of the levels at which the rarity of the value counts, of all its spellings, or of
            the value that a slip of the pen stands for; None for none.
        garbled: numbers of the levels on which two slips of the pen may end.
        individual: whether it tells kin apart.
        rare, smooth: assumed share of a typical value, and how many records that assumption weighs.
    """

    id: str
    label: str
    levels: tuple[Level, ...]
    exact: int | None = None
    group: int | None = None
    slip: int | None = None
    garbled: tuple[int, ...] = ()
    individual: bool = False
    rare: float = 0.0
    smooth: float = 0.0

    def level(self, name: str) -> int:
        """The number of a level."""
        return next(number for number, level in enumerate(self.levels) if level.id == name)


@functools.cache
def fields() -> Mapping[str, Field]:
    """All fields, in the order of `fields.toml`."""
    text = files("testimonia.estimate.linkage").joinpath("fields.toml").read_text(encoding="utf-8")
    return {name: _field(name, table) for name, table in tomllib.loads(text).items()}


def _field(name: str, table: Mapping[str, Any]) -> Field:
    levels = tuple(Level(**level) for level in table["levels"])
    numbers = {level.id: number for number, level in enumerate(levels)}
    return Field(
        id=name,
        label=table["label"],
        levels=levels,
        exact=numbers.get(table.get("exact", "")),
        group=numbers.get(table.get("group", "")),
        slip=numbers.get(table.get("slip", "")),
        garbled=tuple(numbers[level] for level in table.get("garbled", ())),
        individual=table.get("individual", False),
        rare=table.get("rare", 0.0),
        smooth=table.get("smooth", 0.0),
    )
