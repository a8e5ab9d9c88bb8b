"""Which people each word of harm is about: the relation in which they stand to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.clauses import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.lexicon import Frame, Sense
from testimonia.read.harm.sentence import Sentence

_ITEM_STARTS = frozenset({Part.COMMA, Part.STOP, Part.AND, Part.DASH, Part.OPEN, Part.COLON})
_NUMBERS = frozenset({PeopleKind.BARE, PeopleKind.VAGUE, PeopleKind.COUNTED})


@dataclass(frozen=True, slots=True)
class Link:
    """People, and the word of harm that they stand to.

    Args:
        noun: the noun group that is the people.
        harm: which harm.
        rule: the relation: "object", "subject", "of", "own", "toll", "label" …
        trigger: the group with the word of harm; the people's own where their noun carries it.
        clause: the clause of the word of harm; None where it is a noun.
    """

    noun: int
    harm: Harm
    rule: str
    trigger: int
    clause: Clause | None = None


def links_of(sentence: Sentence) -> list[Link]:
    """The links of a sentence; who is killed is not also injured by the same words."""
    found: dict[tuple[int, Harm], Link] = {}
    for link in (*_of_clauses(sentence), *_of_nouns(sentence), *_of_labels(sentence)):
        found.setdefault((link.noun, link.harm), link)
    return [link for link in found.values() if not _overruled(link, found)]


def _overruled(link: Link, found: dict[tuple[int, Harm], Link]) -> bool:
    return link.harm is Harm.INJURED and (link.noun, Harm.KILLED) in found


# ---------------------------------------------------------------- verbs and adjectives


def _of_clauses(sentence: Sentence) -> Iterator[Link]:
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        negated = group.verb is not None and group.verb.negated
        for sense in sorted(group.senses, key=lambda sense: not sense.particle):
            targets, rule = _targets(sentence, clause, sense)
            targets = [noun for noun in targets if not negated or _is_nobody(sentence, noun)]
            if targets:
                yield from (Link(noun, sense.harm, rule, clause.verb, clause) for noun in targets)
                break


def _is_nobody(sentence: Sentence, noun: int) -> bool:
    people = sentence.groups[noun].people
    return people is not None and people.kind is PeopleKind.ZERO


def _targets(sentence: Sentence, clause: Clause, sense: Sense) -> tuple[list[int], str]:
    if sense.particle:
        return _split_object(sentence, clause, sense.particle), "object"
    if sense.frame is Frame.ACT:
        if clause.passive:
            return _subjects(sentence, clause), "passive-subject"
        return sentence.listed(clause.objects) if clause.objects else [], "object"
    if sense.frame is Frame.SUFFER:
        return ([] if clause.passive else list(clause.subjects)), "subject"
    if sense.frame is Frame.STATE:
        return _subjects(sentence, clause), "state"
    return [], ""


def _subjects(sentence: Sentence, clause: Clause) -> list[int]:
    """The subjects of a passive or an adjective; what follows an inverted verb ("Killed were two guards")."""
    if clause.subjects:
        return list(clause.subjects)
    copula = sentence.after(clause.verb)
    for other in sentence.clauses:
        if other.verb == copula and sentence.groups[copula].head.part is Part.BE and other.objects:
            return sentence.listed(other.objects)
    return []


def _split_object(sentence: Sentence, clause: Clause, particle: tuple[str, ...]) -> list[int]:
    """The object between a verb and its particle ("took 12 people hostage"), or the subject before both."""
    if clause.passive:
        ends = [sentence.groups[clause.verb].last]
        targets = clause.subjects
    else:
        ends = [sentence.groups[noun].last for noun in clause.objects]
        targets = clause.objects
    for position, end in enumerate(ends):
        follows = " ".join(token.low for token in sentence.tokens[end : end + len(particle)])
        if (follows + " ").startswith(" ".join(particle) + " "):
            return list(targets) if clause.passive else list(targets[: position + 1])
    return []


# ---------------------------------------------------------------- nouns


def _of_nouns(sentence: Sentence) -> Iterator[Link]:
    for at, group in enumerate(sentence.groups):
        if group.part is not Part.NOUN:
            continue
        if group.people is not None and group.head.people is group.people and group.senses:
            yield Link(at, group.senses[0].harm, "own", at)
            continue
        for sense in group.senses:
            targets, rule = _noun_targets(sentence, at, sense)
            if targets:
                yield from (Link(noun, sense.harm, rule, at) for noun in targets)
                break


def _noun_targets(sentence: Sentence, at: int, sense: Sense) -> tuple[list[int], str]:
    if sense.frame is Frame.OF:
        return _of(sentence, at), "of"
    if sense.frame in (Frame.TOLL, Frame.COUNTED, Frame.STATE):
        return _told(sentence, at), "toll"
    return [], ""


def _of(sentence: Sentence, at: int) -> list[int]:
    """The people of "the death of a baker" and, with none there, of "a baker's death"."""
    of = sentence.after(at)
    if sentence.part(of) is not Part.OF:
        return []
    first = sentence.after(of)
    return sentence.list_at(first) if first < len(sentence.groups) and sentence.groups[first].is_noun else []


def _told(sentence: Sentence, at: int) -> list[int]:
    """The number that is told of a toll: "the toll rose to 34", "the number of dead is put at 61"."""
    for k in range(at + 1, len(sentence.groups)):
        group = sentence.groups[k]
        if group.people is not None:
            return [k] if group.people.kind in _NUMBERS and not group.senses else []
        if group.part in (Part.STOP, Part.WHO) or (group.part is Part.AND and sentence.part(k + 1) is not Part.VERB):
            return []
    return []


def _of_labels(sentence: Sentence) -> Iterator[Link]:
    """Numbers behind a label, as in tables: "Killed: 14; wounded: 33", "wounded 487, taken prisoner 1,275"."""
    for at, group in enumerate(sentence.groups):
        senses = [sense for sense in group.senses if not sense.particle and sense.frame is not Frame.OF]
        if not senses or group.people is not None or sentence.part(sentence.before(at)) not in _ITEM_STARTS:
            continue
        number = sentence.after(at)
        if sentence.part(number) in (Part.COLON, Part.DASH):
            number = sentence.after(number)
        people = sentence.groups[number].people if number < len(sentence.groups) else None
        if people is not None and people.kind in (PeopleKind.BARE, PeopleKind.VAGUE) and not sentence.groups[number].senses:
            if sentence.part(sentence.after(number)) not in (Part.VERB, Part.STATE):
                yield Link(number, senses[0].harm, "label", at)
