"""The words for people and for things that are no people, in every form."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from testimonia.read.languages import words

_SHORTEST_GUESS = 6
"""Fewest letters of an unknown word that its ending makes people: shorter ones are mostly things ("pens")."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Words for people and things of one language, folded.

    Args:
        people: form -> (singular, whether the form is a plural).
        things: forms of nouns that are no people.
        lists: the other lists of `counts.toml`, by name; what they are for stands there.
        endings: endings of unknown words for one person, and for several.
        no_noun_endings: endings of words behind a noun that are no nouns themselves.
    """

    people: Mapping[str, tuple[str, bool]]
    things: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    endings: tuple[tuple[str, ...], tuple[str, ...]]
    no_noun_endings: tuple[str, ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def person(self, word: str) -> tuple[str, bool] | None:
        """The singular of a word for people and whether the word is a plural; None for other words."""
        known = self.people.get(word)
        if known or "-" not in word:
            return known or self._guess(word)
        last = word.rpartition("-")[2]
        return self.people.get(last) if not word[0].isdecimal() else None

    def names_one(self, word: str) -> bool:
        """Whether a word is a noun for one person."""
        found = self.person(word)
        return (
            found is not None and not found[1] and found[0] not in self["uncounted"] and found[0] not in self["events"]
        )

    def says_nothing(self, word: str) -> bool:
        """Whether a word says no more than that people are meant, or what was done to them."""
        singular, _ = self.people.get(word, (word, False))
        return word in self["generic"] or singular in self["events"]

    def is_thing(self, word: str) -> bool:
        """Whether a word is a noun for a thing."""
        return word in self.things

    def _guess(self, word: str) -> tuple[str, bool] | None:
        if len(word) < _SHORTEST_GUESS or word in self["not_people"] or word in self.things:
            return None
        one, several = self.endings
        if word.endswith(one):
            return word, False
        if word.endswith(several):
            return (word[:-2] + "an" if word.endswith("men") else word[:-1]), True
        return None


@functools.cache
def nouns(language: str = "en") -> Nouns:
    """The words of a language."""
    data = words(language, "counts")
    people = data["people"]
    forms: dict[str, tuple[str, bool]] = {}
    for noun in [*people["nouns"], *people["kin"], *people["events"], *people["ambiguous"]]:
        if singular := people["singulars"].get(noun) or _singular_of(noun):
            forms[noun] = (singular, True)
        else:
            forms.setdefault(noun, (noun, False))
            forms.setdefault(plural(noun), (noun, True))
    forms |= {form: (form, True) for form in people["plurals"]}
    lists = {**data["phrases"], **{name: found for name, found in people.items() if isinstance(found, list)}}
    return Nouns(
        people=forms,
        things=_both(data["distractors"]["nouns"]) | {plural(noun) for noun in data["distractors"]["in_plural"]},
        lists={name: frozenset(found) for name, found in lists.items()},
        endings=(tuple(people["singular_endings"]), tuple(people["plural_endings"])),
        no_noun_endings=tuple(people["no_noun_endings"]),
    )


def _singular_of(noun: str) -> str | None:
    """The singular of a plural in "men" or "children"; None for other words."""
    if noun.endswith("children"):
        return noun[:-3]
    return noun[:-2] + "an" if noun.endswith("men") else None


def several(noun: str) -> str:
    """The plural of an English noun for people: "gunman" has "gunmen"."""
    if noun.endswith("child"):
        return f"{noun}ren"
    return f"{noun[:-2]}en" if noun.endswith("man") else plural(noun)


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _both(singulars: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in singulars for form in (noun, plural(noun)))
