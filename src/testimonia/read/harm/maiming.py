"""People who lose a part of the body: "lost three fingers", "had their hands cut off", "the ear of a fireman"."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.sentence import Sentence

_NEAR = 4
"""Groups behind a verb in which the part of the body is told, and behind that whose it is."""


def maimed(sentence: Sentence) -> Iterator[tuple[Clause, list[int]]]:
    """The clauses that tell of a lost or broken limb, with the noun groups of those whose it was."""
    words = sentence.words
    losing, cutting = words.forms("harm.maiming.losing"), words.forms("harm.maiming.cutting")
    limbs = words.listed("harm.maiming.limbs")
    for clause in sentence.clauses:
        verb = sentence.groups[clause.verb].head.low.partition(" ")[0]
        if verb in losing and any(sentence.groups[noun].head.low in limbs for noun in clause.objects[:1]):
            yield clause, list(clause.subjects)
        elif verb in cutting and (clause.passive or verb not in words.forms("harm.maiming.surgery")):
            behind = range(clause.verb + 1, min(clause.verb + _NEAR, len(sentence.groups)))
            for limb in clause.subjects if clause.passive else behind:
                if sentence.groups[limb].is_noun and sentence.groups[limb].head.low in limbs:
                    yield clause, _owners(sentence, clause, limb)
                    break


def _owners(sentence: Sentence, clause: Clause, limb: int) -> list[int]:
    """Whose a limb is: told behind it, by "had" before it ("HAD THEIR HANDS cut off"), or by "whose"."""
    of = sentence.part(limb + 1) is Part.OF or sentence.low(limb + 1) in sentence.words.listed("harm.maiming.off")
    if of and limb + 2 < len(sentence.groups) and sentence.groups[limb + 2].is_noun:
        return sentence.list_at(limb + 2)
    having = next((other for other in sentence.clauses if limb in other.objects and other.verb < clause.verb), None)
    if having is not None and sentence.groups[having.verb].head.part is Part.HAVE:
        return list(having.subjects)
    whose = sentence.before(limb)
    owner = sentence.before(whose)
    relative = sentence.part(whose) is Part.WHO
    return [owner] if relative and sentence.people(owner) is not None else []
