"""What the words for one person tell of that person: enough to say who may be the same, and who cannot be."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from testimonia.model import Claim
from testimonia.reconcile.words import (
    ADULT,
    ANOTHER,
    ARTICLES,
    BLAMED,
    CHILD,
    FEMALE,
    MALE,
    OF_ANOTHER,
    PARTICLES,
    SINGLE,
)
from testimonia.text.numerals import find_numbers

GROWN_FROM, CHILD_UNTIL = 14, 20
"""Years: nobody younger is called a man or a woman, nobody older a boy or a girl."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\b")
_OF_OTHER = re.compile(r"^.*\w['’]s?\s+(?=\w)")
"""The words for somebody else to whom a person belongs: "the boy's father" tells nothing of the father's age."""

_AGED = re.compile(
    r"\b(?P<number>\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[\s-](?P<unit>year|month|week|day)s?(?:[\s-]old)?\b",
    re.IGNORECASE,
)
_AGE_BEHIND = re.compile(r"(?:,\s*|\s\((?=(?:aged?\s+)?\d{1,3}\)))(?:aged?\s+)?(?P<number>\d{1,3})\b(?!\s*\w)\)?")
_STOPS = ".!?\"”'’"
_BETWEEN_ENTRIES = 12
"""Code points of the longest mark before a line of a list, with the end of the line above."""

_ITEMS = re.compile(r",\s*(?:and\s+)?(?![\s\d])|\s+(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class Description:
    """What is told of one person; None where nothing is.

    Args:
        name: the words of the name, folded; empty for a person who is only described.
        female: sex.
        age: years.
        grown: whether the words call the person grown up.
        another: whether the words set the person apart from those before ("another man").
        blamed: whether the words call the person the one who did it ("the gunman").
    """

    name: frozenset[str] = frozenset()
    female: bool | None = None
    age: int | None = None
    grown: bool | None = None
    another: bool = False
    blamed: bool = False

    def may_be(self, other: Description) -> bool:
        """Whether nothing that is told of the two speaks against their being one person."""
        if self.name and other.name and not (self.name <= other.name or other.name <= self.name):
            return False
        if self.female is not None and other.female is not None and self.female is not other.female:
            return False
        if self.age is not None and other.age is not None:
            return abs(self.age - other.age) <= 1  # a birthday lies between two reports
        return self.grown_up is None or other.grown_up is None or self.grown_up is other.grown_up

    def is_surely(self, other: Description) -> bool:
        """Whether the two share what few people share: a name, or the age in years."""
        return bool(self.name & other.name) or (self.age is not None and self.age == other.age)

    def joined(self, other: Description) -> Description:
        """What is told of one person here and there."""
        return Description(
            name=max(self.name, other.name, key=len),
            female=other.female if self.female is None else self.female,
            age=other.age if self.age is None else self.age,
            grown=other.grown if self.grown is None else self.grown,
            another=self.another,
            blamed=self.blamed or other.blamed,
        )

    @property
    def grown_up(self) -> bool | None:
        """Whether the person is grown up, by the age or else by the words; None if neither tells."""
        if self.age is None:
            return self.grown
        return None if GROWN_FROM <= self.age <= CHILD_UNTIL else self.age > CHILD_UNTIL


@functools.lru_cache(maxsize=10_000)
def described(words: str) -> Description:
    """What the words for one person tell."""
    parts = _WORD.findall(_POSSESSIVE.sub("", _OF_OTHER.sub("", _without_ages(words))))
    plain = [part.casefold() for part in parts]
    first = plain[0] if plain else ""
    own = set(plain[1:] if first in OF_ANOTHER else plain)  # "his sister" tells the sex of the sister
    male, female = bool(own & MALE), bool(own & FEMALE)
    child, adult = bool(own & CHILD), bool(own & ADULT)
    return Description(
        name=_name(parts, words),
        female=female if male is not female else None,
        age=_age(words),
        grown=adult if child is not adult else None,
        another=bool(own & ANOTHER),
        blamed=bool(own & BLAMED),
    )


def told_one_by_one(claim: Claim) -> tuple[Description, ...]:
    """The people whom a claim names or describes instead of counting them; none for a claim that counts."""
    interval, words = claim.count.interval, claim.count.words
    if not interval.is_point or interval.is_zero or _counts(words):
        return ()
    items = [words] if interval.low == 1 else [item for item in _ITEMS.split(words) if item.strip()]
    return tuple(map(described, items)) if len(items) == interval.low else ()


def are_entries(one: Claim, two: Claim) -> bool:
    """Whether claims are told by lines of a list of victims, the second right below the first: two people, then.

    Such a line begins with who it names, and is no sentence: "Mara Ellin, teacher".
    """
    if one.document != two.document or one.harm is not two.harm or one.passage.exact[-1] in _STOPS:
        return False
    opens = all(claim.passage.start == claim.count.start for claim in (one, two))
    return opens and 0 < two.passage.start - one.passage.end <= _BETWEEN_ENTRIES


def blames(one: Claim, other: Claim) -> bool:
    """Whether a claim accuses the person of whom another tells: by name, or in the same words of one sentence."""
    words = one.alleged_perpetrator
    if not words:
        return False
    names, own = names_in(words), names_in(other.count.words)
    if names and own and (names <= own or own <= names):
        return True
    one_sentence = (one.document, one.passage.start) == (other.document, other.passage.start)
    return one_sentence and words.casefold() in other.count.words.casefold()


@functools.lru_cache(maxsize=10_000)
def _counts(words: str) -> bool:
    """Whether there is a number in the words that is not an age."""
    plain = _without_ages(words)
    return any(word.casefold() in SINGLE for word in _WORD.findall(plain)) or any(True for _ in find_numbers(plain))


def _without_ages(words: str) -> str:
    return _AGE_BEHIND.sub("", _AGED.sub("", words))


def _age(words: str) -> int | None:
    """The age in years; 0 for months, weeks and days."""
    for match in _AGED.finditer(words):
        number = next((value for _, _, value in find_numbers(match["number"])), None)
        if number is not None:
            return int(number) if match["unit"].casefold() == "year" else 0
    behind = _AGE_BEHIND.search(words)
    return int(behind["number"]) if behind else None


@functools.lru_cache(maxsize=10_000)
def names_in(words: str) -> frozenset[str]:
    """The capitalised words at the end of words for one person, folded: a name, a surname alone, or none."""
    return _last_names(_WORD.findall(_POSSESSIVE.sub("", _without_ages(words))))


def _name(parts: list[str], words: str) -> frozenset[str]:
    """The words of a person's full name, folded; empty where the words name nobody."""
    name = _last_names(parts)
    return name if len(name) > 1 and not words.isupper() else frozenset()


def _last_names(parts: list[str]) -> frozenset[str]:
    name: list[str] = []
    for part in reversed(parts):
        if part.casefold() in ARTICLES or not (part[0].isupper() or part in PARTICLES):
            break
        name.append(part.casefold())
    return frozenset(name)
