"""People who are counted by family, and again by head."""

from __future__ import annotations

from testimonia.read.counts import People
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.sentence import Sentence


def is_in_families(sentence: Sentence, at: int) -> bool:
    """Whether people are those before them, counted again by family: "12,000 people, OR 2,400 FAMILIES"."""
    people = sentence.people(at)
    if people is None or not is_in_households(sentence, people):
        return False
    joint = sentence.before(at)
    if sentence.low(joint) in sentence.words.listed("tolls.parts.alternatively"):
        joint = joint - 1 if sentence.part(joint - 1) is not Part.COMMA else joint - 2
        return sentence.people(joint) is not None
    if sentence.part(joint) is Part.OPEN and sentence.people(sentence.before(joint)) is not None:
        return True  # "6,400 people (1,310 HOUSEHOLDS)"
    return _in_people(sentence, at) is not None


def is_in_households(sentence: Sentence, people: People) -> bool:
    """Whether people are counted by family."""
    return people.noun in sentence.words.listed("tolls.parts.households")


def _in_people(sentence: Sentence, at: int) -> int | None:
    """The people behind a number of families who are counted again: "4,000 FAMILIES, or 22,000 people,"; or None."""
    joint = sentence.after(at)
    while sentence.part(joint) is Part.COMMA:
        joint = sentence.after(joint)
    again = sentence.low(joint) in sentence.words.listed("tolls.parts.alternatively")
    return joint + 1 if again and sentence.people(joint + 1) is not None else None
