"""A noun group and the word of harm that it stands to."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Link:
    """A noun group, and the word of harm that it stands to.

    Args:
        noun: the noun group; whether it is people at all is still to be seen.
        harm: which harm.
        rule: the relation: "object", "passive-subject", "subject", "state", "of", "genitive", "case-of", "own",
            "among", "nobody", "toll", "label", "buried", "not-seen-since".
        trigger: the group with the word of harm; the noun group's own where its noun carries it.
        frame: how the word of harm takes the people.
        clause: the clause of the word of harm; None where it is a noun.
    """

    noun: int
    harm: Harm
    rule: str
    trigger: int
    frame: Frame
    clause: Clause | None = None


def is_nobody(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group says that nobody was: "no civilians"."""
    people = sentence.people(noun)
    return people is not None and people.kind is PeopleKind.ZERO
