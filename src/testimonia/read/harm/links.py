"""Which people each word of harm is about: the relation in which they stand to it, and which relation overrules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.cards import of_cards
from testimonia.read.harm.deeds import RULE as DEED
from testimonia.read.harm.deeds import is_in_cells, told_by_deeds
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.labels import begins_item, of_labels
from testimonia.read.harm.last_seen import is_gone
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.link import Link, is_nobody
from testimonia.read.harm.noun_links import among_counted, of_nouns, of_uncounted
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.verb_groups import AUXILIARIES
from testimonia.read.harm.verb_links import of_clauses, of_injuries, of_unseen
from testimonia.read.harm.who_they_were import of_wholes


def links_of(sentence: Sentence) -> list[Link]:
    """The links of a sentence, without those that a stronger one overrules."""
    found: dict[tuple[int, Harm], Link] = {}
    told = [
        *of_clauses(sentence),
        *of_wholes(sentence),
        *of_nouns(sentence),
        *of_labels(sentence),
        *of_injuries(sentence),
    ]
    told += [*of_unseen(sentence), *told_by_deeds(sentence), *of_cards(sentence)]
    told = [link for link in told if link.noun > link.trigger or not begins_item(sentence, link.trigger)]
    told += _likewise(sentence, told)
    for link in (*told, *of_uncounted(sentence, told), *among_counted(sentence, told)):
        noun = _counted_in(sentence, link.noun, link.harm)
        found.setdefault((noun, link.harm), link if noun == link.noun else replace(link, noun=noun))
    links = [
        _lost_to(sentence, link, found) for link in (_in_custody(sentence, link, found) for link in found.values())
    ]
    return [
        link
        for link in links
        if (is_nobody(sentence, link.noun) and link.rule != "own")
        or not any(_overrules(sentence, other, link) for other in links)
    ]


def _likewise(sentence: Sentence, told: Sequence[Link]) -> list[Link]:
    """Those of whom a verb tells the same as the one before: "nineteen girls died, and SO DID THE MATRON"."""
    likewise = sentence.words.listed("clauses.closed.likewise")
    for clause in sentence.clauses:
        auxiliary = sentence.groups[clause.verb].head.part in AUXILIARIES and not sentence.groups[clause.verb].senses
        if not auxiliary or not clause.objects or sentence.low(clause.verb - 1) not in likewise:
            continue
        before = [link for link in told if link.trigger < clause.verb and link.clause is not None]
        if before and clause.objects[0] == sentence.after(clause.verb):
            last = max(before, key=lambda link: link.trigger)
            return [Link(clause.objects[0], last.harm, "state", last.trigger, Frame.STATE)]
    return []


def _in_custody(sentence: Sentence, link: Link, found: Mapping[tuple[int, Harm], Link]) -> Link:
    """A link, of torture where it tells that somebody was held and beaten."""
    if link.harm is not Harm.INJURED or link.frame is not Frame.ACT or not is_beating(sentence, link):
        return link
    held = next((found[link.noun, harm] for harm in _CAPTIVE if (link.noun, harm) in found), None)
    if held is None and sentence.part(link.noun) is Part.PRONOUN:  # "arrested twelve men and beat THEM"
        held = next((one for one in found.values() if one.harm in _CAPTIVE and one.noun < link.noun), None)
    in_cells = held is not None and (held.trigger < link.trigger or _is_setting(held, link))
    return replace(link, harm=Harm.TORTURED) if in_cells or is_in_cells(sentence, link.clause) else link


def _lost_to(sentence: Sentence, link: Link, found: Mapping[tuple[int, Harm], Link]) -> Link:
    """A link, of abduction where people were picked up and have not been seen since."""
    if link.harm is Harm.MISSING and (_is_of_the_taken(sentence, link, found) or _was_seized(sentence, link)):
        return replace(link, harm=Harm.ABDUCTED)
    gone = found.get((link.noun, Harm.MISSING))
    taken = link.harm is Harm.DETAINED and (link.rule == DEED or link.frame is Frame.ACT)
    unseen = gone is not None and gone.rule not in ("toll", "own")
    return replace(link, harm=Harm.ABDUCTED) if taken and (unseen or is_gone(sentence, link.trigger)) else link


def _was_seized(sentence: Sentence, link: Link) -> bool:
    """Whether it is told that people disappeared when they were in the hands of others: "vanished AFTER HIS ARREST"."""
    joint = next((k for k in range(link.trigger, len(sentence.groups)) if sentence.part(k) in _JOINTS), -1)
    behind = sentence.text[sentence.end(link.trigger) : sentence.end(joint)].lower()
    told = link.frame in (Frame.SUFFER, Frame.EVENT)
    return told and sentence.words.pattern("harm.last_seen.seized").search(behind) is not None


def _is_of_the_taken(sentence: Sentence, link: Link, found: Mapping[tuple[int, Harm], Link]) -> bool:
    """Whether people are some of those who were led away before: "led away 19 men; SEVEN OF THEM never returned"."""
    people = sentence.people(link.noun)
    some = people is not None and people.kind is PeopleKind.BARE
    denied = not sentence.words.listed("clauses.words.not").isdisjoint(sentence.low(link.trigger).split())
    unseen = some and (denied or link.rule == "not-seen-since")
    return unseen and any(other.harm is Harm.ABDUCTED and other.noun < link.noun for other in found.values())


def _is_setting(state: Link, deed: Link) -> bool:
    """Whether words that people are held only tell where something is done to them: "were raped IN CAPTIVITY"."""
    return state.rule == "state" and state.harm in _CAPTIVE and state.trigger == deed.trigger + 1


def is_beating(sentence: Sentence, link: Link) -> bool:
    """Whether a link only tells that people were beaten."""
    return sentence.groups[link.trigger].head.low in sentence.words.forms("harm.beatings.verbs")


def _counted_in(sentence: Sentence, noun: int, harm: Harm) -> int:
    """The people who make up a group that is harmed: "a convoy of 40 PILGRIMS was seized"; else itself."""
    group = sentence.groups[noun] if 0 <= noun < len(sentence.groups) else None
    if group is None or group.people is not None or group.senses:
        return noun
    if _is_descent(sentence, noun):
        return noun - 1
    if sentence.tokens[group.last - 1].owns and sentence.people(noun + 1) is not None:
        return noun + 1  # "the blockade of THE ENCLAVE'S 9,000 INHABITANTS"
    if sentence.part(sentence.after(noun)) is not Part.OF:
        return noun
    members = sentence.after(sentence.after(noun))
    made_up = group.head.low in sentence.words.listed("clauses.transparent.nouns")
    made_up |= harm in _OF_WHOLE_PLACES and group.head.low in sentence.words.listed("clauses.transparent.places")
    made_up = made_up and group.head.low not in sentence.words.listed("clauses.transparent.fractions")
    people = sentence.people(members)
    counted = people is not None and (people.kind is not PeopleKind.NAMED or people.low != 1)
    return members if made_up and counted else noun  # not "the population of the former ARDANIAN SSR"


def _is_descent(sentence: Sentence, noun: int) -> bool:
    """Whether a noun only ends the words for the people before it: "40 residents of Greek DESCENT"."""
    people = sentence.people(noun - 1)
    touches = people is not None and sentence.end(noun - 1) + 1 == sentence.start(noun)
    return touches and sentence.low(noun) in sentence.words.listed("harm.descent.nouns")


def _overrules(sentence: Sentence, strong: Link, weak: Link) -> bool:
    """Whether one link of a noun group leaves no room for another.

    Who is shot and killed is killed; "1,417 deaths in custody" are deaths; "12 hostages were killed" tells of the
    killed, and that they were hostages only says who they are; bodies that are taken away are the dead's;
    of those who were taken away and not seen since it is told what befell them.
    """
    if strong.noun != weak.noun or strong.harm is weak.harm:
        return False
    swept = Harm.MISSING in (strong.harm, weak.harm) and _are_swept_away(sentence, strong, weak)
    if swept or strong.rule in ("toll", "not-seen-since"):
        return swept and strong.harm is Harm.MISSING
    settled = _settles(strong, weak)
    if settled is not None:
        return settled
    dead = (_are_dead(strong) and weak.harm in _OF_THE_LIVING) or (_are_dead(weak) and strong.harm in _OF_THE_LIVING)
    if dead or "case-of" in (strong.rule, weak.rule):  # "two victims of the shooting DIED"
        return _are_dead(strong) if dead else weak.rule == "case-of"
    if Frame.EVENT in (strong.frame, weak.frame):
        return strong.frame is Frame.EVENT
    own = weak.rule in ("own", "toll", "not-seen-since")
    return strong.rule not in ("own", "toll") if own else _tells_more(strong, weak)


def _settles(strong: Link, weak: Link) -> bool | None:
    """Whether one link leaves no room for another that tells of the same deed; None for links of two deeds."""
    rules = (strong.rule, weak.rule)
    if "in-care" in rules and "case-of" in rules:
        return weak.rule == "in-care"  # "treated 64 survivors of rape"
    if strong.harm is Harm.ABDUCTED and weak.harm is Harm.MISSING and weak.rule not in ("own", "toll"):
        return strong.trigger < weak.trigger  # "were led away and never seen again"
    if strong.trigger == weak.trigger and {strong.harm, weak.harm} == set(_CAPTIVE):
        return _tells_captors(strong, weak)
    if strong.harm is Harm.MISSING and weak.harm is Harm.AFFECTED:
        return weak.trigger <= strong.trigger <= weak.trigger + 1  # "TRAPPED under the rubble"
    return True if _is_setting(weak, strong) else None


def _are_swept_away(sentence: Sentence, *links: Link) -> bool:
    """Whether one of some links tells that a disaster took people, who may not be found: "SWEPT AWAY nine soldiers"."""
    taking = sentence.words.forms("harm.mortal_causes.verbs")
    dead = [sentence.low(link.trigger).split() for link in links if link.harm is Harm.KILLED]
    return any(words[-1] in taking or " ".join(words[-2:]) in taking for words in dead)


def _tells_captors(strong: Link, weak: Link) -> bool:
    """Whether one of two words for the same seizure tells better whether people were detained or abducted."""
    if DEED not in (strong.rule, weak.rule):
        return strong.rule == "held-for"
    if strong.rule == weak.rule:
        return strong.harm is Harm.ABDUCTED  # who holds them tells more than where
    return strong.harm is Harm.DETAINED


def _tells_more(strong: Link, weak: Link) -> bool:
    """Whether the fate that one link tells leaves no room for the other: who is shot and killed is killed."""
    if "lost" in (strong.rule, weak.rule) and Harm.INJURED in (strong.harm, weak.harm):
        return weak.rule == "lost"  # "lost five men WOUNDED"
    if strong.harm is Harm.TORTURED and weak.harm is Harm.INJURED:
        return weak.frame is Frame.SUFFER  # "were held under water until they LOST CONSCIOUSNESS"
    if weak.harm is Harm.AFFECTED and strong.rule == "of":
        return weak.rule == "object"  # "cases of rape AFFECTING nine women"
    if strong.harm is Harm.KILLED:
        captured = weak.harm is Harm.DETAINED and weak.frame is Frame.ACT  # "was captured and executed"
        less = weak.harm in (Harm.INJURED, Harm.DETAINED, Harm.DISPLACED) and not captured
        return less or weak.rule == DEED or weak.frame is Frame.STATE
    return False


def _are_dead(link: Link) -> bool:
    """Whether people are surely dead, whatever else is told of them: "40 bodies", "buried 89 victims of the siege"."""
    own = link.rule == "own" and link.harm is Harm.KILLED and link.frame is Frame.COUNTED
    return own or link.rule == "buried"


_CAPTIVE = (Harm.DETAINED, Harm.ABDUCTED)
_JOINTS = frozenset({Part.AND, Part.COMMA, Part.STOP})
_OF_WHOLE_PLACES = (Harm.DISPLACED, Harm.AFFECTED)
"""What may befall everybody in a place: "a town of 9,000 was evacuated"; a town that is captured detains nobody."""
_OF_THE_LIVING = frozenset({Harm.ABDUCTED, Harm.DETAINED, Harm.AFFECTED})
