"""Whom "he", "she" and "they" stand for where a word of harm governs them."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.counts import People, PeopleKind
from testimonia.read.harm.sentence import Sentence

_ONE = frozenset({PeopleKind.SINGLE, PeopleKind.NAMED})


def antecedent(sentence: Sentence, pronoun: int, before: Sequence[People]) -> People | None:
    """The people that a pronoun stands for; None where nobody fits.

    A singular pronoun stands for the last single person of its sentence before it, else for the last one harmed
    before; a plural one likewise for several people.

    Args:
        sentence: the sentence.
        pronoun: index of the pronoun.
        before: people who were harmed in the sentences just before, the last one last.
    """
    low = sentence.groups[pronoun].head.low
    single = low in sentence.words.listed("clauses.pronouns.one")
    if not single and low not in sentence.words.listed("clauses.pronouns.several"):
        return None
    inside = [people for at in range(pronoun) if (people := sentence.people(at)) is not None]
    fitting = [people for people in (*before, *inside) if _fits(people, single=single)]
    return fitting[-1] if fitting else None


def _fits(people: People, *, single: bool) -> bool:
    if single:
        return people.low == people.high == 1 and people.kind in _ONE
    return people.high is None or people.high > 1
