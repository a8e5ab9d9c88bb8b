"""People of whom there is no trace, who are held or buried: told by what was or was not done, by no word of harm."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.sentence import Sentence

_REACH = 6
"""Groups behind "buried" in which it is told under what."""

_ENDS = frozenset({Part.STOP, Part.COMMA, Part.AND, Part.PREPOSITION, Part.TIME, Part.SUBORDINATE})
"""What follows "have not been found" of people of whom there is no trace; "not found guilty" is something else."""

_NEAR = 5
"""Groups behind "held" in which it is told for how long."""


def unseen(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """People who have not been seen since, or whose fate is unknown, each with the group that tells it."""
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        negated = group.verb is not None and group.verb.negated
        seen = group.head.low in sentence.words.forms("harm.last_seen.verbs")
        since = sentence.low(clause.verb + 1) in sentence.words.listed("harm.last_seen.since")
        found = group.head.low in sentence.words.forms("harm.last_seen.finding")
        lost = found and sentence.part(clause.verb + 1) in _ENDS
        if clause.passive and negated and ((seen and since) or lost):
            yield from ((noun, clause.verb) for noun in clause.subjects)
        stays = group.head.low in sentence.words.forms("clauses.staying.verbs")
        if stays or group.head.part is Part.BE or group.head.low in sentence.words.listed("harm.last_seen.unknown"):
            yield from _of_fate(sentence, clause)


def _of_fate(sentence: Sentence, clause: Clause) -> Iterator[tuple[int, int]]:
    """The people of "the fate of 30 foreigners is still unknown"."""
    verb = sentence.groups[clause.verb]
    behind = {token.low for token in sentence.tokens[verb.first : verb.last + 2]}
    if sentence.words.listed("harm.last_seen.unknown").isdisjoint(behind):
        return
    for noun in clause.subjects:
        fates = sentence.words.listed("harm.last_seen.fates")
        if sentence.groups[noun].head.low in fates and sentence.part(sentence.after(noun)) is Part.OF:
            yield sentence.after(sentence.after(noun)), clause.verb


def survives(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells that people live on: "survive", "live through the night"."""
    low, behind = sentence.groups[verb].head.low, sentence.low(verb + 1).partition(" ")[0]
    known = sentence.words.forms("harm.last_seen.surviving")
    return low in known or f"{low} {behind}" in known


def held_for(sentence: Sentence) -> Iterator[tuple[int, Clause]]:
    """People who are held for a time, each with the clause that tells it: "HELD FOR three days"."""
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        if group.head.low not in sentence.words.forms("harm.detention.verbs"):
            continue
        if group.verb is not None and group.verb.negated:
            continue
        held = clause.subjects if clause.passive else [at for at in clause.objects[:1] if sentence.people(at)]
        told = clause.verb if clause.passive else max(held, default=clause.verb)
        if sentence.low(told + 1) not in sentence.words.listed("harm.detention.prepositions"):
            continue
        times = sentence.words.listed("harm.detention.times")
        near = range(told + 2, min(told + _NEAR, len(sentence.groups)))
        if any(not times.isdisjoint(sentence.low(at).split()) for at in near):
            yield from ((noun, clause) for noun in held)


def buried(sentence: Sentence, clause: Clause) -> list[int]:
    """The dead whom a clause tells to be buried; not those whom a landslide or rubble buries."""
    if sentence.groups[clause.verb].head.low not in sentence.words.forms("harm.last_seen.burying"):
        return []
    masses = sentence.words.listed("harm.last_seen.masses")
    near = range(clause.verb + 1, min(clause.verb + _REACH, len(sentence.groups)))
    agents = clause.agents if clause.passive else clause.subjects
    if any(sentence.groups[at].head.low in masses for at in (*near, *agents)):
        return []
    dead = clause.subjects if clause.passive else sentence.listed(clause.objects) if clause.objects else []
    return [noun for noun in dead if sentence.people(noun) is not None]
