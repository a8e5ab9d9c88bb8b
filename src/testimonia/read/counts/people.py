"""People who could be counted: the words for them, how many they are, and how they were counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import Interval, Qualifier, Span


class PeopleKind(StrEnum):
    """How the text counts people."""

    COUNTED = "counted"
    """A number and a noun for people: "12 villagers"."""
    BARE = "bare"
    """A number alone, or with "others", "more", "of them": it may count people."""
    SINGLE = "single"
    """One person: "a teacher"."""
    NAMED = "named"
    """People by their names, as many as there are names."""
    KIN = "kin"
    """Relatives, added up: "his wife and two sons"."""
    ZERO = "zero"
    """Nobody: "no casualties"."""
    VAGUE = "vague"
    """A number without an upper end: "dozens of villagers"."""


@dataclass(frozen=True, slots=True)
class People:
    """Words of a text that could be a counted set of people.

    Args:
        span: where the words stand, number and noun.
        text: these words.
        low, high, qualifier: how many people they are.
        kind: how they are counted.
        victims: the words for who they are; None where they are only people, persons, others, bodies.
        noun: the noun in lower case and in the singular ("villager", "people"); None where there is none.

    Units:
        persons
    """

    span: Span
    text: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    kind: PeopleKind
    victims: str | None = None
    noun: str | None = None

    def __post_init__(self) -> None:
        Interval(self.low, self.high)
