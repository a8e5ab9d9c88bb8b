"""What parties do in a sentence: who attacks, whose attack it is, and who is blamed for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind, nouns
from testimonia.read.harm.blame import blamed_in, is_of_no_harm
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Shape
from testimonia.read.harm.lexicon import Frame, Sense
from testimonia.read.harm.parties import (
    acting_nouns,
    armed_heads,
    bears_arms,
    can_be_party,
    owner_of,
    owns_means,
    party_words,
    speakers_of,
)
from testimonia.read.harm.sentence import Sentence

_FAR = 10
_BETWEEN = frozenset({Part.OF, Part.NOUN, Part.TIME, Part.PREPOSITION, Part.AND})
"""Groups behind an attack or a verb in which its "by" or its particle follows, and what may stand between."""


class Act(NamedTuple):
    """What a party does, or is blamed for.

    Args:
        party: the words for the party; None where somebody acts whose words are not understood.
        words: the words of the text that tell it, from the party to what it does.
        at: the group of the sentence with these words.
        blamed: whether somebody only says so, as in "blamed the army for it".
        reduced: whether it describes the attack, as in "a strike carried out by the army".
        suffered: whether those who suffer it stand before it, as in "were killed by the army".
        harms: whether its word is one of harm, as in "the army killed three".
    """

    party: str | None
    words: str
    at: int
    blamed: bool = False
    suffered: bool = False
    reduced: bool = False
    harms: bool = False


def acts_of(sentence: Sentence) -> tuple[Act, ...]:
    """What parties do in a sentence, in the order of the words."""
    found = [*_of_clauses(sentence), *_of_nouns(sentence)]
    return tuple(sorted(found, key=lambda act: act.at))


def _of_clauses(sentence: Sentence) -> Iterator[Act]:
    mutual = sentence.words.listed("parties.acts.mutual")
    for clause in sentence.clauses:
        group = sentence.groups[clause.verb]
        unread = False
        if group.verb is not None and (group.verb.negated or group.verb.modal):
            continue
        low = group.head.low
        behind = sentence.low(clause.verb + 1)
        each_other = not mutual.isdisjoint((behind, f"{behind} {sentence.low(clause.verb + 2)}"))
        if each_other or _is_suffered(sentence, clause) or is_of_no_harm(sentence, clause):
            continue
        done = low not in sentence.words.forms("parties.acts.after_death")
        harms = done and any(_is_violent(sentence, clause, sense) for sense in group.senses)
        if harms and _strikes_attackers(sentence, clause):
            continue
        party, blamed = blamed_in(sentence, clause), True
        if party is None and (harms or _acts(sentence, clause) or _approaches(sentence, clause)):
            speakers = speakers_of(sentence, clause)
            doers = acting_nouns(sentence, speakers or _doers(sentence, clause))
            party = party_words(sentence, doers) if doers else None
            plain = group.verb is not None and group.verb.passive  # "sixty WERE SHOT" tells of nobody
            blamed = bool(speakers) and not any(sentence.people(noun) for noun in clause.objects)
            unread = not doers and not plain and low in sentence.words.forms("parties.acts.alone")
        if party is not None or unread:
            told = _told(sentence, party, clause.verb)
            suffered, reduced = harms and clause.passive, _describes(sentence, clause)
            yield Act(party, told, clause.verb, blamed, suffered=suffered, reduced=reduced, harms=harms)


def _strikes_attackers(sentence: Sentence, clause: Clause) -> bool:
    """Whether those who are struck are the attackers: who shot them did not do what they had done."""
    struck = clause.subjects if clause.passive else clause.objects
    own = sentence.words.listed("parties.own.nouns")
    people = [sentence.people(noun) for noun in struck]
    return any(one is not None and one.noun in own for one in people) or any(
        sentence.groups[noun].head.low in own for noun in struck
    )


def _acts(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb tells of an attack; some do so only with one, or with a weapon ("LAUNCHED a raid", no inquiry)."""
    words = sentence.words
    low = sentence.groups[clause.verb].head.low
    two, three = sentence.low(clause.verb + 2), sentence.low(clause.verb + 3)
    told = {low, f"{low} {sentence.low(clause.verb + 1)}", f"{low} {two}", f"{low} {two} {three}"}  # "SET it ON FIRE"
    if told.isdisjoint(words.forms("parties.acts.verbs")):
        return False
    if told.isdisjoint(words.forms("parties.acts.needing")):
        return True
    hangs = sentence.part(clause.verb + 1) is Part.PREPOSITION and sentence.part(clause.verb + 2) is Part.NOUN
    done = [clause.verb + 2] if hangs and low not in told & words.forms("parties.acts.needing") else clause.objects
    if clause.passive or (not done and _source(sentence, clause)):
        done = clause.subjects
    objects = {sentence.groups[noun].head.low for noun in done}
    return any(not objects.isdisjoint(words.listed(f"parties.{name}.nouns")) for name in ("acts", "things", "weapons"))


def _is_suffered(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb tells what its subject suffers, although it may have an object: "an old man BURNED TO DEATH"."""
    group = sentence.groups[clause.verb]
    himself = not sentence.words.listed("clauses.pronouns.reflexive").isdisjoint(group.head.low.split())
    active = not clause.passive and not clause.objects and not himself  # "a bomber BLEW HIMSELF UP"
    return active and any(sense.frame is Frame.SUFFER for sense in group.senses)


def _approaches(sentence: Sentence, clause: Clause) -> bool:
    """Whether those who bear arms come where people are, or a bomb is laid: "SOLDIERS entered the village"."""
    low = sentence.groups[clause.verb].head.low
    if low in sentence.words.forms("parties.acts.laying"):
        laid = [sentence.groups[noun].head.low for noun in (clause.subjects if clause.passive else clause.objects)]
        return not sentence.words.listed("parties.acts.laid").isdisjoint(laid)
    coming, herding = sentence.words.forms("parties.acts.approach"), sentence.words.forms("parties.acts.herding")
    if low not in coming and f"{low} {sentence.low(clause.verb + 1)}" not in coming:
        return False
    if sentence.low(clause.verb + 1) in sentence.words.listed("parties.acts.under"):
        return False  # "the column CAME UNDER fire from rebels"
    come_to = clause.subjects if clause.passive else clause.objects
    herded = not clause.passive and not {low, f"{low} {sentence.low(clause.verb + 1)}"}.isdisjoint(herding)
    if not herded and any(_is_people(sentence, noun) for noun in come_to):
        return False  # "they were TAKEN to the island by the coast guard"
    doers = _doers(sentence, clause)
    return bool(doers) and bears_arms(sentence, doers[-1])


def _is_people(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group is people, counted or not, or a pronoun; a name may be that of a place."""
    people = sentence.people(noun)
    if people is not None and people.kind is PeopleKind.NAMED:
        return False
    known = nouns().person(sentence.groups[noun].head.low)
    return sentence.part(noun) is Part.PRONOUN or people is not None or known is not None


def _describes(sentence: Sentence, clause: Clause) -> bool:
    """Whether a passive participle describes the attack before it: "a strike CARRIED OUT by the army"."""
    verb = sentence.groups[clause.verb].verb
    bare = clause.passive and verb is not None and verb.shape is Shape.BARE
    lists = ("acts.nouns", "acts.laid", "weapons.nouns")
    heads = frozenset().union(*(sentence.words.listed(f"parties.{name}") for name in lists))
    return bare and any(sentence.groups[noun].head.low in heads for noun in clause.subjects)


def _told(sentence: Sentence, party: str | None, at: int) -> str:
    """The words from a party to what it does, or the other way round."""
    first, last = sentence.start(at), sentence.end(at)
    if party is not None:
        place = sentence.text.rfind(party, sentence.span.start, last)
        place = place if place >= 0 else sentence.text.find(party, last, sentence.span.end)
        first, last = (min(first, place), max(last, place + len(party))) if place >= 0 else (first, last)
    return sentence.text[first:last]


def _is_violent(sentence: Sentence, clause: Clause, sense: Sense) -> bool:
    """Whether a verb tells of violence; whoever detains or takes in people has not killed others by that."""
    return sense.frame is Frame.ACT and sense.harm is not Harm.DETAINED and _is_whole(sentence, clause, sense)


def _is_whole(sentence: Sentence, clause: Clause, sense: Sense) -> bool:
    """Whether what belongs to a verb of harm follows it: "took 12 people HOSTAGE"."""
    end = min(clause.verb + _FAR, len(sentence.groups))
    behind = {word for at in range(clause.verb + 1, end) for word in sentence.low(at).split()}
    return behind.issuperset(sense.particle)


def _doers(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """Who does what a verb says; "soldiers of the guard fired on" has no object, and yet they fired."""
    if not clause.agents and (source := _source(sentence, clause)):
        return [source]
    if not clause.passive:
        return armed_heads(sentence, clause.subjects)
    verb = sentence.groups[clause.verb]
    bare = verb.verb is not None and verb.verb.shape is Shape.BARE
    alone = bare and verb.head.low in sentence.words.forms("parties.acts.alone") and not clause.agents
    acting = sentence.part(clause.verb + 1) in (Part.PREPOSITION, Part.NOUN)  # "soldiers SHOT TWO MEN dead"
    if not alone or not acting or not clause.subjects:
        return clause.agents[:1]
    first = clause.subjects[0]
    while sentence.part(first - 1) is Part.OF and sentence.part(first - 2) is Part.NOUN:
        first -= 2
    return [first]


def _source(sentence: Sentence, clause: Clause) -> int | None:
    """From whom weapons are fired: "mortar bombs fired FROM OUR SIDE"; None where it is only a place."""
    weapons, source = sentence.words.listed("parties.weapons.nouns"), clause.verb + 2
    if sentence.low(clause.verb + 1) not in sentence.words.listed("parties.acts.from"):
        return None
    if not any(sentence.groups[noun].head.low in weapons for noun in clause.subjects):
        return None
    return source if owns_means(sentence, source) or _is_owned_means(sentence, source) else None


def _of_nouns(sentence: Sentence) -> Iterator[Act]:
    """Attacks that are somebody's: "the army's raid", "an attack by gunmen", "Russian missiles"; and his orders."""
    weapons, orders = (sentence.words.listed(f"parties.{name}") for name in ("weapons.nouns", "acts.orders"))
    heads = sentence.words.listed("parties.acts.nouns") | weapons
    for at, group in enumerate(sentence.groups):
        doing = group.verb is not None and group.verb.shape is Shape.ING and sentence.part(at + 1) is Part.BY
        low = group.head.low
        ordered = low in orders and sentence.part(at - 1) in (Part.PREPOSITION, Part.BY)
        if not (group.part is Part.NOUN or doing) or not (low in heads or ordered):
            continue
        owned = low in sentence.words.listed("parties.acts.owned") and bears_arms(sentence, at + 2)
        behind = _behind(sentence, at, of=ordered or owned or low in weapons)  # but "the ambush OF A COLUMN"
        party = party_words(sentence, behind) if behind else owner_of(sentence, at)
        if party is not None:
            yield Act(party, _told(sentence, party, at), at, reduced=doing)


def _behind(sentence: Sentence, at: int, *, of: bool) -> Sequence[int]:
    """The noun groups behind an attack that are its party: "the repression of May and June BY THE ARMY"."""
    for k in range(at + 1, min(at + _FAR, len(sentence.groups) - 1)):
        part = sentence.part(k)
        owned = k == at + 1 and part is Part.OF and of
        if part is Part.BY or owned:
            listed = sentence.list_at(k + 1) if sentence.part(k + 1) is Part.NOUN else []
            return listed if listed and all(can_be_party(sentence, noun) for noun in listed) else listed[:0]
        if (
            k == at + 1
            and sentence.low(k) in sentence.words.listed("parties.acts.from")
            and (bears_arms(sentence, k + 1) or _is_owned_means(sentence, k + 1))
        ):
            return sentence.list_at(k + 1)
        if part not in _BETWEEN:
            return ()
    return ()


def _is_owned_means(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group is somebody's means of attack: "from ERITREAN AIRCRAFT"."""
    return noun < len(sentence.groups) and sentence.part(noun) is Part.NOUN and owner_of(sentence, noun) is not None
