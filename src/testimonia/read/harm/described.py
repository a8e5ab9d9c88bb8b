"""What is told of some of those who were counted: what they were ("Eighteen were children"), or what they do."""

from __future__ import annotations

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.row import LISTS
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.topic import Topic

_REACH = 6
"""Groups behind people in which the verb of their clause stands."""


def is_described(sentence: Sentence, at: int, whole: Topic | None) -> bool:
    """Whether a bare number is told to be something, somewhere from, or hurt so badly.

    Args:
        sentence: the sentence.
        at: index of the number.
        whole: what was counted before it.
    """
    people = sentence.people(at)
    if people is None or people.kind is not PeopleKind.BARE or whole is None or whole.age > 1:
        return False
    verb = sentence.after(at)
    return (
        _is_graver(sentence, at, whole)
        or _is_one(sentence, at)
        or (sentence.part(verb) is Part.VERB and (_is_found(sentence, verb, whole) or _is_something(sentence, verb)))
    )


def _is_graver(sentence: Sentence, at: int, whole: Topic) -> bool:
    """Whether it is told of some of the hurt how badly they are: "eleven were wounded, TWO SERIOUSLY"."""
    hurt = whole.harm is Harm.INJURED and sentence.joint(at) in LISTS
    return hurt and sentence.low(at + 1) in sentence.words.listed("tolls.parts.gravely")


def _is_one(sentence: Sentence, at: int) -> bool:
    """Whether it is told of one what he was, without a verb: "nine died, ONE A CHILD"."""
    behind = sentence.people(at + 1)
    one = sentence.groups[at].people
    described = behind is not None and behind.kind is PeopleKind.SINGLE and behind.text[:2].lower() in ("a ", "an")
    return one is not None and one.high == 1 and described and sentence.joint(at) in LISTS


def _is_found(sentence: Sentence, verb: int, whole: Topic) -> bool:
    """Whether a verb tells where people came from, or of the dead that they were found: "nine CAME from Orvek"."""
    group = sentence.groups[verb]
    if f"{group.head.low} {sentence.low(verb + 1)}" in sentence.words.forms("tolls.parts.origin"):
        return True
    passive = group.verb is not None and group.verb.passive and not group.verb.negated
    return passive and whole.harm is Harm.KILLED and group.head.low in sentence.words.forms("tolls.parts.found")


def _is_something(sentence: Sentence, verb: int) -> bool:
    """Whether a verb of being has a noun or an age as its predicate: "eighteen WERE children", "were under twelve"."""
    predicate = sentence.after(verb)
    if sentence.groups[verb].head.part is not Part.BE:
        return False
    if sentence.low(predicate) in sentence.words.listed("tolls.parts.ages"):
        return True
    return sentence.part(predicate) is Part.NOUN and not sentence.groups[predicate].senses


def has_own_clause(sentence: Sentence, at: int) -> bool:
    """Whether people in a clause of their own are before its only verb: "when one of them stepped on a mine"."""
    verb = sentence.groups[at + 1].verb if at + 1 < len(sentence.groups) else None
    if verb is None or sentence.part(sentence.before(at)) is not Part.SUBORDINATE or sentence.groups[at + 1].senses:
        return False
    behind = range(at + 2, min(at + _REACH, len(sentence.groups)))
    return verb.shape is Shape.BARE and not any(sentence.part(k) is Part.VERB for k in behind)
