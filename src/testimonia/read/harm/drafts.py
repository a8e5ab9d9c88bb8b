"""Claims before their dates, places and speakers: what the harm stage hands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from testimonia.model import DateMention, Harm, Role, Span, Stance, Why
from testimonia.read.counts import People
from testimonia.read.harm.accused import Accused
from testimonia.read.harm.agents import agent_of, settled_harm
from testimonia.read.harm.harmed import Harmed
from testimonia.read.harm.roles import role_of
from testimonia.read.harm.sentences import Sentences
from testimonia.read.harm.stance import stance_of
from testimonia.read.harm.telling import Told, told_by
from testimonia.read.harm.victims import victims_of
from testimonia.read.report import Anchor


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim whose date, place and speakers are still to be found.

    Args:
        sentence: the sentence that carries it.
        people: who is counted.
        harm, role, stance: what is claimed.
        trigger: the words of the harm; None where another count tells it.
        line: of a line of a list of victims, where it stands: it may be more than the sentence.
        heading: the sentence that tells of the harm where that is another; None where it is this one.
        victims: the words for who was harmed; None if only "people".
        perpetrator: the words for who is said to have done it; None if not stated.
        rule: the relation by which the people are harmed.
        why: for each field that is decided already, the rule and the words that gave it.
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
    why: tuple[Why, ...]
    line: Span | None = None
    heading: Span | None = None

    @property
    def anchor(self) -> Anchor:
        """Where it stands, for the stages that find its date, place and speakers."""
        number = self.people.high if self.people.low is None else self.people.low
        count = self.people.span
        if self.heading is not None and self.trigger is not None:
            return Anchor(self.heading, self.trigger, self.trigger, self.harm, number)
        if self.trigger is not None and count.start < self.sentence.start:
            count = self.trigger  # "Mara Ilvane, nurse. SHOT on 3 May."
        return Anchor(self.sentence, count, self.trigger, self.harm, number)


def find_drafts(sentences: Sentences, dates: Sequence[DateMention] = ()) -> tuple[Draft, ...]:
    """The claims of a report, in the order of their sentences and words.

    Args:
        sentences: the sentences of the report.
        dates: its time expressions, in order, by which what happened at another time is told apart.
    """
    accused = Accused(sentences, dates)
    return tuple(_draft(told, position, accused) for told in told_by(sentences) for position in range(len(told.harmed)))


def _draft(told: Told, position: int, others: Accused) -> Draft:
    sentence, harmed = told.sentence, told.harmed[position]
    role, part = role_of(sentence, harmed, told.topic, told.harmed[:position])
    victims, suffered = victims_of(sentence, harmed, told.harmed[:position])
    teller, told_of = harmed.heading or (sentence, harmed)
    perpetrator, accused = agent_of(teller, told_of)
    harm = settled_harm(teller, told_of, perpetrator)
    if perpetrator is None and (given := others.of(teller, told_of, part=role is Role.SUBSET)):
        perpetrator, accused = given[0], replace(given[1], left_out=accused.left_out)
    perpetrator = others.named(teller, perpetrator) if perpetrator else None
    if role is not Role.SUBSET:
        others.remember(sentence, perpetrator)
    stance, held = stance_of(teller, told_of)
    at = told_of.trigger
    trigger = Span(teller.start(at), teller.end(at)) if at is not None else None
    return Draft(
        sentence=sentence.span,
        people=harmed.people,
        harm=harm,
        role=role,
        stance=stance,
        trigger=trigger,
        victims=victims,
        perpetrator=perpetrator,
        rule=harmed.rule,
        why=(*_told(harmed, trigger.of(sentence.text) if trigger else None), part, held, suffered, accused),
        line=harmed.line,
        heading=teller.span if harmed.heading else None,
    )


def _told(harmed: Harmed, words: str | None) -> tuple[Why, Why]:
    """What gave the count and the harm: words of its own, the noun, or another count."""
    people = harmed.people
    return (
        Why("count", f"{people.kind.value}-people", people.text),
        Why("harm", harmed.rule, people.text if harmed.rule == "own" else words),
    )
