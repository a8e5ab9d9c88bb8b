"""Claims before their dates, places and speakers: what the harm stage hands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import Harm, Role, Span, Stance
from testimonia.read.counts import People
from testimonia.read.harm.antecedents import antecedent
from testimonia.read.harm.figures import figures_of
from testimonia.read.harm.frames import Link, links_of
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.parties import agent_of, settled_harm
from testimonia.read.harm.parts import leaves, parts_of
from testimonia.read.harm.persons import owner_at, person_at, surnames_of
from testimonia.read.harm.roles import role_of
from testimonia.read.harm.sentence import Sentence
from testimonia.read.harm.stance import stance_of
from testimonia.read.harm.topic import Topic, next_topic
from testimonia.read.harm.wordlists import WordLists
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
        rule: the relation by which the people are harmed.
    """

    sentence: Span
    people: People
    harm: Harm
    role: Role
    stance: Stance
    trigger: Span | None
    victims: str | None
    perpetrator: str | None
    rule: str

    @property
    def anchor(self) -> Anchor:
        """Where it stands, for the stages that find its date, place and speakers."""
        number = self.people.high if self.people.low is None else self.people.low
        return Anchor(self.sentence, self.people.span, self.trigger, self.harm, number)


def find_drafts(report: Report, people: Sequence[People], *, language: str = "en") -> tuple[Draft, ...]:
    """The claims of a report, in the order of their sentences and words.

    Args:
        report: the report.
        people: all people counted, named or described in it, in order.
        language: whose words to use.
    """
    drafts: list[Draft] = []
    memory = _Memory(surnames_of(report.text, WordLists(language)))
    for span, inside in _by_sentence(report, people):
        sentence = Sentence.parse(report.text, span, inside, language)
        found = _harmed(sentence, memory)
        drafts.extend(_draft(sentence, harmed, memory.topic) for harmed in found)
        memory.topic = next_topic(memory.topic, found)
        memory.mentioned = inside
        if found:
            memory.harmed = [harmed.people for harmed in found]
    return tuple(drafts)


@dataclass(slots=True)
class _Memory:
    """What the sentences so far have told.

    Args:
        surnames: words of the report that can be surnames.
        topic: what was counted last.
        mentioned: who was told of in the last sentence.
        harmed: who was harmed in the last sentence that told of harm.
    """

    surnames: frozenset[str]
    topic: Topic | None = None
    mentioned: Sequence[People] = ()
    harmed: Sequence[People] = ()


def _by_sentence(report: Report, people: Sequence[People]) -> list[tuple[Span, list[People]]]:
    """Each sentence with people, and these, none overlapping another: the longest first mention wins."""
    groups: list[tuple[Span, list[People]]] = [(sentence, []) for sentence in report.sentences]
    last = -1
    for one in sorted(people, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= last and groups:
            groups[report.sentence_at(one.span.start)][1].append(one)
            last = one.span.end
    return groups


def _harmed(sentence: Sentence, memory: _Memory) -> list[Harmed]:
    """Everybody who is harmed in a sentence, in the order of the words."""
    who: dict[int, People] = {}
    links = []
    for link in links_of(sentence):
        people = who.get(link.noun) or _people(sentence, link, memory)
        if people is not None and not (link.rule == "own" and leaves(sentence, link.noun)):
            who[link.noun] = people
            links.append(link)
    parts = parts_of(sentence, links, memory.topic)
    told = {(part.noun, part.harm) for part in parts}
    own = [
        Harmed(
            link.noun, who[link.noun], link.harm, link.rule, None if link.rule == "own" else link.trigger, link.clause
        )
        for link in links
        if (link.noun, link.harm) not in told
    ]
    figures = figures_of(sentence, links, parts, memory.topic)
    return sorted((*own, *parts, *figures), key=lambda harmed: (harmed.noun, harmed.harm))


def _people(sentence: Sentence, link: Link, memory: _Memory) -> People | None:
    if link.rule == "genitive":
        return owner_at(sentence, link.noun, memory.surnames)
    if sentence.part(link.noun) is not Part.PRONOUN:
        return person_at(sentence, link.noun, memory.surnames)
    before = (*memory.mentioned, *memory.harmed)
    return antecedent(sentence, link.noun, before, lambda at: person_at(sentence, at, memory.surnames))


def _draft(sentence: Sentence, harmed: Harmed, topic: Topic | None) -> Draft:
    perpetrator = agent_of(sentence, harmed)
    trigger = harmed.trigger
    return Draft(
        sentence=sentence.span,
        people=harmed.people,
        harm=settled_harm(sentence, harmed, perpetrator),
        role=role_of(sentence, harmed, topic),
        stance=stance_of(sentence, harmed),
        trigger=Span(sentence.start(trigger), sentence.end(trigger)) if trigger is not None else None,
        victims=harmed.people.victims,
        perpetrator=perpetrator,
        rule=harmed.rule,
    )
