"""Claims before their dates, places and speakers: what the harm stage hands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import Harm, Role, Span, Stance
from testimonia.read.counts import Kind, People
from testimonia.read.harm.context import Topic, dependents_of
from testimonia.read.harm.items import Item, items_of
from testimonia.read.harm.lexicon import lexicon
from testimonia.read.harm.links import Link, links_of
from testimonia.read.harm.parties import agent_of
from testimonia.read.harm.roles import role_of
from testimonia.read.harm.stance import stance_of
from testimonia.read.report import Anchor, Report


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim whose date, place and speakers are still to be found.

    Args:
        sentence: the sentence that carries it.
        people: who is counted.
        harm, role, stance: what is claimed.
        trigger: the words of the harm; None where another count tells it.
        victims: the words for who was harmed; None if only "people".
        perpetrator: the words for who is said to have done it; None if not stated.
    """

    sentence: Span
    people: People
    harm: Harm
    role: Role
    stance: Stance
    trigger: Span | None
    victims: str | None
    perpetrator: str | None

    @property
    def anchor(self) -> Anchor:
        """Where it stands, for the stages that find its date, place and speakers."""
        return Anchor(self.sentence, self.people.span, self.trigger, self.harm)


def find_drafts(report: Report, people: Sequence[People], *, language: str = "en") -> tuple[Draft, ...]:
    """The claims of a report, in the order of their sentences and words.

    Args:
        report: the report.
        people: all people counted, named or described in it, in order.
        language: whose words to use.
    """
    words = lexicon(language)
    drafts: list[Draft] = []
    topic: Topic | None = None
    for sentence, inside in _by_sentence(report, people):
        items = items_of(report.text, sentence, inside, words)
        found = _drafts_of(report.text, sentence, items, topic)
        drafts.extend(found)
        topic = _next_topic(topic, found)
    return tuple(drafts)


def _by_sentence(report: Report, people: Sequence[People]) -> list[tuple[Span, list[People]]]:
    """Each sentence with people, and these, none overlapping another: the longest first mention wins."""
    groups: list[tuple[Span, list[People]]] = [(sentence, []) for sentence in report.sentences]
    last = -1
    for one in sorted(people, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= last and groups:
            groups[report.sentence_at(one.span.start)][1].append(one)
            last = one.span.end
    return groups


def _next_topic(topic: Topic | None, found: Sequence[Draft]) -> Topic | None:
    main = [draft for draft in found if draft.role is Role.TOTAL and draft.people.high != 0]
    if main:
        return Topic(main[-1].harm, main[-1].people.low, main[-1].people.high)
    return Topic(topic.harm, topic.low, topic.high, topic.age + 1) if topic else None


def _drafts_of(text: str, sentence: Span, items: list[Item], topic: Topic | None) -> list[Draft]:
    links = links_of(items)
    dependents = dependents_of(items, links, topic)
    roles = {dependent.people: dependent.role for dependent in dependents}
    linked = {link.people for link in links}
    drafts = [_draft(text, sentence, items, link, roles.get(link.people)) for link in links]
    drafts += [
        _draft(text, sentence, items, Link(one.people, one.harm, -1, ""), one.role)
        for one in dependents
        if one.people not in linked
    ]
    return sorted(drafts, key=lambda draft: (draft.people.span.start, draft.harm))


def _draft(text: str, sentence: Span, items: list[Item], link: Link, role: Role | None) -> Draft:
    people = items[link.people].people
    assert people is not None
    trigger = None
    if link.trigger >= 0 and link.side != "own":
        trigger = Span(items[link.trigger].start, items[link.trigger].end)
    return Draft(
        sentence=sentence,
        people=people,
        harm=link.harm,
        role=role or role_of(text, sentence, people.span),
        stance=stance_of(text, sentence, people.span, trigger, zero=people.kind is Kind.ZERO),
        trigger=trigger,
        victims=people.victims,
        perpetrator=agent_of(text, items, link.trigger) if trigger else None,
    )
