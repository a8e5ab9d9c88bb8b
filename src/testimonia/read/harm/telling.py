"""The pass over a report: who is harmed in each sentence, and what the sentences so far have told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from testimonia.model import Harm, Role
from testimonia.read.counts import People, PeopleKind
from testimonia.read.harm.antecedents import antecedent, told_aside
from testimonia.read.harm.cards import RULE as CARD
from testimonia.read.harm.cards import headed_by
from testimonia.read.harm.deeds import is_alone
from testimonia.read.harm.executions import may_be_deadly
from testimonia.read.harm.figures import MOST_SENTENCES, figures_of
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.households import is_in_families, is_in_households
from testimonia.read.harm.items import Item, items_of
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.link import Link
from testimonia.read.harm.links import is_beating, links_of
from testimonia.read.harm.lost_all import all_lost
from testimonia.read.harm.parts import parts_of
from testimonia.read.harm.persons import owner_at, person_at, surnames_of, unknown_at
from testimonia.read.harm.rolls import Entry, rolls_of
from testimonia.read.harm.screen import Screen, screen
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.sentences import Sentences
from testimonia.read.harm.spared import is_set_free, is_spared, leaves
from testimonia.read.harm.topic import Topic, headed, next_topic
from testimonia.read.languages.lists import WordLists, word_lists

_WHERE_HIT = 6
"""Groups from the word of harm on in which it is told where a bullet hit: "shot in the back of the neck"."""

_FEW = 3
"""Words of war beside which one word of crime makes no report of crime."""

_EXECUTED = 100
"""Persons: somebody who shoots so many leaves none alive, whatever else a report is of."""

_LINK = 40
"""Code points of a line in which it shows that it leads to another report."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence tells.

    Args:
        sentence: the sentence, analysed.
        harmed: everybody who is harmed in it, in the order of the words.
        topic: what the report had counted before it.
    """

    sentence: Sentence
    harmed: Sequence[Harmed]
    topic: Topic | None


def told_by(sentences: Sentences) -> Iterator[Told]:
    """What the sentences of a report tell, in order; those that tell of no harm are left out.

    Only sentences with a word of harm are analysed, and those that count people soon after a count.

    Args:
        sentences: the sentences of the report.
    """
    words, lists = screen(sentences.language), word_lists(sentences.language)
    memory = _Memory(sentences)
    items = items_of(sentences)
    rolls = rolls_of(sentences, items)
    for at in range(len(sentences.spans)):
        topic = memory.topic
        text = sentences.text(at)
        near = topic is not None and topic.age <= MOST_SENTENCES
        told = sentences.may_tell(at) or at in items or (near and at not in rolls and _counts(sentences, at, words))
        told |= rolls.get(at) is not None
        if not told or _leads_elsewhere(text, lists):
            memory.topic = next_topic(topic, ())
            continue
        if lost := all_lost(sentences, at):
            yield Told(sentences.analysed(lost[0]), [lost[1]], topic)
        sentence = sentences.analysed(at)
        harmed = _harmed(sentence, at, memory, items.get(at, ())) if sentences.may_tell(at) or at not in rolls else []
        if (entry := rolls.get(at)) is not None:
            harmed = [_of_roll(sentence, entry, topic), *(one for one in harmed if not _is_of(entry, one))]
        memory.topic = next_topic(topic, harmed) if harmed else headed(next_topic(topic, ()), sentence)
        if harmed:
            memory.harmed = [one.people for one in harmed]
            yield Told(sentence, harmed, topic)


def _counts(sentences: Sentences, at: int, words: Screen) -> bool:
    """Whether a sentence without a word of harm counts people of whom a count before it may be told."""
    text = sentences.text(at)
    return words.may_count(text) and not words.is_invented(text) and bool(sentences.people(at))


def _leads_elsewhere(text: str, lists: WordLists) -> bool:
    """Whether a line only leads to another report: "Read more: Ferry sinks, 15 dead"."""
    opener = text[:_LINK].lower().lstrip(" [(+-•*>|")
    found = lists.pattern("harm.links.openers").match(opener)
    return found is not None and any(mark in opener[found.end() :] for mark in ":|")


class _Memory:
    """What the sentences so far have told."""

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences
        self._surnames: frozenset[str] | None = None
        self._of_war: bool | None = None
        self.topic: Topic | None = None
        self.harmed: Sequence[People] = ()
        self.victims = word_lists(sentences.language).listed("tolls.parts.victims")

    @property
    def of_war(self) -> bool:
        """Whether the report is of war or of what a state did, and not of crime in a town."""
        if self._of_war is None:
            lists, vocabulary = word_lists(self.sentences.language), self.sentences.report.vocabulary
            crime, war = (lists.listed(f"harm.executions.{name}") & vocabulary for name in ("crime", "war"))
            self._of_war = bool(war) and (not crime or (len(crime) == 1 and len(war) > _FEW))
        return self._of_war

    def settled(self, sentence: Sentence, link: Link) -> Link:
        """A link, of death where a report of war or of the past only tells that people were shot, or where.

        Who is told to be beaten right after people were detained is of them, and tortured. "The victims" suffered what
        the report has told of them before.
        """
        if self.topic is not None and link.rule == "toll" and sentence.low(link.trigger) in self.victims:
            return replace(link, harm=self.topic.harm)
        abducted = self.topic is not None and self.topic.harm is Harm.ABDUCTED
        people = sentence.people(link.noun)
        some = sentence.part(link.noun) is Part.PRONOUN or (people is not None and people.kind is PeopleKind.BARE)
        gone = link.rule == "not-seen-since" and some  # "THREE never came back"
        if abducted and (gone or link.rule == "held-for" or is_alone(sentence, link)):
            return replace(link, harm=Harm.ABDUCTED)  # "12 were taken hostage; eight ARE STILL HELD"
        if link.harm is Harm.KILLED and self._only_shot(sentence, link):
            return replace(link, harm=Harm.INJURED)
        hurt = link.harm is Harm.INJURED and link.frame in (Frame.ACT, Frame.OF)
        return self._beaten_or_shot(sentence, link) if hurt else link

    def _beaten_or_shot(self, sentence: Sentence, link: Link) -> Link:
        """A link of those who are hurt by an act: tortured, where they are held, dead, where they are shot in war."""
        people = sentence.people(link.noun)
        held = self.topic is not None and self.topic.harm is Harm.DETAINED and not self.topic.age and link.rule != CARD
        them = sentence.part(link.noun) is Part.PRONOUN or (people is not None and people.kind is PeopleKind.BARE)
        there = sentence.low(link.trigger + 1) in sentence.words.listed("harm.beatings.there")
        if held and (them or there) and is_beating(sentence, link):
            return replace(link, harm=Harm.TORTURED)
        many = link.rule == "object" and people is not None and (people.low or 0) >= _EXECUTED
        deadly = may_be_deadly(sentence, link.trigger) and (many or self.of_war)
        return replace(link, harm=Harm.KILLED) if deadly else link

    def _only_shot(self, sentence: Sentence, link: Link) -> bool:
        """Whether a report of crime tells where a bullet hit, which none but executions makes a death."""
        told = " ".join(sentence.low(at) for at in range(link.trigger, link.trigger + _WHERE_HIT))
        hit = sentence.words.pattern("harm.executions.hit").search(told)
        crime = sentence.words.listed("harm.executions.crime")
        return hit is not None and not self.of_war and not crime.isdisjoint(self.sentences.report.vocabulary)

    @property
    def surnames(self) -> frozenset[str]:
        """Words of the report that can be surnames."""
        if self._surnames is None:
            self._surnames = surnames_of(self.sentences.report.text, word_lists(self.sentences.language))
        return self._surnames


def _tells_how(sentence: Sentence, link: Link, told: Sequence[Link]) -> bool:
    """Whether it is only how people died who were told to be dead: "two were killed when THEY trod on a mine"."""
    hurt = link.harm is Harm.INJURED and sentence.part(link.noun) is Part.PRONOUN
    return hurt and any(other.harm is Harm.KILLED for other in told)


def _harmed(sentence: Sentence, at: int, memory: _Memory, items: Sequence[Item]) -> list[Harmed]:
    """Everybody who is harmed in a sentence, in the order of the words."""
    who: dict[int, People] = {}
    links: list[Link] = []
    told_here = [memory.settled(sentence, link) for link in links_of(sentence)]
    listed = _of_items(sentence, items, {link.noun: link.harm for link in told_here})
    counted = {one.noun for one in listed}
    of_heading = counted.isdisjoint(link.noun for link in told_here)
    for link in told_here:
        if link.noun in counted or (counted and of_heading and link.harm is not listed[0].harm):
            continue  # "Orvek: two, BOTH IN CUSTODY" under a heading of deaths
        people = who.get(link.noun) or _people(sentence, link, at, memory)
        if (
            people is None
            or _is_place(sentence, link, people)
            or is_in_families(sentence, link.noun)
            or is_spared(sentence, link)
            or _tells_how(sentence, link, [other for other in links if who[other.noun] == people])
        ):
            continue
        freed = link.rule in ("own", "held-for") and is_set_free(sentence, link.noun)
        if not freed and not (link.rule == "own" and leaves(sentence, link.noun)):
            who[link.noun] = people
            links.append(link)
    headed = [Link(one.noun, one.harm, "item", one.noun, Frame.COUNTED) for one in listed]
    parts = parts_of(sentence, [*headed, *links], memory.topic)
    told = {(part.noun, part.harm) for part in parts}
    told |= {(noun, Harm.INJURED) for noun, harm in told if harm is Harm.KILLED}
    own = [_own(link, who[link.noun]) for link in links if (link.noun, link.harm) not in told]
    figures = figures_of(sentence, [*headed, *links], parts, memory.topic)
    return sorted((*listed, *own, *parts, *figures), key=lambda harmed: (harmed.noun, harmed.harm))


def _of_items(sentence: Sentence, items: Sequence[Item], told_here: Mapping[int, Harm]) -> list[Harmed]:
    """Everybody whom a line of a list counts, with what the heading of the list tells, unless the line tells another.

    "Orvek: 4 killed, 9 hurt" under "Casualties" tells itself what befell whom.
    """
    found = []
    for item in items:
        start = item.people.span.start
        at = next(k for k in range(len(sentence.groups)) if start < sentence.end(k))
        if item.cause or told_here.get(at, item.harm) is item.harm:
            found.append(Harmed(at, item.people, item.harm, "item", role=Role.SUBSET if item.part else None))
    return found


def _of_roll(sentence: Sentence, entry: Entry, topic: Topic | None) -> Harmed:
    """Whom a line of a list of victims names: a part of the dead where their number was told, or as many as he is."""
    people, heading = entry.people, entry.heading
    of_all = topic is not None and any(harm is heading.harm and n >= heading.size for harm, n in topic.tolls)
    role = Role.SUBSET if of_all and heading.size > 1 else Role.TOTAL
    there = Harmed(heading.trigger, people, heading.harm, "roll", heading.trigger, heading.clause, role)
    noun = next(at for at in range(len(sentence.groups)) if people.span.start < sentence.end(at))
    return Harmed(noun, people, heading.harm, "roll", role=role, line=entry.line, heading=(heading.sentence, there))


def _is_of(entry: Entry, harmed: Harmed) -> bool:
    """Whether people are those whom a line of a list of victims names, or a part of their name."""
    return harmed.people.span.overlaps(entry.people.span)


def _is_place(sentence: Sentence, link: Link, people: People) -> bool:
    """Whether what looks like a name is none of a person: towns have sieges and massacres, bodies are in exile."""
    body = link.harm is Harm.DISPLACED and link.frame is Frame.STATE
    many = sentence.groups[link.trigger].head.low in sentence.words.listed("harm.mortal.of_many")
    return (link.harm is Harm.AFFECTED or body or many) and people.kind is PeopleKind.NAMED and people.high == 1


def _own(link: Link, people: People) -> Harmed:
    trigger = None if link.rule == "own" else link.trigger
    return Harmed(link.noun, people, link.harm, link.rule, trigger, link.clause)


def _people(sentence: Sentence, link: Link, at: int, memory: _Memory) -> People | None:
    """The people of a link: those of its noun group, its owner, or whom its pronoun stands for."""
    surnames = memory.surnames
    if link.rule == CARD and link.noun == link.trigger:
        return headed_by(memory.sentences, at, surnames)
    if link.rule == "genitive":
        return owner_at(sentence, link.noun, surnames)
    several = sentence.words.listed("clauses.pronouns.several")
    if sentence.part(link.noun) is not Part.PRONOUN and sentence.low(link.noun) not in several:
        told = person_at(sentence, link.noun, surnames)
        if told is None or is_in_households(sentence, told):
            told = told_aside(sentence, link.noun) or told
        return told or unknown_at(sentence, link.noun, link.trigger)
    if link.harm is Harm.DISPLACED and sentence.joint(link.noun) is Part.SUBORDINATE:
        return None  # "shot at them AS THEY FLED" tells how, not who left their homes
    before = (*memory.sentences.people(at - 1), *memory.harmed)
    if sentence.part(link.noun) is not Part.PRONOUN:
        before = (*memory.harmed, *memory.sentences.people(at - 1))  # "ALL were flogged": the last who were counted
    return antecedent(sentence, link.noun, before, lambda noun: person_at(sentence, noun, surnames))
