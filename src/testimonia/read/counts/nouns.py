"""The words for people and for things that are no people, in every form."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from testimonia.read.languages import words

_IRREGULAR = {"wives": "wife", "lives": "life", "children": "child", "people": "people", "persons": "person"}
_SHORTEST_GUESS = 6
"""Fewest letters of an unknown word that its ending makes people: shorter ones are mostly things ("pens")."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Words for people and things, folded.

    Args:
        people: form -> (singular, whether the form is a plural).
        things: forms of nouns that are no people.
        generic: nouns that say no more than that people are meant.
        kin: nouns for relatives.
        attributes: things that may stand before a noun for people ("bus passengers").
        events: what was done, counted by those who suffered it ("39 abductions").
        state: what people are after harm ("dead").
        stop: small words that end a noun phrase.
        bare: words behind a number that stands for people by itself ("12 more").
        singular_endings: endings of singulars that are mostly people.
        endings: endings of plurals that are mostly people.
        not_people: words with such an ending that are none.
        fillers: adjectives that say nothing about who.
        groups: nouns before "of" and a size.
        memberships: nouns with "of" and what people belong to.
        titles: words before a name.
        no_names: words that are no part of a person's name.
        alone: words that stand for a person without a noun ("the other").
        times: words behind a number of people that say when ("injured five LATE Saturday").
        uncounted: nouns that stand for more or fewer than one person without a number.
        ambiguous: people only where no other noun follows ("a general", not "a general strike").
    """

    people: dict[str, tuple[str, bool]]
    things: frozenset[str]
    generic: frozenset[str]
    kin: frozenset[str]
    ambiguous: frozenset[str]
    attributes: frozenset[str]
    events: frozenset[str]
    state: frozenset[str]
    stop: frozenset[str]
    bare: frozenset[str]
    singular_endings: tuple[str, ...]
    endings: tuple[str, ...]
    not_people: frozenset[str]
    fillers: frozenset[str]
    groups: frozenset[str]
    memberships: frozenset[str]
    titles: frozenset[str]
    no_names: frozenset[str]
    uncounted: frozenset[str]
    times: frozenset[str]
    alone: frozenset[str]

    def names_one(self, word: str) -> bool:
        """Whether a word is a noun for one person."""
        found = self.person(word)
        return found is not None and not found[1] and found[0] not in self.uncounted and found[0] not in self.events

    def says_nothing(self, word: str) -> bool:
        """Whether a word says no more than that people are meant, or what was done to them."""
        singular, _ = self.people.get(word, (word, False))
        return word in self.generic or singular in self.events

    def person(self, word: str) -> tuple[str, bool] | None:
        """The singular of a word for people and whether the word is a plural; None for other words."""
        known = self.people.get(word)
        if known or "-" not in word:
            return known or self._guess(word)
        last = word.rpartition("-")[2]
        return self.people.get(last) if not word[0].isdecimal() else None

    def _guess(self, word: str) -> tuple[str, bool] | None:
        if len(word) >= _SHORTEST_GUESS and word.endswith(self.singular_endings) and word not in self.not_people:
            return None if word in self.things else (word, False)
        if (
            len(word) < _SHORTEST_GUESS
            or not word.endswith(self.endings)
            or word in self.not_people
            or word in self.things
        ):
            return None
        return (word[:-2] + "an" if word.endswith("men") else word[:-1]), True


@functools.cache
def nouns() -> Nouns:
    """The words of English."""
    data = words("en", "counts")
    people = data["people"]
    forms: dict[str, tuple[str, bool]] = {}
    for noun in [*people["nouns"], *people["kin"], *people["events"], *people["ambiguous"]]:
        if noun in _IRREGULAR or noun.endswith(("men", "children")):
            singular = noun[:-3] if noun.endswith("children") else noun[:-2] + "an"
            forms[noun] = (_IRREGULAR.get(noun) or singular, True)
        else:
            forms.setdefault(noun, (noun, False))
            forms.setdefault(plural(noun), (noun, True))
    forms |= dict.fromkeys(people["plurals"], ("", True))
    forms = {form: (singular or form, many) for form, (singular, many) in forms.items()}
    return Nouns(
        people=forms,
        things=_both(data["distractors"]["nouns"]),
        kin=frozenset(people["kin"]),
        singular_endings=tuple(people["singular_endings"]),
        endings=tuple(people["plural_endings"]),
        **{
            name: frozenset(people[source])
            for name, source in {
                "generic": "generic",
                "ambiguous": "ambiguous",
                "events": "events",
                "state": "state",
                "stop": "stop",
                "bare": "bare_follow",
                "not_people": "not_people",
                "fillers": "fillers",
                "attributes": "attributes",
                "groups": "groups",
                "memberships": "memberships",
                "titles": "titles",
                "no_names": "no_names",
                "uncounted": "uncounted",
                "times": "times",
                "alone": "alone",
            }.items()
        },
    )


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _both(singulars: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in singulars for form in (noun, plural(noun)))
