"""The words around place names of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from testimonia.read.languages import words


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words that tell names of places from other names; see `languages/en/places.toml`."""

    common: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    ages: frozenset[str]
    organisations: frozenset[str]
    settlements: frozenset[str]
    happenings: frozenset[str]
    bodies: frozenset[str]
    seats: frozenset[str]
    locative: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    attached: frozenset[str]
    speaking: frozenset[str]
    entered: frozenset[str]
    attacks: frozenset[str]
    dwellers: frozenset[str]
    buildings: frozenset[str]
    landmarks: frozenset[str]
    demonyms: dict[str, str]
    abbreviations: dict[str, str]
    postal: dict[str, str]
    units: dict[str, str]

    def country_of(self, people: str) -> str | None:
        """The ISO code of the country of the name of a people or an adjective: "Kenyan", "Kenyans", "Sri Lankan"."""
        low = people.lower().removesuffix("'s").removesuffix("’s")
        return self.demonyms.get(low) or self.demonyms.get(low.removesuffix("s"))


@dataclass(frozen=True, slots=True)
class PartWords:
    """Words that tell what part a place plays in its sentence; see `languages/en/where.toml`."""

    locative: frozenset[str]
    near: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    parts: frozenset[str]
    beside: frozenset[str]
    modifiers: frozenset[str]
    events: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    strikes: frozenset[str]
    tellers: frozenset[str]
    speaking: frozenset[str]
    telling: frozenset[str]
    forces: frozenset[str]
    local: frozenset[str]
    carried: frozenset[str]
    care: frozenset[str]
    arrived: frozenset[str]
    moved: frozenset[str]
    medical: frozenset[str]
    recovered: frozenset[str]
    features: frozenset[str]
    buildings: frozenset[str]
    between_events: frozenset[str]
    time: frozenset[str]
    small: frozenset[str]
    whole: re.Pattern[str]
    later: re.Pattern[str]


@cache
def place_words(language: str) -> PlaceWords:
    """The words of a language around place names."""
    table = words(language, "places")
    tables: dict[str, Any] = {key: dict(value) for key, value in table.items() if isinstance(value, dict)}
    lists = _lists(table)
    lists["common"] |= lists["groups"]
    return PlaceWords(**lists, **tables)


@cache
def part_words(language: str) -> PartWords:
    """The words of a language that tell what part a place plays."""
    table = words(language, "where")
    lists = _lists(table)
    lists["parts"] |= place_words(language).settlements
    phrases = {key: _any_of(table[key]) for key in ("whole", "later")}
    return PartWords(**{**lists, **phrases})


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def _lists(table: Mapping[str, Any]) -> dict[str, Any]:
    words = {key: frozenset(value.split()) for key, value in table.items() if isinstance(value, str)}
    return words | {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}
