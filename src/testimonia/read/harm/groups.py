"""Noun groups, verb groups and the small words between them: what the clauses of a sentence are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from testimonia.read.counts import People
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.lexicon import Sense
from testimonia.read.harm.tokens import Token

_NOUNS = frozenset({Part.NOUN, Part.PRONOUN})


class Shape(StrEnum):
    """The shape of a verb group."""

    FINITE = "finite"
    """A verb of its own clause: "killed" for sure in the past, "were killed", "has died", "says"."""
    BARE = "bare"
    """A past form or a participle, the clause must tell: "soldiers killed …"."""
    ING = "ing"
    """"killing", "having been shot"."""
    INFINITIVE = "infinitive"
    """"to kill"."""


class Inflection(NamedTuple):
    """How the verb of a verb group stands.

    Args:
        shape: its shape.
        passive: whether it is plainly passive; a bare form may still turn out to be.
        negated: whether it is denied: "did not kill".
        modal: whether it only may, will or should happen.
        plural: whether its form tells that several do it: "were killed".
        perfect: whether "have" makes it: "has killed 12".
    """

    shape: Shape
    passive: bool = False
    negated: bool = False
    modal: bool = False
    plural: bool = False
    perfect: bool = False


class Group(NamedTuple):
    """A noun group, a verb group, or one token that stands between them.

    Args:
        part: NOUN, TIME, PRONOUN, VERB or STATE; for other tokens what they do.
        first, last: which tokens of the sentence it is, the last excluded.
        head: its main noun or verb; of a verb group without a main verb its last auxiliary.
        senses: the ways its head may be meant as a word of harm.
        attributes: the ways the words of harm before the head of a noun group may be meant ("the MURDERED farmers").
        people: the people that a noun group is; None where it is none that are counted.
        genitive: tokens of a possessor at its start, the last excluded ("the baker's" in "the baker's death").
        verb: how the verb of a verb group stands.
    """

    part: Part
    first: int
    last: int
    head: Token
    senses: tuple[Sense, ...] = ()
    attributes: tuple[Sense, ...] = ()
    people: People | None = None
    genitive: tuple[int, int] | None = None
    verb: Inflection | None = None

    @property
    def tells_harm(self) -> bool:
        """Whether its head is a word of harm by itself, without a particle that may follow elsewhere."""
        return any(not sense.particle for sense in self.senses)

    @property
    def is_plural(self) -> bool:
        """Whether it is a verb group whose form tells that its subject are several."""
        return self.verb is not None and self.verb.plural

    @property
    def is_noun(self) -> bool:
        """Whether it can be a subject or an object."""
        return self.part in _NOUNS
