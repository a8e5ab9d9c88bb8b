"""Who is said to have done it: the subject of an active word of harm, or the agent after "by"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import Harm, Qualifier, Why
from testimonia.read.counts import PeopleKind, nouns
from testimonia.read.dateline import end_of_dateline
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group, Shape
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.last_seen import unseen
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.tokens import Token

FIELD = "alleged_perpetrator"

_OPENERS = frozenset({Part.DETERMINER, Part.POSSESSIVE, Part.ADVERB, Part.QUOTE, Part.TIME})
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)
_DESIGNATION = re.compile(r"-\d|\w{2}\.\w")
"""In the name of a make, such as that of a missile; or two words with a full stop between them."""

_GENITIVE = re.compile(r"['’]s?$")
_DRAWN = re.compile("['’]")
_SHORT = 2
"""Letters of a name in capitals that may still be a place's ("DC")."""

_REACH = 4
"""Groups between a noun of harm and the "by" of its agent ("the killing of 12 farmers in Orvek by …")."""


def agent_of(sentence: Sentence, harmed: Harmed) -> tuple[str | None, Why]:
    """The words for the alleged perpetrator, None where the sentence names none, and why."""
    rule, party = _party(sentence, harmed)
    party = acting_nouns(sentence, party)
    words = party_words(sentence, party)
    if words is not None and can_be_party(sentence, party[-1]):
        return words, Why(FIELD, rule, words)
    left = tuple((sentence.text[sentence.start(noun) : sentence.end(noun)], "no party") for noun in party)
    return None, Why(FIELD, "nobody-named", None, left)


def _party(sentence: Sentence, harmed: Harmed) -> tuple[str, Sequence[int]]:
    """The noun groups that stand where a party would, and the rule by which they do."""
    clause = harmed.clause
    if clause is None:
        return "by-after-the-noun", _behind_noun(sentence, harmed)
    if _is_told_of_the_dead(sentence, clause) or _helps(sentence, clause):
        return "", ()
    if clause.agents and harmed.rule != "state":  # "found dead by a relative"
        return "agent-after-by", clause.agents[:1]
    if not clause.passive and harmed.rule == "object":
        if undergone := _undergone(sentence, clause):
            return "agent-after-by", undergone.agents[:1]
        speakers = speakers_of(sentence, clause) or _owners(sentence, clause)
        return ("speaker-of-the-harm", speakers) if speakers else ("subject-of-the-harm", clause.subjects)
    return "", ()


def _is_told_of_the_dead(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb tells what is done with those who are dead already: "police EXHUMED 14 bodies"."""
    return sentence.groups[clause.verb].head.low in sentence.words.forms("parties.acts.after_death")


def _helps(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb tells of help to those who are harmed: "the Red Cross EVACUATED 1,200 people"."""
    return sentence.groups[clause.verb].head.low in sentence.words.forms("parties.helping.verbs")


def _owners(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """Who says that his own forces did it: "the army" of "the army said ITS MEN had killed"."""
    subject = sentence.groups[clause.subjects[0]] if len(clause.subjects) == 1 else None
    if subject is None or sentence.tokens[subject.first].low not in sentence.words.listed("parties.speaking.owning"):
        return ()
    saying = [other for other in sentence.clauses if other.verb < clause.verb and sentence.says(other.verb)]
    speakers = saying[-1].subjects if saying else []
    own = subject.head.low in sentence.words.listed("parties.speaking.own")
    return speakers if own and len(speakers) == 1 and can_be_party(sentence, speakers[0]) else ()


def _undergone(sentence: Sentence, clause: Clause) -> Clause | None:
    """The passive that a participle goes on with: its subject undergoes both ("the bus was bombed, KILLING 12")."""
    verb = sentence.groups[clause.verb].verb
    if verb is None or verb.shape is not Shape.ING:
        return None
    before = [other for other in sentence.clauses if other.verb < clause.verb]
    last = before[-1] if before else None
    return last if last and last.passive and last.subjects and last.subjects == clause.subjects else None


def speakers_of(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """Whom "it" or "they" stands for in "the army said it had killed": those who say so, if they agree in number."""
    pronoun = sentence.low(clause.subjects[0]) if len(clause.subjects) == 1 else ""
    if pronoun not in sentence.words.listed("parties.speaking.pronouns"):
        return ()
    saying = [other for other in sentence.clauses if other.verb < clause.verb and sentence.says(other.verb)]
    speakers = saying[-1].subjects if saying else []
    if len(speakers) != 1 or not can_be_party(sentence, speakers[0]):
        return ()
    head = sentence.groups[speakers[0]].head
    several = head.low.endswith("s")
    if head.capital and not several:
        return speakers  # a name is of one or of several: "the Taliban said they"
    return speakers if several == (pronoun in sentence.words.listed("parties.speaking.several")) else ()


def _behind_noun(sentence: Sentence, harmed: Harmed) -> Sequence[int]:
    for at in range(harmed.noun + 1, min(harmed.noun + _REACH, len(sentence.groups))):
        if sentence.part(at) is Part.BY:
            return list(sentence.nouns(at + 1, at + 2))
    return ()


def can_be_party(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group behind "by" may be somebody who acts: people, a name, a force; no means and no measure."""
    group = sentence.groups[noun]
    head = group.head
    if _DESIGNATION.search(head.low):
        return False
    low = head.low
    forces = sentence.words.listed("parties.forces.nouns")
    if low in sentence.words.listed("parties.speakers.nouns") or _only_counts(group):
        return False
    if head.capital and group.people is None and nouns().is_thing(low) and low not in forces:
        return False
    if group.people is not None or head.capital or nouns().person(low) is not None or bears_arms(sentence, noun):
        return True
    if low in forces:
        return True
    means = any(low in sentence.words.listed(f"parties.{name}.nouns") for name in ("things", "acts", "weapons"))
    owned = means and sentence.part(noun + 1) is Part.OF and _owns_means(sentence, noun + 2)
    return owned or ((means or group.genitive is not None) and owner_of(sentence, noun) is not None)


def _only_counts(group: Group) -> bool:
    """Whether a noun group is people of whom no more is said than how many: "50 people", "5 wounded"."""
    people = group.people
    if people is None or people.kind is PeopleKind.SINGLE:
        return False
    return people.victims is None or nouns().says_nothing(people.noun or "") or people.noun == "case"


def _owns_means(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group behind "of" is a force: "an aircraft OF THE COALITION"."""
    if not 0 <= noun < len(sentence.groups) or sentence.part(noun) is not Part.NOUN:
        return False
    return bears_arms(sentence, noun) or sentence.groups[noun].head.low in sentence.words.listed("parties.forces.nouns")


def acting_nouns(sentence: Sentence, nouns: Sequence[int]) -> Sequence[int]:
    """The last of some listed noun groups that may all be somebody who acts; none where the last may not."""
    first = len(nouns)
    while first and can_be_party(sentence, nouns[first - 1]):
        first -= 1
    return nouns[first:]


def bears_arms(sentence: Sentence, noun: int) -> bool:
    """Whether a noun group is people or a force that bears arms: "soldiers", "armed men", "crowds of rebels"."""
    if not 0 <= noun < len(sentence.groups) or sentence.part(noun) is not Part.NOUN:
        return False
    group = sentence.groups[noun]
    armed = sentence.words.listed("parties.armed.nouns")
    head = group.people.noun if group.people is not None and group.people.noun else group.head.low
    if head in armed or group.head.low in armed:
        return True
    adjectives = sentence.words.listed("parties.armed.adjectives")
    weapon = (
        sentence.groups[noun + 2].head.low
        if sentence.low(noun + 1) == "with" and noun + 2 < len(sentence.groups)
        else ""
    )
    if weapon in sentence.words.listed("parties.armed.with") and nouns().person(group.head.low) is not None:
        return True
    return any(token.low in adjectives for token in sentence.tokens[group.first : group.last - 1])


def owner_of(sentence: Sentence, noun: int) -> str | None:
    """Whose a thing is, by a genitive or an adjective: "the ARMY'S shelling", "RUSSIAN missiles"."""
    group = sentence.groups[noun]
    if group.genitive is None:
        return _adjective(sentence, noun)
    tokens = sentence.tokens[slice(*group.genitive)]
    start = next((token.start for token in tokens if token.part not in _OPENERS), None)
    if start is None or tokens[0].part is Part.POSSESSIVE:
        return None
    words = sentence.text[start : tokens[-1].end]
    if _GENITIVE.sub("", tokens[-1].low) in sentence.words.listed("clauses.time.nouns"):
        return None
    named = tokens[-1].capital or _is_force(sentence, _GENITIVE.sub("", tokens[-1].low))
    return _ARTICLE.sub("", _GENITIVE.sub("", words)) if named else None


def _is_force(sentence: Sentence, low: str) -> bool:
    return low in sentence.words.listed("parties.forces.nouns") or nouns().person(low) is not None


def party_words(sentence: Sentence, party: Sequence[int]) -> str | None:
    """The words of a party, with what it is "of", without its article; None where the words are no party's."""
    if not party:
        return None
    first, last = party[0], party[-1]
    opener = sentence.tokens[sentence.groups[first].first]
    possessed = opener.part is Part.POSSESSIVE and not _is_force(sentence, sentence.groups[last].head.low)
    if possessed or opener.low in sentence.words.listed("parties.nobody.determiners"):
        return None
    things = sentence.words.listed("parties.things.nouns")
    if sentence.groups[last].head.low in things:
        return _owner_behind(sentence, last) or owner_of(sentence, last)
    nobody = (people.kind is PeopleKind.ZERO for noun in party if (people := sentence.people(noun)))
    if any(nobody) or any(sentence.part(noun) is Part.PRONOUN or _stem(sentence, noun) in things for noun in party):
        return None
    while sentence.part(last + 1) is Part.OF and sentence.part(last + 2) is Part.NOUN and _is_whole(sentence, last + 2):
        last += 2
    people = sentence.people(first)
    counted = people is not None and people.kind in (PeopleKind.COUNTED, PeopleKind.VAGUE)
    if first == last and people is not None and people.victims and (counted or people.qualifier is not Qualifier.EXACT):
        return people.victims
    tokens = sentence.tokens[sentence.groups[first].first : sentence.groups[last].last]
    start = next((token.start for token in tokens if token.part not in _OPENERS), None)
    words = sentence.text[start : sentence.end(last)] if start is not None else ""
    article = _ARTICLE.match(words)
    words = words[article.end() :] if article else words
    return None if words.lower() in sentence.words.listed("parties.nobody.people") else words or None


def _owner_behind(sentence: Sentence, means: int) -> str | None:
    """The force behind "of" whose means do it: "an aircraft OF THE COALITION"; None where there is none."""
    owned = sentence.part(means + 1) is Part.OF and _owns_means(sentence, means + 2)
    return party_words(sentence, [means + 2]) if owned else None


def _is_whole(sentence: Sentence, noun: int) -> bool:
    """Whether a party may be of what a noun group is: "shelling by armed groups OF A SCHOOL" tells what was shelled."""
    group = sentence.groups[noun]
    indefinite = sentence.tokens[group.first].low in ("a", "an")
    return not indefinite or group.people is not None or group.head.low in sentence.words.listed("parties.forces.nouns")


def _stem(sentence: Sentence, noun: int) -> str:
    """The head of a noun group without what is drawn to it: "she" of "she'd"."""
    return _DRAWN.split(sentence.groups[noun].head.low, maxsplit=1)[0]


def _adjective(sentence: Sentence, noun: int) -> str | None:
    """The party that an adjective names: "RUSSIAN missiles"; before an event, a place may stand: "the Orvek raid"."""
    group = sentence.groups[noun]
    means = group.head.low in sentence.words.listed("parties.weapons.nouns")
    inside = sentence.tokens[group.first : group.last - 1]
    known, kinds = nouns(), sentence.words.listed("parties.weapons.kinds")
    opens = end_of_dateline(sentence.text, sentence.span.start, sentence.span.end) or sentence.span.start
    named = [
        token
        for token in inside
        if (token.capital or _is_shouted(sentence, token))
        and token.part not in _OPENERS
        and not _DESIGNATION.search(token.low)
        and token.low not in kinds
        and (token.start > opens or known.person(token.low) is not None)
    ]
    forces = sentence.words.listed("parties.forces.nouns")
    force = next((token for token in reversed(inside) if token.low in forces and not token.capital), None)
    if named and force is not None and named[0].start < force.start:
        return sentence.text[named[0].start : force.end]  # "a BRENNAN-LED COALITION air strike"
    if not named or not (means or _names_people(sentence, named[-1])):
        return _force_before(sentence, noun)
    return sentence.text[named[0].start : named[-1].end]


def _force_before(sentence: Sentence, noun: int) -> str | None:
    """The force directly before an attack or a weapon: "ARMY shelling", "REBEL fire", "a GOVERNMENT air strike"."""
    group = sentence.groups[noun]
    words = sentence.words
    attacks = words.listed("parties.acts.nouns") | words.listed("parties.weapons.nouns")
    if group.head.low not in attacks or group.head.low in words.listed("parties.acts.undergone"):
        return None
    before = group.last - 2
    while before >= group.first and sentence.tokens[before].low in words.listed("parties.weapons.kinds"):
        before -= 1
    if before < group.first:
        return None
    force = sentence.tokens[before]
    acts = force.low in words.listed("parties.armed.nouns") or force.low in words.listed("parties.forces.modifiers")
    return sentence.text[force.start : force.end] if acts else None


def _is_shouted(sentence: Sentence, token: Token) -> bool:
    """Whether a word in capitals, where all is, names a people: "RUSSIAN SHELLING"."""
    known = sentence.text[token.start : token.end].isupper() and nouns().person(token.low) is not None
    return known and token.low in nouns()["ambiguous"]


def _names_people(sentence: Sentence, token: Token) -> bool:
    """Whether a name is of people and not of a place: a people's adjective, a force, letters that stand for one."""
    letters = sentence.text[token.start : token.end]
    initials = letters.isupper() and (
        len(letters) > _SHORT or token.low in sentence.words.listed("parties.peoples.short")
    )
    return (
        initials
        or token.low.endswith(tuple(sentence.words.listed("parties.peoples.endings")))
        or _is_force(sentence, token.low)
    )


def settled_harm(sentence: Sentence, harmed: Harmed, perpetrator: str | None) -> Harm:
    """The harm, where only the party tells it: whom the authorities seize they detain, others abduct."""
    if harmed.harm is not Harm.ABDUCTED or harmed.clause is None or perpetrator is None:
        return harmed.harm
    undecided = sentence.words.forms("parties.authorities.undecided")
    if sentence.groups[harmed.clause.verb].head.low not in undecided:
        return harmed.harm
    if any(noun == harmed.noun for noun, _ in unseen(sentence)):
        return harmed.harm  # "were taken away by the army and HAVE NOT BEEN SEEN SINCE"
    authorities = sentence.words.listed("parties.authorities.nouns")
    return Harm.DETAINED if authorities.intersection(perpetrator.lower().split()) else harmed.harm
