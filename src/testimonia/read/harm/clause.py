"""What a clause is, and what is known of one that is still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(slots=True)
class Clause:
    """A verb and what stands to it in a relation; all by index among the groups of the sentence.

    Args:
        verb: the verb group, or an adjective that stands for one ("12 dead").
        passive: whether its subject undergoes what it says.
        subjects, objects: noun groups, coordinated ones in order.
        agents: noun groups after "by".
    """

    verb: int
    passive: bool
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)


class Kind(StrEnum):
    """What opened a clause."""

    MAIN = "main"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    ASIDE = "aside"


@dataclass(slots=True)
class Level:
    """An open clause, with those coordinated with it.

    Args:
        kind: what opened it.
        opened: index of the group that opened it; -1 for the sentence.
        antecedent: the noun group that a relative clause describes.
        nouns: noun groups that are no subject yet, in order.
        finite: the last clause with a finite verb.
        current: the clause whose objects may follow.
    """

    kind: Kind
    opened: int = -1
    antecedent: int | None = None
    nouns: list[int] = field(default_factory=list)
    finite: Clause | None = None
    current: Clause | None = None

    @property
    def wants_verb(self) -> bool:
        """Whether it has a noun group but no finite verb yet."""
        return self.finite is None and bool(self.nouns)
