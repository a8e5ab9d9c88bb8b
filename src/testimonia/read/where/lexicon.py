"""The words around place names of one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from testimonia.read.languages import words


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """See `languages/en/places.toml` for what each list means."""

    common: frozenset[str]
    titles: frozenset[str]
    first_names: frozenset[str]
    organisations: frozenset[str]
    settlements: frozenset[str]
    locative: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    events: frozenset[str]
    events_before: frozenset[str]
    speaking: frozenset[str]
    medical: frozenset[str]
    demonyms: dict[str, str]
    abbreviations: dict[str, str]


@cache
def place_words(language: str) -> PlaceWords:
    """The words of a language."""
    table = words(language, "places")
    lists = {key: frozenset(value.split()) for key, value in table.items() if isinstance(value, str)}
    return PlaceWords(**lists, demonyms=dict(table["demonyms"]), abbreviations=dict(table["abbreviations"]))
