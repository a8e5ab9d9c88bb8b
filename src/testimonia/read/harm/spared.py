"""People who are counted and came out of it: those who survived, those whom somebody freed, "all but two"."""

from __future__ import annotations

from testimonia.model import Harm
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.link import Link
from testimonia.read.harm.sentence import Sentence

_REACH = 6
"""Groups behind people in which it is told that they came out of it."""


def leaves(sentence: Sentence, at: int) -> bool:
    """Whether it is said of people that they came out of it: "four of whom survived"."""
    exits = sentence.words.forms("tolls.parts.exits") | sentence.words.listed("tolls.parts.exit_words")
    for k in range(at + 1, min(at + _REACH, len(sentence.groups))):
        group = sentence.groups[k]
        other = group.people is not None and sentence.joint(k) is not Part.OF
        if other or group.part in (Part.COMMA, Part.STOP, Part.COLON):
            return False
        denied = group.verb is not None and group.verb.negated
        if group.head.low in exits and not denied:
            return True
    return False


def are_of_spared(sentence: Sentence, at: int) -> bool:
    """Whether people are some of those who came out of it: "eleven people, including TWO COOKS, were rescued"."""
    told = (k for k in range(at - 1, -1, -1) if sentence.people(k) is not None)
    whole = next(told, -1)
    people = sentence.people(whole)
    if people is None:
        return False
    exits = sentence.words.forms("tolls.parts.exits")
    named = people.noun in sentence.words.listed("tolls.parts.exit_words")
    return named or any(
        (whole in clause.subjects or whole in clause.objects) and sentence.groups[clause.verb].head.low in exits
        for clause in sentence.clauses
    )


def is_set_free(sentence: Sentence, at: int) -> bool:
    """Whether people are those whom somebody frees: "rescued 27 hostages"."""
    exits = sentence.words.forms("tolls.parts.exits")
    return any(
        at in clause.objects and not clause.passive and sentence.groups[clause.verb].head.low in exits
        for clause in sentence.clauses
    )


def is_spared(sentence: Sentence, link: Link) -> bool:
    """Whether people are told to be those whom it did not befall: "all but two of them were executed"."""
    return _is_taken_aboard(sentence, link) or (is_all_but(sentence, link.noun) and not leaves(sentence, link.noun))


def _is_taken_aboard(sentence: Sentence, link: Link) -> bool:
    """Whether those who pick people up are no authorities: "picked up by a cargo ship", not "by police"."""
    if link.harm is not Harm.DETAINED or link.clause is None:
        return False
    if sentence.groups[link.trigger].head.low not in sentence.words.forms("parties.authorities.or_rescuers"):
        return False
    doers = link.clause.agents if link.clause.passive else link.clause.subjects
    known = sentence.words.listed("parties.authorities.nouns")
    # a force may go by a name of which nobody knows more: "ORFOR picked up four men"
    authorities = (sentence.groups[noun].head for noun in doers)
    return bool(doers) and not any(
        head.low in known or sentence.text[head.start : head.end].isupper() for head in authorities
    )


def is_all_but(sentence: Sentence, at: int) -> bool:
    """Whether "all but" stands before people."""
    before = sentence.before(at)
    words = f"{sentence.low(before - 1)} {sentence.low(before)}"
    return sentence.words.pattern("tolls.parts.all_but").fullmatch(words) is not None
