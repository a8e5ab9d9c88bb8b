"""People who are hurt although no word of harm is said of them: by a bullet, taken to hospital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.executions import is_captive
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.maiming import maimed
from testimonia.read.harm.parties import bears_arms
from testimonia.read.harm.sentence import Sentence

_REACH = 8
"""Groups behind a verb in which it is told where people were taken or what part of the body was hit."""

_ENDS = frozenset({Part.STOP, Part.COLON, Part.WHO, Part.SUBORDINATE})


def injured_by(sentence: Sentence) -> Iterator[tuple[Clause, str, list[int]]]:
    """The clauses that tell of people who are hurt, with the relation and the noun groups of the people."""
    yield from ((clause, "lost-limb", owners) for clause, owners in maimed(sentence))
    strikes = sentence.words.forms("harm.blows.verbs")
    takes, beats = sentence.words.forms("harm.care.verbs"), sentence.words.forms("harm.beatings.verbs")
    for clause in sentence.clauses:
        verb = sentence.groups[clause.verb].head.low
        if verb in strikes and _is_blow(sentence, clause):
            yield clause, "hit", done_to(sentence, clause)
        elif verb in beats and _is_beating(sentence, clause):
            rule = "passive-subject" if clause.passive else "object"
            yield clause, rule, [at for at in done_to(sentence, clause) if not is_captive(sentence, at)]
        elif verb in takes and _is_care(sentence, clause):
            yield clause, "in-care", [at for at in done_to(sentence, clause) if not is_dead(sentence, at)]


def in_care(sentence: Sentence) -> Iterator[int]:
    """People who are told to be in hospital: "one dead and THREE OTHERS in hospital", "TWO GUARDS are in hospital"."""
    houses, inside = sentence.words.pattern("harm.care.houses"), sentence.words.listed("harm.care.inside")
    for at, group in enumerate(sentence.groups):
        if group.people is None or group.people.high == 0:
            continue
        verb = sentence.groups[at + 1].head if sentence.part(at + 1) is Part.VERB else None
        lie = verb is not None and (verb.part is Part.BE or verb.low in sentence.words.forms("clauses.staying.verbs"))
        if not lie and group.people.kind is not PeopleKind.BARE:
            continue
        into = sentence.after(at + 1) if lie else at + 1
        if sentence.low(into) in inside and houses.search(sentence.low(into + 1)):
            yield _counted_of(sentence, at)


def _counted_of(sentence: Sentence, at: int) -> int:
    """The number of people behind whose "of" stands the number of all: "TEN of the 45 survivors are in hospital"."""
    number = sentence.before(sentence.before(at))
    part = sentence.part(sentence.before(at)) is Part.OF and sentence.people(number) is not None
    return number if part else at


def done_to(sentence: Sentence, clause: Clause) -> list[int]:
    """The subjects of a passive, or the objects; a reflexive object is its subject ("took THEMSELVES to hospital")."""
    reflexive = sentence.low(clause.verb + 1) in sentence.words.listed("clauses.pronouns.reflexive")
    if clause.passive or reflexive:
        return list(clause.subjects)
    return sentence.listed(clause.objects) if clause.objects else []


def to_themselves(sentence: Sentence, clause: Clause) -> list[int]:
    """The subjects of a verb that are named among its objects, too: "killed two children and HIMSELF"."""
    reflexive = sentence.words.listed("clauses.pronouns.reflexive")
    if len(clause.objects) < 2 or not any(sentence.low(at) in reflexive for at in clause.objects):
        return []
    return [noun for noun in clause.subjects if sentence.part(noun) is Part.NOUN]


def is_dead(sentence: Sentence, at: int) -> bool:
    """Whether the people are bodies or the dead, whom nobody takes to hospital to be healed."""
    group = sentence.groups[at]
    counted = any(sense.harm is Harm.KILLED for sense in group.senses)
    return counted or any(sense.frame is Frame.STATE and sense.harm is Harm.KILLED for sense in group.attributes)


def _is_blow(sentence: Sentence, clause: Clause) -> bool:
    """Whether what hits is a missile or what is hit a part of the body: "struck by a bullet", "hit in the leg"."""
    missiles = sentence.words.listed("harm.blows.missiles")
    if clause.passive and not clause.agents and not missiles.isdisjoint(token.low for token in sentence.tokens):
        return sentence.groups[clause.verb].head.low in sentence.words.forms("harm.blows.hitting")
    hitting = clause.agents if clause.passive else clause.subjects
    if any(sentence.is_called(at, missiles) for at in hitting):
        return True
    weapons = sentence.words.pattern("harm.beatings.weapons")
    with_ = clause.passive and any(
        weapons.search(sentence.low(at)) for at in places_behind(sentence, clause, "clauses.pronouns.beside")
    )
    parts = sentence.words.listed("harm.blows.parts")
    behind = places_behind(sentence, clause, "harm.blows.prepositions")
    return with_ or any(sentence.groups[at].head.low in parts for at in behind)


def _is_beating(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody is beaten by those who beat people, or by nobody in particular."""
    beaters = sentence.words.listed("harm.beatings.beaters")
    beating = clause.agents if clause.passive else clause.subjects
    return (clause.passive and not beating) or any(
        sentence.is_called(at, beaters) or bears_arms(sentence, at) for at in beating
    )


def _is_care(sentence: Sentence, clause: Clause) -> bool:
    """Whether people are taken to a place where the hurt are healed, and not only to be looked at."""
    healing = sentence.groups[clause.verb].head.low in sentence.words.forms("harm.care.healing")
    if healing and (_by_healers(sentence, clause) or _is_treated(sentence, clause)):
        return True
    houses = sentence.words.pattern("harm.care.houses")
    found = [at for at in places_behind(sentence, clause, "harm.care.prepositions") if houses.search(sentence.low(at))]
    if not found:
        return False
    behind = sentence.text[sentence.start(found[0]) : sentence.span.end].lower()
    return sentence.words.pattern("harm.care.only_looked_at").search(behind) is None


def _is_treated(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is told where or for what people are treated: "three were TREATED on the spot", "for burns"."""
    behind = " ".join(sentence.low(at) for at in range(clause.verb + 1, min(clause.verb + 4, len(sentence.groups))))
    return clause.passive and sentence.words.pattern("harm.care.treated").match(behind) is not None


def _by_healers(sentence: Sentence, clause: Clause) -> bool:
    """Whether those who heal treat people, or people are being treated."""
    group = sentence.groups[clause.verb]
    going_on = any(token.low == "being" for token in sentence.tokens[group.first : group.last])
    healers = sentence.words.listed("harm.care.healers")
    return going_on or any(
        sentence.is_called(at, healers) for at in (clause.agents if clause.passive else clause.subjects)
    )


def places_behind(sentence: Sentence, clause: Clause, prepositions: str) -> Sequence[int]:
    """The noun groups that hang on one of some prepositions behind a verb, in its clause."""
    listed = sentence.words.listed(prepositions)
    found: list[int] = []
    for at in range(clause.verb + 1, min(clause.verb + _REACH, len(sentence.groups))):
        part = sentence.part(at)
        if part in _ENDS or part is Part.VERB:
            break
        if part is Part.NOUN and sentence.low(sentence.before(at)) in listed:
            found.append(at)
    return found
