"""Whether a life or a body tells of a death: "claimed the lives of 12", not "saved the life of a child"."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.counts import PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.sentence import Sentence

_UNCOUNTED = frozenset({PeopleKind.SINGLE, PeopleKind.ZERO})


def tells_death(sentence: Sentence, at: int) -> bool:
    """Whether a noun group tells of a death if its noun is one that the living have too.

    A life that is not counted must be taken or lost, somebody's body must be found or buried; of other nouns the
    answer is yes.
    """
    group = sentence.groups[at]
    people = group.people
    if people is not None and people.kind not in _UNCOUNTED:
        return True
    noun = group.head.low if people is None else (people.noun or "")
    if noun in sentence.words.listed("harm.mortal.lives"):
        return _is_done(sentence, at, "harm.mortal.taking") or _is_lost(sentence, at)
    bodies = sentence.words.listed("harm.mortal.bodies")
    within = sentence.low(sentence.before(at)) in sentence.words.listed("harm.mortal.within")
    if noun in bodies and within and sentence.part(sentence.after(at)) is not Part.OF:
        return False  # "wounds in several parts of THE BODY"
    if noun in bodies and _is_owned(sentence, at):
        return _is_done(sentence, at, "harm.mortal.finding")
    return True


def taken_by_disaster(sentence: Sentence, clause: Clause) -> list[int]:
    """The people whom a disease or a disaster took: "cholera CLAIMED 1,200 soldiers"; none of another clause."""
    causing, people = (clause.agents, clause.subjects) if clause.passive else (clause.subjects, clause.objects)
    if not causing or not people:
        return []
    verb = sentence.groups[clause.verb].head.low
    carrying = sentence.words.forms("harm.mortal_causes.verbs")
    if verb not in carrying and f"{verb} {sentence.low(clause.verb + 1)}" not in carrying:
        return []
    causes = sentence.words.listed("harm.mortal_causes.nouns")
    if verb in sentence.words.forms("harm.mortal_causes.claiming"):
        causes |= sentence.words.listed("parties.acts.nouns") | sentence.words.listed("harm.blows.missiles")
    if not any(sentence.groups[noun].head.low in causes for noun in _heads(sentence, causing)):
        return []
    return [noun for noun in sentence.listed(people) if sentence.people(noun) is not None]


def _heads(sentence: Sentence, nouns: Sequence[int]) -> list[int]:
    """Some noun groups and what they are "of": "an outbreak of cholera"."""
    return [
        *nouns,
        *(noun + 2 for noun in nouns if sentence.part(noun + 1) is Part.OF and noun + 2 < len(sentence.groups)),
    ]


def _is_owned(sentence: Sentence, at: int) -> bool:
    group = sentence.groups[at]
    first = sentence.tokens[group.first]
    possessives = sentence.words.listed("clauses.words.possessive")
    return group.genitive is not None or first.part is Part.POSSESSIVE or first.low.split()[0] in possessives


def _is_done(sentence: Sentence, at: int, verbs: str) -> bool:
    """Whether a noun group is the object or the subject of one of some verbs."""
    done = sentence.words.forms(verbs)
    return any(
        (at in clause.objects or at in clause.subjects) and sentence.groups[clause.verb].head.low in done
        for clause in sentence.clauses
    )


def _is_lost(sentence: Sentence, at: int) -> bool:
    """Whether a noun group is a loss, or what one is of: "no loss of life", "at the cost of a life"."""
    of = sentence.before(at)
    owner = sentence.before(of)
    losses = sentence.words.listed("harm.mortal.losses")
    if not losses.isdisjoint(sentence.low(at).split()):
        return True
    return sentence.part(of) is Part.OF and owner >= 0 and sentence.groups[owner].head.low in losses
