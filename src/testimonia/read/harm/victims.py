"""The words for who was harmed: of the count itself, or of what people are told to be."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.model import Why
from testimonia.read.counts import PeopleKind, nouns
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.sentence import Sentence

FIELD = "victims"

_NUMBERS = frozenset({PeopleKind.BARE, PeopleKind.VAGUE, PeopleKind.COUNTED})


def victims_of(sentence: Sentence, harmed: Harmed, before: Sequence[Harmed] = ()) -> tuple[str | None, Why]:
    """The words for who some people are, None where they are only people, and why.

    Args:
        sentence: the sentence.
        harmed: the people.
        before: those of the sentence whose harm is told before.
    """
    people = harmed.people
    if people.victims is not None:
        return people.victims, Why(FIELD, f"{people.kind.value}-people", people.victims)
    if people.kind in _NUMBERS and (words := _told_to_be(sentence, harmed.noun)):
        return words, Why(FIELD, "told-to-be", words)
    if before and before[-1].people.victims and _are_part(sentence, harmed.noun):
        return before[-1].people.victims, Why(FIELD, "told-to-be", before[-1].people.victims)
    return None, Why(FIELD, "only-people")


def _are_part(sentence: Sentence, at: int) -> bool:
    """Whether people are some of those told of before: "125 OF THEM", "35 OF WHOM"."""
    return sentence.low(at).endswith(tuple(sentence.words.listed("tolls.parts.pronouns")))


def _told_to_be(sentence: Sentence, at: int) -> str | None:
    """What people are told to be: "eighteen were CHILDREN", "three of them NURSES"."""
    follows = sentence.after(at)
    if sentence.joint(at) is Part.OF:
        return None
    if sentence.part(follows) is Part.VERB:
        verb = sentence.groups[follows]
        if verb.head.part is not Part.BE or (verb.verb is not None and verb.verb.negated):
            return None
        noun = sentence.after(follows)
    elif sentence.low(at).endswith(tuple(sentence.words.listed("tolls.parts.pronouns"))):
        noun = follows
    else:
        return None
    if sentence.part(noun) is not Part.NOUN or sentence.groups[noun].senses:
        return None
    group = sentence.groups[noun]
    several = nouns().person(group.head.low)
    if several is None or not several[1]:
        return None
    tokens = sentence.tokens[group.first : group.last]
    start = next((token.start for token in tokens if token.part is not Part.DETERMINER), tokens[0].start)
    return sentence.text[start : sentence.end(noun)]
