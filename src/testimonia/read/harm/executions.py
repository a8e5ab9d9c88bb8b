"""Whether who is shot is dead: those led off, sentenced or lined up, and those whose bodies are disposed of."""

from __future__ import annotations

from testimonia.model import Harm
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.lexicon import lexicon
from testimonia.read.harm.sentence import Sentence

_REACH = 6
"""Groups behind "shot" in which it is told that it was an execution."""


def settled(sentence: Sentence, clause: Clause, harm: Harm) -> Harm:
    """The harm of a verb, where the words around "shot" tell that nobody was meant to live."""
    if harm is not Harm.INJURED or sentence.groups[clause.verb].head.low not in _shooting(sentence):
        return harm
    return Harm.KILLED if _is_execution(sentence, clause) else harm


def may_be_deadly(sentence: Sentence, trigger: int) -> bool:
    """Whether a word of harm only tells that people were shot, and no wound, hospital or recovery is told of."""
    if sentence.groups[trigger].head.low not in _shooting(sentence):
        return False
    words = sentence.span.of(sentence.text).lower()
    return sentence.words.pattern("harm.executions.lived").search(words) is None


def _shooting(sentence: Sentence) -> frozenset[str]:
    return sentence.words.forms("harm.executions.verbs")


def _is_execution(sentence: Sentence, clause: Clause) -> bool:
    shot = clause.subjects if clause.passive else clause.objects[:1]
    if any(is_captive(sentence, noun) for noun in shot) or _by_soldiers(sentence, clause):
        return True
    behind = range(clause.verb + 1, min(clause.verb + _REACH, len(sentence.groups)))
    words = " ".join(sentence.low(at) for at in behind)
    if sentence.words.pattern("harm.executions.behind").search(words):
        return True
    led, after = sentence.words.forms("harm.executions.led"), sentence.words.forms("harm.executions.after")
    for other in sentence.clauses:
        verb = sentence.groups[other.verb].head.low
        same = (
            other.subjects == clause.subjects
            or (clause.subjects == other.objects[:1] and not other.passive)
            or _takes_up(sentence, clause, other)
            or _takes_up_object(sentence, clause, other)
        )
        if not same or not (clause.passive or _takes_up_object(sentence, clause, other)):
            continue
        if other.verb < clause.verb and verb in led and not _to_hospital(sentence, other, clause):
            return True
        if other.verb > clause.verb and verb in after:
            return True
    return False


def is_captive(sentence: Sentence, noun: int) -> bool:
    """Whether people are called by a noun for those who are held."""
    people = sentence.people(noun)
    return people is not None and people.noun in lexicon(sentence.words.language).captives


def _by_soldiers(sentence: Sentence, clause: Clause) -> bool:
    """Whether soldiers and the like shoot people, and no wound is told of: "SOLDIERS shot four people in a raid"."""
    doers = clause.agents[:1] if clause.passive else clause.subjects
    soldiers = sentence.words.listed("harm.executions.soldiers")
    if not any(sentence.is_called(noun, soldiers) for noun in doers):
        return False
    wounded = sentence.words.pattern("harm.executions.lived")
    return wounded.search(sentence.text[sentence.start(clause.verb) : sentence.span.end].lower()) is None


def _takes_up(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """Whether "they" stands for the objects of a verb before: "took 21 men to a ravine, where THEY were shot"."""
    several = sentence.words.listed("clauses.pronouns.several")
    return bool(before.objects) and any(sentence.low(noun) in several for noun in clause.subjects)


def _takes_up_object(sentence: Sentence, clause: Clause, before: Clause) -> bool:
    """Whether "them" stands for the objects of a verb before: "took 21 men to a ravine and shot THEM"."""
    several = sentence.words.listed("clauses.pronouns.several")
    shared = before.subjects == clause.subjects and bool(before.objects) and not before.passive
    return shared and any(sentence.low(noun) in several for noun in clause.objects[:1])


def _to_hospital(sentence: Sentence, first: Clause, second: Clause) -> bool:
    houses = sentence.words.pattern("harm.care.houses")
    return any(houses.search(sentence.low(at)) is not None for at in range(first.verb, second.verb))
