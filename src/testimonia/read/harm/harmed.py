"""People who are harmed, as one sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.model import Harm, Role, Span
from testimonia.read.counts import People
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Harmed:
    """People who are harmed.

    Args:
        noun: the noun group of the sentence that they are; of a pronoun, the pronoun.
        people: the people.
        harm: what is done to them.
        rule: the relation by which the words of harm, or another count, tell it.
        trigger: the group with the words of harm; None where another count tells it.
        clause: the clause of these words; None where they are no verb.
        role: what the count is of; None where the words around it decide.
        line: of a line of a list of victims, where it stands.
        heading: where another sentence tells of the harm, that one, and the same people in it.
    """

    noun: int
    people: People
    harm: Harm
    rule: str
    trigger: int | None = None
    clause: Clause | None = None
    role: Role | None = None
    line: Span | None = None
    heading: tuple[Sentence, Harmed] | None = None

    @property
    def first(self) -> int:
        """The first of its groups: that of the people, or that of the words of harm before them."""
        return self.noun if self.trigger is None else min(self.noun, self.trigger)

    @property
    def last(self) -> int:
        """The last of its groups."""
        return self.noun if self.trigger is None else max(self.noun, self.trigger)
