"""Whom a clause says to be behind what happened: who is blamed or convicted, answers for it, or claims it."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.parties import acting_nouns, bears_arms, can_be_party, party_words, speakers_of
from testimonia.read.harm.sentence import Sentence

_REACH = 4
"""Groups behind "hold" in which "responsible" follows."""

_FAR = 10
"""Groups behind a verb of blame in which its "on" or its "of" follows."""


def blamed_in(sentence: Sentence, clause: Clause) -> str | None:
    """The words for whom a clause says to be behind it; None where it says so of nobody."""
    answers = _answers_for(sentence, clause)
    blames = sentence.groups[clause.verb].head.low in sentence.words.forms("parties.blame.verbs")
    if not answers and (blames or _holds_responsible(sentence, clause)):
        return None if _are_cleared(sentence, clause) else _blamed(sentence, clause)
    if answers or _claims_responsibility(sentence, clause) or _is_behind(sentence, clause):
        return party_words(sentence, speakers_of(sentence, clause) or clause.subjects)
    if _is_claimed(sentence, clause):
        return party_words(sentence, clause.agents[:1])
    if laid := _laid_at(sentence, clause):
        return party_words(sentence, laid)
    work = _whose_work(sentence, clause)
    return party_words(sentence, acting_nouns(sentence, work)) if work else None


def _blamed(sentence: Sentence, clause: Clause) -> str | None:
    """Whom a verb of blame names: its object, the subject of its passive, or whom something is blamed "on"."""
    on = _laid_on(sentence, clause.verb)
    if on is not None:
        return party_words(sentence, [on])
    if clause.passive:
        return party_words(sentence, clause.subjects)
    whole = sentence.groups[clause.verb].head.low not in sentence.words.forms("parties.blame.verdicts")
    two = bool(clause.objects) and sentence.part(sentence.after(clause.objects[0])) is Part.AND
    blamed = sentence.list_at(clause.objects[0]) if two else clause.objects[:1]
    words = party_words(sentence, blamed, of=whole)
    party = _without_verdict(sentence, words)
    return party if party != words or (words and can_be_party(sentence, clause.objects[0])) else None


def _are_cleared(sentence: Sentence, clause: Clause) -> bool:
    """Whether the same sentence goes on to clear those who are blamed: "were charged but ALL WERE ACQUITTED"."""
    cleared = sentence.words.forms("parties.blame.clearing")
    after = (other for other in sentence.clauses if other.verb > clause.verb and other.passive)
    return any(sentence.groups[other.verb].head.low in cleared for other in after)


def is_of_no_harm(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody is blamed for what harms nobody: "accused of INVENTING 40 dead", "convicted OF THEFT"."""
    low = sentence.groups[clause.verb].head.low
    if low not in sentence.words.forms("parties.blame.verbs"):
        return False
    near = range(clause.verb + 1, clause.verb + 1 + _FAR)
    of = next((at for at in near if sentence.part(at) is Part.OF), None)
    at = of + 1 if of is not None else 0
    if low in sentence.words.forms("parties.blame.verdicts"):
        return not at or not _is_crime(sentence, at)
    return bool(at) and sentence.part(at) is Part.VERB and not _is_crime(sentence, at)


def _is_crime(sentence: Sentence, at: int) -> bool:
    """Whether what somebody is blamed for is violence: "of KILLING", "of THE MURDER of", "of BEING behind it"."""
    group = sentence.groups[at] if at < len(sentence.groups) else None
    if group is None:
        return False
    known = {group.head.low, f"{group.head.low} {sentence.low(at + 1)}"}
    crimes = sentence.words.listed("parties.acts.nouns") | sentence.words.listed("parties.blame.crimes")
    if group.is_noun:
        return bool(group.senses) or group.head.low in crimes
    verbs = sentence.words.forms("parties.acts.verbs")
    return bool(group.senses) or not known.isdisjoint(verbs) or group.head.part is Part.BE


def _laid_at(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """Whom blame is laid on or whose door it is laid at: "PUT THE BLAME ON the army", "POINTED THE FINGER AT it"."""
    words, at = sentence.words, clause.verb + 1
    lays = sentence.groups[clause.verb].head.low in words.forms("parties.blame.laying")
    if not lays or clause.passive or sentence.part(at) is not Part.NOUN:
        return ()
    if sentence.groups[at].head.low not in words.listed("parties.blame.guilt"):
        return ()
    pointed = sentence.groups[at].head.low in words.listed("parties.blame.fingers")
    for k in range(at + 1, min(at + _FAR, len(sentence.groups) - 1)):
        if sentence.low(k) in words.listed("parties.blame.at") and sentence.part(k + 1) is Part.NOUN:
            door = sentence.groups[k + 1].head.low in words.listed("parties.blame.doors")
            if pointed or door:
                return sentence.list_at(k + 1) if pointed else [k + 3]
    on = _laid_on(sentence, at)
    return [on] if on is not None else ()


def _laid_on(sentence: Sentence, verb: int) -> int | None:
    """On whom something is blamed, or to whom it is ascribed: "blamed the raid ON THE ARMY"."""
    known = sentence.words.listed("parties.blame.on")
    for at in range(verb + 1, min(verb + 1 + _FAR, len(sentence.groups) - 1)):
        if sentence.part(at) in (Part.STOP, Part.VERB):
            return None
        noun = at + 1 + (sentence.part(at + 1) is Part.QUOTE)
        if sentence.low(at) in known and sentence.part(noun) is Part.NOUN and can_be_party(sentence, noun):
            return noun
    return None


def _without_verdict(sentence: Sentence, party: str | None) -> str | None:
    """A party without the word that tells what is held of it: "the army" of "the army responsible"."""
    words = (party or "").split()
    while words and words[-1].lower() in sentence.words.listed("parties.blame.responsible"):
        words.pop()
    return " ".join(words) or None


def _claims_responsibility(sentence: Sentence, clause: Clause) -> bool:
    if clause.passive or sentence.groups[clause.verb].head.low not in sentence.words.forms("parties.blame.claims"):
        return False
    claimed = sentence.words.listed("parties.blame.responsibility")
    if sentence.groups[clause.verb].head.low in sentence.words.forms("parties.blame.claiming"):
        claimed = claimed | sentence.words.listed("parties.acts.nouns")  # "CLAIMED THE ATTACKS"
    return any(sentence.groups[noun].head.low in claimed for noun in clause.objects)


def _whose_work(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """Whose work an attack is said to be: "the bombing was THE WORK OF the Front"; or to whom a town falls."""
    words, at = sentence.words, clause.verb
    if sentence.groups[at].head.low in words.forms("parties.acts.falling"):
        taken = sentence.low(at + 1) in words.listed("parties.blame.on") and bears_arms(sentence, at + 2)
        return [at + 2] if taken else ()
    be = sentence.groups[at].head.part is Part.BE
    work = be and sentence.part(at + 1) is Part.NOUN and sentence.part(at + 2) is Part.OF
    if not work or sentence.groups[at + 1].head.low not in words.listed("parties.blame.work"):
        return ()
    return list(sentence.nouns(at + 3, at + 4))


def _is_behind(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody is said to be behind an attack: "the group WAS BEHIND the siege of Orvek"."""
    be = sentence.groups[clause.verb].head.part is Part.BE
    if not be or sentence.low(clause.verb + 1) not in sentence.words.listed("parties.blame.behind"):
        return False
    attack = sentence.groups[clause.verb + 2].head.low if clause.verb + 2 < len(sentence.groups) else ""
    told = sentence.words.listed("parties.acts.nouns") | sentence.words.listed("parties.things.nouns")
    return attack in told


def _is_claimed(sentence: Sentence, clause: Clause) -> bool:
    """Whether an attack is somebody's by his own word: "an attack CLAIMED by the Front"."""
    claimed = sentence.groups[clause.verb].head.low in sentence.words.forms("parties.blame.claims_attack")
    told = sentence.words.listed("parties.acts.nouns") | sentence.words.listed("parties.things.nouns")
    attacks = any(
        sentence.groups[noun].head.low in told and sentence.part(noun) is not Part.PRONOUN for noun in clause.subjects
    )
    return clause.passive and claimed and attacks and bool(clause.agents)


def _holds_responsible(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is "holds the army responsible", "was held responsible"."""
    if sentence.groups[clause.verb].head.low not in sentence.words.forms("parties.blame.holds"):
        return False
    known = sentence.words.listed("parties.blame.responsible")
    behind = range(clause.verb + 1, min(clause.verb + 1 + _REACH, len(sentence.groups)))
    return any(not known.isdisjoint(sentence.low(at).split()) for at in behind)


def _answers_for(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody is said to answer for it: "WERE TO BLAME for 30 deaths", "BORE RESPONSIBILITY for them"."""
    words, verb = sentence.words, sentence.groups[clause.verb]
    follows = sentence.groups[clause.verb + 1].head.low if clause.verb + 1 < len(sentence.groups) else ""
    if sentence.low(clause.verb).endswith(tuple(words.listed("parties.blame.at_fault"))):
        return True
    if verb.head.part is Part.BE:
        return follows in words.listed("parties.blame.responsible")
    bears = verb.head.low in words.forms("parties.blame.bears")
    return bears and follows in words.listed("parties.blame.responsibility") and not clause.passive
