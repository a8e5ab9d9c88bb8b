"""Whom verbs and adjectives of harm are about: their subjects and objects, and those whom a deed leaves hurt."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.executions import settled
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.injuries import in_care, injured_by, to_themselves
from testimonia.read.harm.last_seen import (
    buried,
    held_for,
    none_survive,
    survives,
    taken_and_gone,
    unseen,
    was_taken,
)
from testimonia.read.harm.lexicon import Frame, Sense, lexicon
from testimonia.read.harm.link import Link, is_nobody
from testimonia.read.harm.mortal import taken_by_disaster
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.tolls import NUMBERS


def of_clauses(sentence: Sentence) -> Iterator[Link]:
    """What verbs and adjectives of harm tell of their subjects and objects: "killed 12 people", "12 are dead"."""
    for clause in sentence.clauses:
        if dead := buried(sentence, clause):
            yield from (Link(noun, Harm.KILLED, "buried", clause.verb, Frame.ACT) for noun in dead)
            continue
        if taken := taken_by_disaster(sentence, clause):
            yield from (Link(noun, Harm.KILLED, "object", clause.verb, Frame.ACT, clause) for noun in taken)
            continue
        group = sentence.groups[clause.verb]
        negated = (group.verb is not None and group.verb.negated) or _is_nearly(sentence, clause.verb)
        negated = negated or sentence.part(clause.verb - 1) is Part.NOT
        if lost := none_survive(sentence, clause):
            yield from (Link(noun, Harm.KILLED, "no-survivors", clause.verb, Frame.SUFFER) for noun in lost)
            continue
        if negated and survives(sentence, clause.verb):
            yield from (
                Link(noun, Harm.KILLED, "subject", clause.verb, Frame.SUFFER, clause) for noun in clause.subjects
            )
            continue
        for sense in sorted(group.senses, key=lambda sense: (not sense.particle, sense.frame is not Frame.ACT)):
            targets, rule = _targets(sentence, clause, sense)
            targets = [noun for noun in targets if not negated or is_nobody(sentence, noun)]
            if targets:
                harm = settled(sentence, clause, sense.harm)
                yield from (Link(noun, harm, rule, clause.verb, sense.frame, clause) for noun in targets)
                also = to_themselves(sentence, clause) if rule == "object" else ()
                yield from (Link(noun, sense.harm, "subject", clause.verb, Frame.SUFFER, clause) for noun in also)
                break


def of_injuries(sentence: Sentence) -> Iterator[Link]:
    """People who are hurt although no word of harm is said of them: "hit by a bullet", "taken to hospital"."""
    for clause, rule, people in injured_by(sentence):
        group = sentence.groups[clause.verb]
        if (group.verb is None or not group.verb.negated) and not _is_nearly(sentence, clause.verb):
            yield from (Link(at, Harm.INJURED, rule, clause.verb, Frame.ACT, clause) for at in people)
    yield from (Link(at, Harm.INJURED, "in-care", at, Frame.STATE) for at in in_care(sentence))


def of_unseen(sentence: Sentence) -> Iterator[Link]:
    """People of whom there is no trace, or who are kept from others: "not seen since", "held for three days"."""
    yield from (Link(at, Harm.MISSING, "not-seen-since", by, Frame.STATE) for at, by in unseen(sentence))
    for at, by in held_for(sentence):
        harm = Harm.ABDUCTED if was_taken(sentence, at) else Harm.DETAINED
        yield Link(at, harm, "held-for", by.verb, Frame.ACT, by)
    for at, by in taken_and_gone(sentence):
        yield Link(at, Harm.ABDUCTED, "not-seen-since", by.verb, Frame.ACT, by)
    for clause, people in _made_captive(sentence):
        verb = sentence.groups[clause.verb].verb
        if verb is None or not (verb.negated or verb.modal):
            yield from (Link(at, Harm.DETAINED, "held-for", clause.verb, Frame.ACT, clause) for at in people)


def _made_captive(sentence: Sentence) -> Iterator[tuple[Clause, list[int]]]:
    """The clauses that tell who has captives, and these: "HOLDS 23 PRISONERS", "53 prisoners were taken"."""
    verbs, nouns = sentence.words.forms("harm.captivity.verbs"), sentence.words.listed("harm.captivity.nouns")
    for clause in sentence.clauses:
        if sentence.groups[clause.verb].head.low in verbs:
            held = clause.subjects if clause.passive else clause.objects
            yield clause, [at for at in held if (people := sentence.people(at)) is not None and people.noun in nouns]


def _is_nearly(sentence: Sentence, verb: int) -> bool:
    """Whether it nearly happened: "was nearly lynched", "almost killed a guard"."""
    group = sentence.groups[verb]
    inside = {token.low for token in sentence.tokens[group.first : group.last]}
    before = sentence.low(verb - 1) if sentence.part(verb - 1) is Part.ADVERB else ""
    return not sentence.words.listed("harm.bearing.nearly").isdisjoint({*inside, before})


def _targets(sentence: Sentence, clause: Clause, sense: Sense) -> tuple[list[int], str]:
    """The noun groups that one sense of a verb or adjective harms, and by which relation."""
    if sense.particle:
        return _split_object(sentence, clause, sense.particle)
    if sense.frame is Frame.STATE and (_is_only_near(sentence, clause.verb) or _is_wished(sentence, clause)):
        return [], ""
    if sense.frame is Frame.HELD:
        return _captives(sentence, clause), "passive-subject" if clause.passive else "object"
    if sense.frame is Frame.ACT and _is_bare(sentence, clause) and (given := _given_to(sentence, clause)):
        return given, "object"
    if sense.frame is Frame.STATE or (clause.passive and sense.frame in (Frame.ACT, Frame.SUFFER)):
        return _undergoers(sentence, clause), "state" if sense.frame is Frame.STATE else "passive-subject"
    return _by_frame(sentence, clause, sense.frame)


def _lost(sentence: Sentence, clause: Clause) -> list[int]:
    """Those who fight or fly, of whom it is told that they were lost: "THIRTY DEFENDERS have been lost"."""
    lost = _late_subjects(sentence, clause) or clause.subjects
    return [noun for noun in lost if _can_fall(sentence, noun)]


def _is_wished(sentence: Sentence, state: Clause) -> bool:
    """Whether somebody only wants people to be so: "who WANTED the man dead"."""
    wishing = sentence.words.forms("harm.bearing.wishing")
    verbs = (
        other for other in sentence.clauses if other.verb < state.verb and other.objects[-1:] == state.subjects[-1:]
    )
    return any(sentence.groups[other.verb].head.low in wishing for other in verbs if other.objects)


def _is_only_near(sentence: Sentence, state: int) -> bool:
    """Whether "among the dead" tells where somebody did something: "he had LAIN AMONG THE DEAD"."""
    verb = sentence.before(state)
    if not sentence.low(state).startswith("among ") or sentence.part(verb) is not Part.VERB:
        return False
    inflection = sentence.groups[verb].verb
    return sentence.groups[verb].head.part is not Part.BE and inflection is not None and not inflection.passive


def _by_frame(sentence: Sentence, clause: Clause, frame: Frame) -> tuple[list[int], str]:
    if clause.passive:
        return _lost(sentence, clause) if frame is Frame.LOSE else [], "lost"
    objects = sentence.listed(clause.objects) if clause.objects else []
    if frame is Frame.ACT:
        return [*objects, *(_in_company(sentence, objects[-1]) if objects else ())], "object"
    if frame is Frame.LOSE:
        lost = [] if _is_out_of_game(sentence, clause) else objects
        return [noun for noun in lost if _can_be_lost(sentence, noun) or _is_lost_to(sentence, noun)], "lost"
    if frame is Frame.SUFFER and sentence.low(clause.verb - 1) == "there":
        return objects, "subject"
    if frame is Frame.SUFFER:
        added = [noun for noun in clause.objects if clause.subjects and _is_added(sentence, noun)]
        return _late_subjects(sentence, clause) or [*clause.subjects, *added], "subject"
    return (_fallen(sentence, clause), "subject") if frame is Frame.FALL else ([], "")


def _is_bare(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb without an auxiliary has nobody who is counted as its object, nor as the subject of a passive."""
    verb = sentence.groups[clause.verb].verb
    harmed = clause.subjects if clause.passive else clause.objects
    return (
        verb is not None and verb.shape is not Shape.ING and not verb.passive and not any(map(sentence.people, harmed))
    )


def _given_to(sentence: Sentence, clause: Clause) -> list[int]:
    """People behind "to" whom a verb without another object harms, as Spanish has it: "killed TO FOUR PEOPLE"."""
    for at in range(clause.verb + 1, min(clause.verb + _NEAR, len(sentence.groups) - 1)):
        if sentence.part(at) in (Part.STOP, Part.COMMA, Part.VERB, Part.WHO) or sentence.people(at) is not None:
            return []
        if sentence.low(at) == "to" and sentence.people(at + 1) is not None:
            return sentence.list_at(at + 1)
    return []


_NEAR = 6
"""Groups behind a verb in which its object follows with "to"."""


def _fallen(sentence: Sentence, clause: Clause) -> list[int]:
    """Whom "fell" tells to be dead: with nothing behind it anybody, with the name of a place those who fight."""
    if _ends_clause(sentence, clause):
        return [noun for noun in clause.subjects if sentence.part(noun) is Part.NOUN]
    hit = sentence.groups[clause.verb + 2] if clause.verb + 2 < len(sentence.groups) else None
    if hit is not None and sentence.low(clause.verb + 1) == "to":  # "FELL TO sniper FIRE"
        fire = sentence.words.listed("harm.blows.missiles") | sentence.words.listed("parties.weapons.nouns")
        return list(clause.subjects) if hit.head.low in fire else []
    at_place = _at_a_place(sentence, clause.verb)
    return [noun for noun in clause.subjects if at_place and _can_fall(sentence, noun)]


def _in_company(sentence: Sentence, last: int) -> list[int]:
    """Others who are harmed with those before them: "killed a minister, Tolo Brekan, WITH 20 OTHER PEOPLE"."""
    at = last + 1
    while sentence.part(at) in (Part.COMMA, Part.TIME) or (
        sentence.people(at) is not None and sentence.joint(at) is Part.COMMA
    ):
        at += 1
    with_ = sentence.low(at) in sentence.words.listed("clauses.pronouns.beside")
    others = sentence.words.pattern("harm.bearing.others").search(sentence.low(at + 1)) is not None
    return [at + 1] if with_ and others and sentence.people(at + 1) is not None else []


def _at_a_place(sentence: Sentence, verb: int) -> bool:
    """Whether the name of a place or a time follows: "eight of his men FELL AT Orvek"."""
    place = sentence.groups[verb + 2] if verb + 2 < len(sentence.groups) else None
    in_ = sentence.low(verb + 1) in sentence.words.listed("harm.falling.prepositions")
    return in_ and place is not None and (place.part is Part.TIME or place.head.capital)


def _can_fall(sentence: Sentence, noun: int) -> bool:
    """Whether people are such as fall in war."""
    people = sentence.people(noun)
    return people is not None and people.noun in sentence.words.listed("harm.falling.nouns")


def _is_out_of_game(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody is only missed: "lost two men TO INJURY"."""
    known = sentence.words.listed("harm.lost.away")
    behind = range(clause.verb + 1, len(sentence.groups) - 1)
    return any(sentence.low(k) == "to" and sentence.groups[k + 1].head.low in known for k in behind)


def _captives(sentence: Sentence, clause: Clause) -> list[int]:
    """Those who are held among those to whom a verb does something."""
    done = _undergoers(sentence, clause) if clause.passive else sentence.listed(clause.objects)
    known = lexicon(sentence.words.language).captives
    return [noun for noun in done if (people := sentence.people(noun)) is not None and people.noun in known]


def _can_be_lost(sentence: Sentence, noun: int) -> bool:
    people = sentence.people(noun)
    return people is not None and people.noun in lexicon(sentence.words.language).lost


def _is_lost_to(sentence: Sentence, noun: int) -> bool:
    """Whether it is told of people by what they were lost: "lost four drivers TO SNIPERS"."""
    by = sentence.groups[noun + 2] if noun + 2 < len(sentence.groups) and sentence.people(noun) is not None else None
    if by is None or sentence.low(noun + 1) not in sentence.words.listed("harm.lost.through"):
        return False
    if sentence.is_called(noun, sentence.words.listed("harm.lost.players")):
        return False
    causes = ("parties.acts.nouns", "parties.weapons.nouns", "harm.mortal_causes.nouns", "harm.blows.missiles")
    return any(by.head.low in sentence.words.listed(cause) for cause in causes)


def _undergoers(sentence: Sentence, clause: Clause) -> list[int]:
    """The subjects of a passive or an adjective, with people added behind it; those behind an inverted verb."""
    if clause.passive and (late := _late_subjects(sentence, clause)):
        return late
    if clause.subjects:
        verb = sentence.part(clause.verb) is Part.VERB
        added = [noun for noun in clause.objects if verb and _is_added(sentence, noun)]
        return [*clause.subjects, *(added or (_added_late(sentence, clause) if verb else []))]
    copula = sentence.after(clause.verb)
    inverted = next((other for other in sentence.clauses if other.verb == copula), None)
    if inverted is None or sentence.groups[copula].head.part is not Part.BE or not inverted.objects:
        return []
    return sentence.listed(inverted.objects)


def _late_subjects(sentence: Sentence, clause: Clause) -> list[int]:
    """People right behind a verb whose subject is nobody, as translations have it: "There were killed 12 men".

    So it is of verbs without a passive, too: "In the blast DIED three people and a dog".
    """
    first = sentence.after(clause.verb)
    people = sentence.people(first)
    if people is None or first not in clause.objects[:1] or any(map(sentence.people, clause.subjects)):
        return []
    subjects = [sentence.groups[noun] for noun in clause.subjects]
    named = any(group.part is Part.NOUN and group.head.capital for group in subjects)
    pronoun = not clause.passive and any(group.part is Part.PRONOUN for group in subjects)
    counted = people.kind in NUMBERS or (people.kind is PeopleKind.SINGLE and not subjects)
    return sentence.listed(clause.objects) if counted and not named and not pronoun else []


def _added_late(sentence: Sentence, clause: Clause) -> list[int]:
    """People added at the end: "64 soldiers have been killed since they went in, AS WELL AS THREE CIVILIANS"."""
    adding = sentence.words.listed("harm.bearing.adding")
    for at in range(clause.verb + 1, len(sentence.groups) - 1):
        group = sentence.groups[at]
        if group.part is Part.STOP or group.senses:
            return []
        company = group.head.low in sentence.words.listed("clauses.pronouns.beside")
        joined = company or sentence.part(sentence.before(at)) is Part.COMMA
        people = sentence.people(at + 1)
        if joined and group.head.low in adding and people is not None:
            return sentence.list_at(at + 1)
        fellow = people is not None and people.noun in sentence.words.listed("harm.bearing.companions")
        near = at == clause.verb + 1 or fellow  # "was hanged in May WITH FIVE COMPANIONS"
        with_them = company and clause.passive and near  # "40 refugees were shot WITH THREE PRIESTS"
        if with_them and people is not None and people.kind in NUMBERS:
            return sentence.list_at(at + 1)
    return []


def _is_added(sentence: Sentence, noun: int) -> bool:
    """Whether people are added behind the verb whose subject they share: "12 were killed, and one soldier"."""
    joint = sentence.before(noun)
    added = sentence.part(joint) is Part.AND and sentence.part(sentence.before(joint)) is Part.COMMA
    follows = sentence.after(noun)
    verb = sentence.groups[follows] if sentence.part(follows) in (Part.VERB, Part.STATE) else None
    reduced = verb is not None and verb.verb is not None and verb.verb.shape is Shape.BARE and not verb.senses
    told = verb is not None and not reduced  # "and five others SUSPECTED OF ties"
    return added and not told and sentence.people(noun) is not None


def _ends_clause(sentence: Sentence, clause: Clause) -> bool:
    return sentence.part(sentence.after(clause.verb)) in (Part.STOP, Part.COMMA, Part.AND, Part.CLOSE, Part.DASH)


def _split_object(sentence: Sentence, clause: Clause, particle: tuple[str, ...]) -> tuple[list[int], str]:
    """The object between a verb and its particle ("took 12 people hostage"); of a passive, the subject."""
    targets = clause.subjects if clause.passive else clause.objects
    ends = [clause.verb] if clause.passive else clause.objects
    for position, at in enumerate(ends):
        end = _behind_ages(sentence, sentence.groups[at].last)
        behind = " ".join([token.low for token in sentence.tokens[end : end + len(particle)]])
        if f"{behind} ".startswith(f"{' '.join(particle)} "):
            return (list(targets), "passive-subject") if clause.passive else (list(targets[: position + 1]), "object")
    return [], ""


def _behind_ages(sentence: Sentence, end: int) -> int:
    """The first token behind ages between commas or brackets: "took two brothers, 19 AND 22, into custody"."""
    at = end
    while at < len(sentence.tokens) and at < end + _MOST_AGES and sentence.tokens[at].part in _AGES:
        at += 1
    numbers = any(token.part is Part.NUMBER for token in sentence.tokens[end:at])
    return at if numbers else end


_MOST_AGES = 8
_AGES = frozenset({Part.COMMA, Part.NUMBER, Part.AND, Part.OPEN, Part.CLOSE})
"""Most tokens of the ages of people, and of what kinds they are."""
