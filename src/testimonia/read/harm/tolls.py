"""The number that is told of a toll: "the toll rose to 34", "that brings to 15 the number of dead"."""

from __future__ import annotations

from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.sentence import Sentence

NUMBERS = frozenset({PeopleKind.BARE, PeopleKind.VAGUE, PeopleKind.COUNTED})
"""How people are counted whom a number counts."""


def is_equated(sentence: Sentence, at: int) -> bool:
    """Whether a verb of being follows a noun group: "civilian dead WERE 161", "the displaced ARE put at 900"."""
    verbs = (clause.verb for clause in sentence.clauses if at in clause.subjects and not clause.passive)
    follows = next(verbs, sentence.after(at))
    if sentence.part(follows) is not Part.VERB:
        return False
    group = sentence.groups[follows]
    told = group.head.low in sentence.words.forms("tolls.figures.tellers")
    if group.head.part is Part.BE or (told and sentence.tokens[group.first].part is Part.BE):
        return True
    number = follows + 1 + (sentence.part(follows + 1) in (Part.PREPOSITION, Part.TO))
    people = sentence.people(number)
    bare = people is not None and people.kind is PeopleKind.BARE  # "fatalities STOOD AT 45"
    return bare and group.head.low in sentence.words.forms("tolls.figures.measures")


def told_number(sentence: Sentence, at: int) -> list[int]:
    """The number that is told of a toll: "the toll rose to 34", "the number of dead is put at 61"."""
    return _told_before(sentence, at) or _told_behind(sentence, at)


def _told_behind(sentence: Sentence, at: int) -> list[int]:
    """The number behind a toll."""
    for k in range(at + 1, len(sentence.groups)):
        group = sentence.groups[k]
        if group.people is not None and _is_step(sentence, k):
            continue
        if any(sense.frame is Frame.TOLL for sense in group.senses):
            return []
        if group.people is not None:
            breakdown = group.people.kind is PeopleKind.COUNTED and sentence.joint(k) is Part.COMMA
            nought = group.people.text.lower() in sentence.words.listed("tolls.figures.nought")
            return [k] if (nought or group.people.kind in NUMBERS) and not group.senses and not breakdown else []
        if group.part is Part.WHO and (verb := _measured(sentence, at)) > k:
            return _told_behind(sentence, verb)
        if group.part in (Part.STOP, Part.WHO) or (group.part is Part.AND and sentence.part(k + 1) is not Part.VERB):
            return []
        falls = any(sense.frame is Frame.FALL for sense in group.senses)  # "has FALLEN to 13"
        if group.part is Part.VERB and group.tells_harm and not falls:
            return []
    return []


def _measured(sentence: Sentence, at: int) -> int:
    """The verb that tells what a toll is, over a relative clause: "the toll, which fell on Monday, HAS RISEN"."""
    measures = sentence.words.forms("tolls.figures.measures")
    told = (clause.verb for clause in sentence.clauses if at in clause.subjects)
    return next((verb for verb in told if verb > at and sentence.groups[verb].head.low in measures), at)


def _is_step(sentence: Sentence, number: int) -> bool:
    """Whether a number only tells by how much a toll rose: "rose BY ONE to eight"."""
    return sentence.joint(number) is Part.BY and sentence.low(sentence.after(number)) == "to"


def _told_before(sentence: Sentence, at: int) -> list[int]:
    """The number before a toll: "that brings to 15 the number of dead"."""
    number = sentence.before(at)
    people = sentence.people(number)
    to = sentence.low(sentence.before(number)) == "to"
    return [number] if to and people is not None and people.kind is PeopleKind.BARE else []


def number_before(sentence: Sentence, noun: int) -> list[int]:
    """The number before "the number of" people: "brings to 15 the number of journalists killed"."""
    number = sentence.before(sentence.before(noun))
    figures = sentence.words.listed("tolls.figures.nouns")
    counted = sentence.part(sentence.before(noun)) is Part.OF and number >= 0
    return _told_before(sentence, number) if counted and sentence.groups[number].head.low in figures else []
