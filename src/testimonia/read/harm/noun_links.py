"""Whom nouns of harm are about: the dead, a death and whose it is, tolls and their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.lexicon import Frame, Sense
from testimonia.read.harm.link import Link
from testimonia.read.harm.mortal import tells_death
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.tolls import is_equated, number_before, told_number

_SHOWS = frozenset({Part.DASH, Part.COLON})
"""Marks for a verb that is left out: "Among the dead – three monks"."""
_WHOLES = frozenset({Frame.TOLL, Frame.COUNTED, Frame.EVENT})
_CASES = frozenset({Frame.OF, Frame.EVENT, Frame.WOUND})
"""Nouns of which there are cases: "217 cases of rape", "40 cases of frostbite"."""
_CAPTIVE = frozenset({Harm.DETAINED, Harm.ABDUCTED})
_MOST_BETWEEN = 2
"""Most phrases between a noun of harm and its "of": "the murder on Sunday in Orvek of a nurse"."""
_NEAR = 6
"""Groups between a verb of figures and the people whose number it tells."""


def of_nouns(sentence: Sentence) -> Iterator[Link]:
    """What nouns of harm tell: "36 deaths", "the murder of a nurse", "the toll rose to 34", "no casualties"."""
    for at, group in enumerate(sentence.groups):
        if group.part is not Part.NOUN:
            continue
        if group.people is not None and group.people.kind is PeopleKind.ZERO and group.senses:
            if not tells_death(sentence, at) or " of the " in group.people.text:  # "none of the dead was armed"
                continue
            for sense in group.senses:  # "NO INJURIES" tells of nobody; "no refugees were shot" of refugees
                rule = "own" if sense.frame is Frame.COUNTED else "nobody"
                yield Link(at, sense.harm, rule, at, sense.frame)
            yield from _nor_others(sentence, at)
        elif group.people is not None and group.head.people is group.people:
            yield from _of_counted(sentence, at)
        else:
            yield from _of_noun(sentence, at)


def _nor_others(sentence: Sentence, at: int) -> Iterator[Link]:
    """What else befell nobody: "no injuries OR DEATHS"."""
    other = sentence.after(at + 1) if sentence.part(at + 1) is Part.AND else len(sentence.groups)
    if other < len(sentence.groups) and sentence.people(other) is None:
        senses = (sense for sense in sentence.groups[other].senses if sense.frame is Frame.CASUALTY)
        yield from (Link(at, sense.harm, "nobody", other, sense.frame) for sense in senses)


def _of_counted(sentence: Sentence, at: int) -> Iterator[Link]:
    """What counted people are by their own noun, or what is told as the case: "217 cases of rape"."""
    group = sentence.groups[at]
    own = [sense for sense in group.senses if sense.frame is not Frame.CASUALTY]
    if _is_of_war(sentence, at):
        yield Link(at, Harm.DETAINED, "own", at, Frame.COUNTED)
    elif own and tells_death(sentence, at):
        freed = own[0].harm in _CAPTIVE and own[0].frame is Frame.COUNTED and _comes_free(sentence, at)
        yield from () if freed else (Link(at, own[0].harm, "own", at, own[0].frame),)
    elif group.people is not None and _suffered(sentence, group.people.noun) and sentence.part(at + 1) is Part.OF:
        case = sentence.after(at + 1)
        senses = sentence.groups[case].senses if case < len(sentence.groups) else ()
        survived = group.people.noun in sentence.words.listed("harm.sufferers.survivors")
        told = [sense for sense in senses if sense.frame in _CASES]
        told = [sense for sense in told if not (survived and sense.harm is Harm.KILLED)]
        yield from (Link(at, sense.harm, "case-of", case, Frame.EVENT) for sense in told[:1])


def _is_of_war(sentence: Sentence, at: int) -> bool:
    """Whether captives are prisoners of war, and nothing tells that they come free."""
    people, words = sentence.people(at), sentence.words
    captive = people is not None and people.noun in words.listed("harm.captivity.one")
    if not captive or sentence.low(at + 2) not in words.listed("harm.captivity.of"):
        return False
    return not _comes_free(sentence, at)


def _comes_free(sentence: Sentence, at: int) -> bool:
    """Whether captives are those whom somebody lets go: "the RELEASE OF 20 hostages"."""
    owner = sentence.before(sentence.before(at))
    of = sentence.joint(at) is Part.OF and owner >= 0
    return of and sentence.groups[owner].head.low in sentence.words.listed("harm.captivity.freeing")


def _suffered(sentence: Sentence, noun: str | None) -> bool:
    """Whether people are told to be those to whom it was done: "14 survivors of torture"."""
    return noun in sentence.words.listed("harm.sufferers.nouns")


def _of_noun(sentence: Sentence, at: int) -> Iterator[Link]:
    group = sentence.groups[at]
    senses = group.senses or _tolls(group)
    if not senses or not tells_death(sentence, at):
        return
    if included := _included(sentence, at):
        yield from (Link(noun, senses[0].harm, "toll", at, senses[0].frame) for noun in included)
        return
    for sense in senses:
        if sense.frame is Frame.OF and group.genitive and sentence.part(sentence.after(at)) is not Part.OF:
            yield Link(at, sense.harm, "genitive", at, sense.frame)
            return
        if sense.frame in _WHOLES and (targets := _among(sentence, at)):
            rule = "among"
        elif sense.frame is Frame.OF:
            targets, rule = _of(sentence, at), "of"
        elif sense.frame is Frame.WOUND:
            targets, rule = _bearers(sentence, at) or _of_wounded(sentence, at), "bearer"
        elif sense.frame is Frame.TOLL or (sense.frame in _WHOLES and is_equated(sentence, at)):
            targets, rule = told_number(sentence, at), "toll"
        else:
            continue
        if targets:
            yield from (Link(noun, sense.harm, rule, at, sense.frame) for noun in targets)
            return


def _included(sentence: Sentence, at: int) -> list[int]:
    """Whom a loss or a toll comprises: "the loss of life on our side INCLUDES an officer and two soldiers"."""
    comprising = sentence.words.forms("tolls.parts.comprising")
    clause = next((clause for clause in sentence.clauses if at in clause.subjects), None)
    if clause is None or clause.passive or sentence.groups[clause.verb].head.low not in comprising:
        return []
    return [noun for noun in sentence.listed(clause.objects) if sentence.people(noun)] if clause.objects else []


def _tolls(group: Group) -> list[Sense]:
    """The senses of a toll inside a noun group: "the number of missing" in "the number of missing pupils"."""
    return [sense for sense in group.attributes if sense.frame is Frame.TOLL]


def _among(sentence: Sentence, at: int) -> list[int]:
    """Who is told to be among the dead: before it, or behind an inverted verb ("Among the dead was a nurse")."""
    among = sentence.before(at)
    if sentence.part(among) is not Part.PREPOSITION or sentence.low(among) not in sentence.words.listed(
        "clauses.closed.among"
    ):
        return []
    listed = sentence.after(sentence.after(at))
    if sentence.part(sentence.after(at)) in _SHOWS and sentence.people(listed) is not None:
        return sentence.list_at(listed)
    owner = sentence.before(among)
    if sentence.people(owner) is not None:
        return [owner]
    for clause in sentence.clauses:
        if clause.verb == owner:
            return list(clause.subjects)
        inverted = clause.verb > at and sentence.groups[clause.verb].head.part is Part.BE
        if inverted and list(clause.subjects) in ([], [at]) and clause.objects:
            return sentence.listed(clause.objects)
    return []


def among_counted(sentence: Sentence, told: Iterable[Link]) -> Iterator[Link]:
    """Who is told to be among people who are counted themselves: "three nurses were among the 12 killed"."""
    for link in told:
        if sentence.people(link.noun) is not None:
            for noun in _among(sentence, link.noun):
                yield Link(noun, link.harm, "among", link.trigger, link.frame)


def _of(sentence: Sentence, at: int) -> list[int]:
    """The people of "the death of a baker", "sexual violence against 31 women"."""
    of = sentence.after(at)
    for _ in range(_MOST_BETWEEN):
        if sentence.part(of) is Part.PREPOSITION and sentence.people(of + 1) is None:
            of = sentence.after(sentence.after(of) if sentence.part(of + 1) is Part.NOUN else of)
    first = sentence.after(of)
    done_to = sentence.low(of) in sentence.words.listed("clauses.closed.done_to")
    if (
        not (sentence.part(of) is Part.OF or done_to)
        or first >= len(sentence.groups)
        or not sentence.groups[first].is_noun
    ):
        return []
    return sentence.list_at(first)


def _bearers(sentence: Sentence, at: int) -> list[int]:
    """Who bears a wound: the people before its "with", or the subject of a verb such as "suffered"."""
    before = sentence.before(at)
    clause = next((clause for clause in reversed(sentence.clauses) if clause.verb < at), None)
    if sentence.part(before) is Part.PREPOSITION and sentence.low(before) in sentence.words.listed(
        "harm.bearing.prepositions"
    ):
        owner = sentence.before(before)
        if sentence.people(owner) is not None:
            return [owner]
        objects = [noun for noun in clause.objects if sentence.people(noun)] if clause and not clause.passive else []
        return objects[:1] or (list(clause.subjects) if clause else [])
    bears = clause is not None and clause.verb == before
    if clause and bears and sentence.groups[before].head.low in sentence.words.forms("harm.bearing.verbs"):
        return list(clause.subjects)
    return []


def _of_wounded(sentence: Sentence, at: int) -> list[int]:
    """People in the "of" of wounds: "had dressed the WOUNDS OF fifteen people"."""
    people = sentence.after(at + 1) if sentence.part(at + 1) is Part.OF else -1
    return sentence.list_at(people) if people >= 0 and sentence.people(people) is not None else []


def of_uncounted(sentence: Sentence, told: Iterable[Link]) -> Iterator[Link]:
    """The number told of harmed people who are not counted: "put the monks killed there at 5,500", "its dead at 8"."""
    tellers = sentence.words.forms("tolls.figures.tellers")
    figures = sentence.words.listed("tolls.figures.nouns")
    if (tellers | figures).isdisjoint([group.head.low for group in sentence.groups]):
        return
    harms = {link.noun: (link.harm, link.trigger) for link in told}
    harms |= {at: (group.attributes[0].harm, at) for at, group in enumerate(sentence.groups) if group.attributes}
    told_of = [(at, group) for at, group in enumerate(sentence.groups) if group.senses]
    own = {at: _counted_senses(sentence, group) or _of_victims(sentence, group) for at, group in told_of}
    harms |= {at: (senses[0].harm, at) for at, senses in own.items() if senses}
    for noun, (harm, trigger) in harms.items():
        group = sentence.groups[noun]
        plural = own.get(noun) or group.head.low.endswith(tuple(sentence.words.listed("clauses.closed.plural_endings")))
        plural = plural or group.head.low in figures  # "THE NUMBER of those who have died stands at 310"
        if group.people is not None or group.part is not Part.NOUN or not plural:
            continue
        before = [sentence.groups[k] for k in range(max(0, noun - _NEAR), noun)]
        figure = sentence.before(sentence.before(noun))  # "the FIGURE for injured demonstrators is 94"
        counted = figure >= 0 and sentence.groups[figure].head.low in figures and is_equated(sentence, noun)
        if counted or any(
            other.part is Part.VERB and other.head.low in tellers and not other.tells_harm for other in before
        ):
            numbers = told_number(sentence, max(sentence.list_at(noun)[-1], trigger)) or number_before(sentence, noun)
            yield from (Link(number, harm, "toll", trigger, Frame.TOLL) for number in numbers)


def _counted_senses(sentence: Sentence, group: Group) -> list[Sense]:
    """The senses of a noun that stands for those who were harmed: "its own DEAD", "the MURDERED"."""
    the = group.last - group.first > 1 and sentence.tokens[group.first].low == "the" and group.head.low.endswith("ed")
    frames = {Frame.COUNTED, Frame.ACT} if the else {Frame.COUNTED}
    return [sense for sense in group.senses if sense.frame in frames and not sense.particle]


def _of_victims(sentence: Sentence, group: Group) -> list[Sense]:
    """The sense of "the victims" whose number a teller gives: they are dead."""
    if group.head.low not in sentence.words.listed("tolls.figures.put"):
        return []
    return [sense for sense in group.senses if sense.harm is Harm.KILLED]
