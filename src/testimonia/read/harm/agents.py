"""Who is said to have done it: the subject of an active word of harm, or the agent after "by"."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.model import Harm, Why
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.deeds import RULE as DEED
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.last_seen import unseen
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.parties import acting_nouns, armed_heads, can_be_party, party_words, speakers_of
from testimonia.read.harm.sentence import Sentence

FIELD = "alleged_perpetrator"

_REACH = 4
"""Groups between a noun of harm and the "by" of its agent ("the killing of 12 farmers in Orvek by …")."""


def agent_of(sentence: Sentence, harmed: Harmed) -> tuple[str | None, Why]:
    """The words for the alleged perpetrator, None where the sentence names none, and why."""
    rule, party = _party(sentence, harmed)
    party = acting_nouns(sentence, party)
    words = party_words(sentence, party)
    nobodys = words is not None and bool(sentence.words.listed("parties.nobodys.names") & set(words.lower().split()))
    if words is not None and can_be_party(sentence, party[-1]) and not nobodys:
        return words, Why(FIELD, rule, words)
    left = tuple((sentence.text[sentence.start(noun) : sentence.end(noun)], "no party") for noun in party)
    return None, Why(FIELD, "nobody-named", None, left)


def _party(sentence: Sentence, harmed: Harmed) -> tuple[str, Sequence[int]]:
    """The noun groups that stand where a party would, and the rule by which they do."""
    clause = harmed.clause
    if clause is None:
        behind = _behind_noun(sentence, harmed)
        return ("by-after-the-noun", behind) if behind else ("subject-of-the-harm", _who_does(sentence, harmed))
    to_himself = sentence.low(harmed.noun) in sentence.words.listed("clauses.pronouns.reflexive")
    if to_himself or _is_told_of_the_dead(sentence, clause) or _helps(sentence, clause):
        return "", ()
    if clause.agents and (harmed.rule != "state" or _is_hurt(sentence, clause)):  # but "found dead by a relative"
        return "agent-after-by", clause.agents[:1]
    if not clause.passive and (harmed.rule == "object" or _is_done_to(clause, harmed)):
        return _subject(sentence, clause)
    hurt = _hurt_before(sentence, clause) or _shared_behind(sentence, clause)
    if hurt:
        return "agent-after-by", hurt.agents[:1]
    return "subject-of-the-harm", _causer(sentence, harmed) or _lost_to(sentence, harmed)


def _is_done_to(clause: Clause, harmed: Harmed) -> bool:
    """Whether people, or a part of them, are what a verb acts on: "shot 12 OF THEM", "took 12 MEN away"."""
    helped = harmed.rule == DEED and harmed.harm is Harm.INJURED  # "paramedics TOOK four people to hospital"
    return harmed.rule in ("part-of", DEED) and harmed.noun in clause.objects and not helped


def _who_does(sentence: Sentence, harmed: Harmed) -> Sequence[int]:
    """Who does what a noun of harm tells, as its verb says: "TOOK 12 hostages", "COMMITTED 30 murders"."""
    for clause in sentence.clauses:
        verb = sentence.groups[clause.verb]
        if clause.passive or (verb.verb is not None and (verb.verb.negated or verb.verb.modal)):
            continue
        own = harmed.rule == "own" and harmed.noun in clause.objects
        if own and verb.head.low in sentence.words.forms("parties.acts.doing"):
            return armed_heads(sentence, clause.subjects)
        held = harmed.harm is Harm.DETAINED and harmed.trigger in clause.objects
        if held and verb.head.low in sentence.words.forms("parties.authorities.announcing"):
            return clause.subjects
    return ()


def _subject(sentence: Sentence, clause: Clause) -> tuple[str, Sequence[int]]:
    """Who does what a verb says of its object: its subject, or whom its subject stands for."""
    if undergone := _undergone(sentence, clause):
        return "agent-after-by", undergone.agents[:1]
    speakers = speakers_of(sentence, clause)
    if speakers:
        return "speaker-of-the-harm", speakers
    return "subject-of-the-harm", armed_heads(sentence, clause.subjects)


def _hurt_before(sentence: Sentence, clause: Clause) -> Clause | None:
    """What somebody did to those of whom a verb tells: "was SHOT BY a guard and died", "were TAKEN BY him and beaten".

    What is told after only dying may be another's doing; those taken away are in the hands of those who took them.
    """
    others = (other for other in sentence.clauses if other.agents and other.verb != clause.verb)
    same = (other for other in others if other.subjects == clause.subjects)
    return next((one for one in same if _is_hurt(sentence, one) or _is_taken(sentence, one, clause)), None)


def _shared_behind(sentence: Sentence, clause: Clause) -> Clause | None:
    """A participle behind "and" that shares its "by": "12 WERE KILLED AND 30 wounded BY gunmen"."""
    behind = next((other for other in sentence.clauses if other.verb > clause.verb), None)
    if behind is None or not (clause.passive and behind.passive and behind.agents and behind.subjects):
        return None
    verb = sentence.groups[behind.verb].verb
    gapped = verb is not None and verb.shape is Shape.BARE and sentence.groups[behind.verb].senses
    joined = sentence.joint(behind.subjects[0]) is Part.AND and behind.subjects[0] > clause.verb
    marks = range(behind.verb + 1, behind.agents[0])
    return behind if gapped and joined and all(sentence.part(k) is not Part.COMMA for k in marks) else None


def _causer(sentence: Sentence, harmed: Harmed) -> Sequence[int]:
    """Who has it done: "THE GOVERNOR had 40 hostages shot"; several who "had 12 men killed" may only have lost them."""
    before = (other for other in sentence.clauses if harmed.noun in other.objects and not other.passive)
    having = next((one for one in before if sentence.groups[one.verb].head.part is Part.HAVE), None)
    people = sentence.people(having.subjects[0]) if having is not None and len(having.subjects) == 1 else None
    return having.subjects if having is not None and people is not None and people.high == 1 else ()


def _lost_to(sentence: Sentence, harmed: Harmed) -> Sequence[int]:
    """To whom people are lost: "the rebels lost 30 men TO ARMY SHELLING"."""
    clause = harmed.clause
    lost = clause is not None and any(sense.frame is Frame.LOSE for sense in sentence.groups[clause.verb].senses)
    to = sentence.after(harmed.noun)
    return [to + 1] if lost and sentence.low(to) == "to" and sentence.part(to + 1) is Part.NOUN else ()


def _is_taken(sentence: Sentence, taken: Clause, clause: Clause) -> bool:
    """Whether people are done something to by those who took or held them before: "TAKEN by soldiers and tortured"."""
    if not clause.passive or not taken.passive or taken.verb > clause.verb:
        return False
    group = sentence.groups[taken.verb]
    return bool(group.senses) or group.head.low in sentence.words.forms("parties.acts.approach")


def _is_hurt(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb tells of an attack on its subject: "was SHOT in the chest by"."""
    verb = sentence.groups[clause.verb].head.low.split()[0]
    return bool(clause.subjects) and verb in sentence.words.forms("parties.acts.verbs")


def _is_told_of_the_dead(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb tells what is done with those who are dead already: "police EXHUMED 14 bodies"."""
    return sentence.groups[clause.verb].head.low in sentence.words.forms("parties.acts.after_death")


def _helps(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb tells of help to those who are harmed: "the Red Cross EVACUATED 1,200 people"."""
    return sentence.groups[clause.verb].head.low in sentence.words.forms("parties.helping.verbs")


def _undergone(sentence: Sentence, clause: Clause) -> Clause | None:
    """The passive that a participle goes on with: its subject undergoes both ("the bus was bombed, KILLING 12")."""
    verb = sentence.groups[clause.verb].verb
    if verb is None or verb.shape is not Shape.ING:
        return None
    before = [other for other in sentence.clauses if other.verb < clause.verb]
    last = before[-1] if before else None
    return last if last and last.passive and last.subjects and last.subjects == clause.subjects else None


def _behind_noun(sentence: Sentence, harmed: Harmed) -> Sequence[int]:
    """Who stands behind "by" in "the killing of 12 farmers by rebels", also where a verb of doing it stands between."""
    lists = ("acts.verbs", "acts.doing", "blame.claims_attack")
    for at in range(harmed.noun + 1, min(harmed.noun + _REACH, len(sentence.groups))):
        if sentence.part(at) is Part.BY:
            return list(sentence.nouns(at + 1, at + 2))
        low = sentence.groups[at].head.low
        two = f"{low} {sentence.low(at + 1)}"
        forms = (sentence.words.forms(f"parties.{name}") for name in lists)
        if sentence.part(at) is Part.VERB and not any(low in known or two in known for known in forms):
            return ()
    return ()


def settled_harm(sentence: Sentence, harmed: Harmed, perpetrator: str | None) -> Harm:
    """The harm, where only the party tells it: whom the authorities seize they detain, others abduct."""
    if harmed.harm is not Harm.ABDUCTED or harmed.clause is None or perpetrator is None:
        return harmed.harm
    undecided = sentence.words.forms("parties.authorities.undecided")
    if sentence.groups[harmed.clause.verb].head.low not in undecided:
        return harmed.harm
    if any(noun == harmed.noun for noun, _ in unseen(sentence)):
        return harmed.harm  # "were taken away by the army and HAVE NOT BEEN SEEN SINCE"
    armed = harmed.people.noun in sentence.words.listed("parties.armed.nouns")
    which = "nouns" if armed else "civil"  # soldiers abduct villagers and capture fighters
    authorities = sentence.words.listed(f"parties.authorities.{which}")
    return Harm.DETAINED if authorities.intersection(perpetrator.lower().split()) else harmed.harm
