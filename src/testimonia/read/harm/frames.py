"""Which people each word of harm is about: the relation in which they stand to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from testimonia.model import Harm
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.injuries import in_care, injured_by, to_themselves
from testimonia.read.harm.last_seen import buried, unseen
from testimonia.read.harm.lexicon import Frame, Sense, lexicon
from testimonia.read.harm.mortal import taken_by_disaster, tells_death
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.tolls import NUMBERS, is_equated, number_before, told_number

_ITEM_STARTS = frozenset({Part.COMMA, Part.STOP, Part.AND, Part.DASH, Part.OPEN, Part.COLON})
_LABELLED = frozenset({PeopleKind.BARE, PeopleKind.VAGUE})
_WHOLES = frozenset({Frame.TOLL, Frame.COUNTED, Frame.EVENT})
_MOST_BETWEEN = 2
"""Most phrases between a noun of harm and its "of": "the murder on Sunday in Orvek of a nurse"."""
_NEAR = 6
"""Groups between a verb of figures and the people whose number it tells."""


@dataclass(frozen=True, slots=True)
class Link:
    """A noun group, and the word of harm that it stands to.

    Args:
        noun: the noun group; whether it is people at all is still to be seen.
        harm: which harm.
        rule: the relation: "object", "passive-subject", "subject", "state", "of", "genitive", "case-of", "own",
            "among", "nobody", "toll", "label".
        trigger: the group with the word of harm; the noun group's own where its noun carries it.
        frame: how the word of harm takes the people.
        clause: the clause of the word of harm; None where it is a noun.
    """

    noun: int
    harm: Harm
    rule: str
    trigger: int
    frame: Frame
    clause: Clause | None = None


def links_of(sentence: Sentence) -> list[Link]:
    """The links of a sentence, without those that a stronger one overrules."""
    found: dict[tuple[int, Harm], Link] = {}
    told = [*_of_clauses(sentence), *_of_nouns(sentence), *_of_labels(sentence), *_of_injuries(sentence)]
    told += _of_unseen(sentence)
    for link in (*told, *_of_uncounted(sentence, told), *_among_counted(sentence, told)):
        found.setdefault((link.noun, link.harm), link)
    links = list(found.values())
    return [
        link for link in links if _is_nobody(sentence, link.noun) or not any(_overrules(other, link) for other in links)
    ]


def _overrules(strong: Link, weak: Link) -> bool:
    """Whether one link of a noun group leaves no room for another.

    Who is shot and killed is killed; "1,417 deaths in custody" are deaths; "12 hostages were killed" tells of the
    killed, and that they were hostages only says who they are; bodies that are taken away are the dead's;
    of those who were taken away and not seen since it is told what befell them.
    """
    if strong.noun != weak.noun or strong.harm is weak.harm or strong.rule in ("toll", "not-seen-since"):
        return False
    if (_are_dead(strong) and weak.harm in _OF_THE_LIVING) or (_are_dead(weak) and strong.harm in _OF_THE_LIVING):
        return _are_dead(strong)
    if Frame.EVENT in (strong.frame, weak.frame):
        return strong.frame is Frame.EVENT
    if weak.rule in ("own", "toll", "not-seen-since"):
        return strong.rule not in ("own", "toll")
    if strong.harm is Harm.KILLED:
        return weak.harm is Harm.INJURED or weak.frame is Frame.STATE
    return False


def _are_dead(link: Link) -> bool:
    """Whether people are surely dead, whatever else is told of them: "40 bodies", "buried 89 victims of the siege"."""
    own = link.rule == "own" and link.harm is Harm.KILLED and link.frame is Frame.COUNTED
    return own or link.rule == "buried"


_OF_THE_LIVING = frozenset({Harm.ABDUCTED, Harm.DETAINED, Harm.AFFECTED})


# ---------------------------------------------------------------- verbs and adjectives


def _of_clauses(sentence: Sentence) -> Iterator[Link]:
    for clause in sentence.clauses:
        if dead := buried(sentence, clause):
            yield from (Link(noun, Harm.KILLED, "buried", clause.verb, Frame.ACT) for noun in dead)
            continue
        if taken := taken_by_disaster(sentence, clause):
            yield from (Link(noun, Harm.KILLED, "object", clause.verb, Frame.ACT, clause) for noun in taken)
            continue
        group = sentence.groups[clause.verb]
        negated = (group.verb is not None and group.verb.negated) or _is_nearly(sentence, clause.verb)
        for sense in sorted(group.senses, key=lambda sense: not sense.particle):
            targets, rule = _targets(sentence, clause, sense)
            targets = [noun for noun in targets if not negated or _is_nobody(sentence, noun)]
            if targets:
                yield from (Link(noun, sense.harm, rule, clause.verb, sense.frame, clause) for noun in targets)
                also = to_themselves(sentence, clause) if rule == "object" else ()
                yield from (Link(noun, sense.harm, "subject", clause.verb, Frame.SUFFER, clause) for noun in also)
                break


def _of_injuries(sentence: Sentence) -> Iterator[Link]:
    """People who are hurt although no word of harm is said of them: "hit by a bullet", "taken to hospital"."""
    for clause, rule, people in injured_by(sentence):
        group = sentence.groups[clause.verb]
        if (group.verb is None or not group.verb.negated) and not _is_nearly(sentence, clause.verb):
            yield from (Link(at, Harm.INJURED, rule, clause.verb, Frame.ACT, clause) for at in people)
    yield from (Link(at, Harm.INJURED, "in-care", at, Frame.STATE) for at in in_care(sentence))


def _of_unseen(sentence: Sentence) -> Iterator[Link]:
    yield from (Link(at, Harm.MISSING, "not-seen-since", by, Frame.STATE) for at, by in unseen(sentence))


def _is_nearly(sentence: Sentence, verb: int) -> bool:
    """Whether it nearly happened: "was nearly lynched", "almost killed a guard"."""
    group = sentence.groups[verb]
    inside = {token.low for token in sentence.tokens[group.first : group.last]}
    before = sentence.low(verb - 1) if sentence.part(verb - 1) is Part.ADVERB else ""
    return not sentence.words.listed("harm.bearing.nearly").isdisjoint({*inside, before})


def _is_nobody(sentence: Sentence, noun: int) -> bool:
    people = sentence.people(noun)
    return people is not None and people.kind is PeopleKind.ZERO


def _targets(sentence: Sentence, clause: Clause, sense: Sense) -> tuple[list[int], str]:
    """The noun groups that one sense of a verb or adjective harms, and by which relation."""
    if sense.particle:
        return _split_object(sentence, clause, sense.particle)
    if sense.frame is Frame.STATE and _is_only_near(sentence, clause.verb):
        return [], ""
    if sense.frame is Frame.HELD:
        return _captives(sentence, clause), "passive-subject" if clause.passive else "object"
    if sense.frame is Frame.STATE or (clause.passive and sense.frame in (Frame.ACT, Frame.SUFFER)):
        return _undergoers(sentence, clause), "state" if sense.frame is Frame.STATE else "passive-subject"
    return ([], "") if clause.passive else _of_active(sentence, clause, sense.frame)


def _is_only_near(sentence: Sentence, state: int) -> bool:
    """Whether "among the dead" tells where somebody did something: "he had LAIN AMONG THE DEAD"."""
    verb = sentence.before(state)
    if not sentence.low(state).startswith("among ") or sentence.part(verb) is not Part.VERB:
        return False
    inflection = sentence.groups[verb].verb
    return sentence.groups[verb].head.part is not Part.BE and inflection is not None and not inflection.passive


def _of_active(sentence: Sentence, clause: Clause, frame: Frame) -> tuple[list[int], str]:
    objects = sentence.listed(clause.objects) if clause.objects else []
    if frame is Frame.ACT:
        return objects, "object"
    if frame is Frame.LOSE:
        lost = [] if _is_out_of_game(sentence, clause) else objects
        return [noun for noun in lost if _can_be_lost(sentence, noun)], "lost"
    if frame is Frame.SUFFER and sentence.low(clause.verb - 1) == "there":
        return objects, "subject"
    if frame is Frame.SUFFER:
        return list(clause.subjects), "subject"
    if frame is Frame.FALL and _ends_clause(sentence, clause):
        return [noun for noun in clause.subjects if sentence.part(noun) is Part.NOUN], "subject"
    return [], ""


def _is_out_of_game(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody is only missed: "lost two men TO INJURY"."""
    known = sentence.words.listed("harm.lost.away")
    behind = range(clause.verb + 1, len(sentence.groups) - 1)
    return any(sentence.low(k) == "to" and sentence.low(k + 1) in known for k in behind)


def _captives(sentence: Sentence, clause: Clause) -> list[int]:
    """Those who are held among those to whom a verb does something."""
    done = _undergoers(sentence, clause) if clause.passive else sentence.listed(clause.objects)
    known = lexicon(sentence.words.language).captives
    return [noun for noun in done if (people := sentence.people(noun)) is not None and people.noun in known]


def _can_be_lost(sentence: Sentence, noun: int) -> bool:
    people = sentence.people(noun)
    return people is not None and people.noun in lexicon(sentence.words.language).lost


def _undergoers(sentence: Sentence, clause: Clause) -> list[int]:
    """The subjects of a passive or an adjective, with people added behind it; those behind an inverted verb."""
    if late := _late_subjects(sentence, clause):
        return late
    if clause.subjects:
        verb = sentence.part(clause.verb) is Part.VERB
        added = [noun for noun in clause.objects if verb and _is_added(sentence, noun)]
        return [*clause.subjects, *added]
    copula = sentence.after(clause.verb)
    inverted = next((other for other in sentence.clauses if other.verb == copula), None)
    if inverted is None or sentence.groups[copula].head.part is not Part.BE or not inverted.objects:
        return []
    return sentence.listed(inverted.objects)


def _late_subjects(sentence: Sentence, clause: Clause) -> list[int]:
    """People right behind a passive whose subject is nobody, as translations have it: "There were killed 12 men"."""
    first = sentence.after(clause.verb)
    if not clause.passive or first not in clause.objects[:1] or any(map(sentence.people, clause.subjects)):
        return []
    people = sentence.people(first)
    subjects = [sentence.groups[noun] for noun in clause.subjects]
    named = any(group.part is Part.NOUN and group.head.capital for group in subjects)
    counted = people is not None and people.kind in NUMBERS
    return sentence.listed(clause.objects) if counted and not named else []


def _is_added(sentence: Sentence, noun: int) -> bool:
    """Whether people are added behind the verb whose subject they share: "12 were killed, and one soldier"."""
    joint = sentence.before(noun)
    added = sentence.part(joint) is Part.AND and sentence.part(sentence.before(joint)) is Part.COMMA
    told = sentence.part(sentence.after(noun)) in (Part.VERB, Part.STATE)
    return added and not told and sentence.people(noun) is not None


def _ends_clause(sentence: Sentence, clause: Clause) -> bool:
    return sentence.part(sentence.after(clause.verb)) in (Part.STOP, Part.COMMA, Part.AND, Part.CLOSE, Part.DASH)


def _split_object(sentence: Sentence, clause: Clause, particle: tuple[str, ...]) -> tuple[list[int], str]:
    """The object between a verb and its particle ("took 12 people hostage"); of a passive, the subject."""
    targets = clause.subjects if clause.passive else clause.objects
    ends = [clause.verb] if clause.passive else clause.objects
    for position, at in enumerate(ends):
        end = sentence.groups[at].last
        if tuple(token.low for token in sentence.tokens[end : end + len(particle)]) == particle:
            return (list(targets), "passive-subject") if clause.passive else (list(targets[: position + 1]), "object")
    return [], ""


# ---------------------------------------------------------------- nouns


def _of_nouns(sentence: Sentence) -> Iterator[Link]:
    for at, group in enumerate(sentence.groups):
        if group.part is not Part.NOUN:
            continue
        if group.people is not None and group.people.kind is PeopleKind.ZERO and group.senses:
            if not tells_death(sentence, at):
                continue
            yield from (Link(at, sense.harm, "nobody", at, sense.frame) for sense in group.senses)
        elif group.people is not None and group.head.people is group.people:
            yield from _of_counted(sentence, at)
        else:
            yield from _of_noun(sentence, at)


def _of_counted(sentence: Sentence, at: int) -> Iterator[Link]:
    """What counted people are by their own noun, or what is told as the case: "217 cases of rape"."""
    group = sentence.groups[at]
    own = [sense for sense in group.senses if sense.frame is not Frame.CASUALTY]
    if own and tells_death(sentence, at):
        yield Link(at, own[0].harm, "own", at, own[0].frame)
    elif group.people is not None and _suffered(sentence, group.people.noun) and sentence.part(at + 1) is Part.OF:
        case = sentence.after(at + 1)
        senses = sentence.groups[case].senses if case < len(sentence.groups) else ()
        survived = group.people.noun in sentence.words.listed("harm.sufferers.survivors")
        told = [sense for sense in senses if sense.frame in (Frame.OF, Frame.EVENT)]
        told = [sense for sense in told if not (survived and sense.harm is Harm.KILLED)]
        yield from (Link(at, sense.harm, "case-of", case, Frame.EVENT) for sense in told[:1])


def _suffered(sentence: Sentence, noun: str | None) -> bool:
    """Whether people are told to be those to whom it was done: "14 survivors of torture"."""
    return noun in sentence.words.listed("harm.sufferers.nouns")


def _of_noun(sentence: Sentence, at: int) -> Iterator[Link]:
    group = sentence.groups[at]
    senses = group.senses or _tolls(group)
    if not senses or not tells_death(sentence, at):
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
            targets, rule = _bearers(sentence, at), "bearer"
        elif sense.frame is Frame.TOLL or (sense.frame in _WHOLES and is_equated(sentence, at)):
            targets, rule = told_number(sentence, at), "toll"
        else:
            continue
        if targets:
            yield from (Link(noun, sense.harm, rule, at, sense.frame) for noun in targets)
            return


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


def _among_counted(sentence: Sentence, told: Iterable[Link]) -> Iterator[Link]:
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


def _of_uncounted(sentence: Sentence, told: Iterable[Link]) -> Iterator[Link]:
    """The number told of harmed people who are not counted: "put the monks killed there at 5,500", "its dead at 8"."""
    tellers = sentence.words.forms("tolls.figures.tellers")
    if tellers.isdisjoint([group.head.low for group in sentence.groups]):
        return
    harms = {link.noun: (link.harm, link.trigger) for link in told}
    harms |= {at: (group.attributes[0].harm, at) for at, group in enumerate(sentence.groups) if group.attributes}
    own = {at: _counted_senses(group) for at, group in enumerate(sentence.groups)}
    harms |= {at: (senses[0].harm, at) for at, senses in own.items() if senses}
    for noun, (harm, trigger) in harms.items():
        group = sentence.groups[noun]
        plural = own[noun] or group.head.low.endswith(tuple(sentence.words.listed("clauses.closed.plural_endings")))
        if group.people is not None or group.part is not Part.NOUN or not plural:
            continue
        before = [sentence.groups[k] for k in range(max(0, noun - _NEAR), noun)]
        if any(other.part is Part.VERB and other.head.low in tellers and not other.tells_harm for other in before):
            numbers = told_number(sentence, max(sentence.list_at(noun)[-1], trigger)) or number_before(sentence, noun)
            yield from (Link(number, harm, "toll", trigger, Frame.TOLL) for number in numbers)


def _counted_senses(group: Group) -> list[Sense]:
    """The senses of a noun that stands for those who were harmed: "its own DEAD"."""
    return [sense for sense in group.senses if sense.frame is Frame.COUNTED]


def _of_labels(sentence: Sentence) -> Iterator[Link]:
    """Numbers behind a label, as in tables: "Killed: 14; wounded: 33", "wounded 487, taken prisoner 1,275"."""
    for at, group in enumerate(sentence.groups):
        if not group.senses:
            continue
        senses = [sense for sense in group.senses if not sense.particle and sense.frame not in (Frame.OF, Frame.FALL)]
        if not senses or group.people is not None or sentence.part(sentence.before(at)) not in _ITEM_STARTS:
            continue
        number = sentence.after(at)
        if sentence.part(number) in (Part.COLON, Part.DASH):
            number = sentence.after(number)
        people = sentence.people(number)
        behind = sentence.part(sentence.after(number))
        if people is not None and people.kind in _LABELLED and behind not in (Part.VERB, Part.STATE):
            yield Link(number, senses[0].harm, "label", at, senses[0].frame)
