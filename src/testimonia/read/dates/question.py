"""What is asked of a timeline for one claim, and what a rule answers."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from testimonia.model import DateRange, Span
from testimonia.read.dates.clauses import Clause, clause_at, clauses
from testimonia.read.dates.dated import Dated
from testimonia.read.dates.timeline import Timeline, number_of
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Anchor

_ACROSS = 30
"""Code points by which an "and" between a claim and a date makes the date farther: each conjunct has its own."""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim in its sentence, for which a date is asked.

    Args:
        anchor: where it stands.
        timeline: the timeline of the report.
        clauses: the clauses of its sentence.
        own: indexes of the clauses of its number and of its words of harm, the number's first.
        events: the dates in its sentence that may date its harm.
        number: its number; None where its words have none.
    """

    anchor: Anchor
    timeline: Timeline
    clauses: tuple[Clause, ...]
    own: tuple[int, ...]
    events: tuple[Dated, ...]
    number: int | None

    @classmethod
    def of(cls, anchor: Anchor, timeline: Timeline) -> Question:
        """The question for a claim."""
        text, sentence = timeline.report.text, anchor.sentence
        divided = clauses(text, sentence)
        spans = (anchor.count, anchor.trigger) if anchor.trigger else (anchor.count,)
        return cls(
            anchor=anchor,
            timeline=timeline,
            clauses=divided,
            own=tuple(dict.fromkeys(clause_at(divided, span.start) for span in spans)),
            events=timeline.events(sentence.start, sentence.end, anchor.harm),
            number=number_of(anchor, text),
        )

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.timeline.report.text

    @property
    def reach(self) -> Span:
        """The stretch from the first to the last of the claim's own clauses."""
        spans = [self.clauses[index].span for index in self.own]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def says(self, name: str, stretch: Span) -> re.Match[str] | None:
        """The first of the listed words (`dates.toml`, "happenings") in a stretch of the text."""
        return _listed(name).search(self.text, stretch.start, stretch.end)

    def gap(self, one: Dated) -> tuple[int, int]:
        """How far a date stands from the claim, in code points, and where it stands; farther across an "and"."""
        spans = (self.anchor.count, self.anchor.trigger or self.anchor.count)
        return min(self._between(one.mention.span, other) for other in spans), one.start

    def _between(self, left: Span, right: Span) -> int:
        first, second = sorted((left, right), key=lambda span: span.start)
        between = self.text[first.end : max(first.end, second.start)]
        return len(between) + (_ACROSS if " and " in between else 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule gives.

    Args:
        dates: the days; None where the rule says that nothing dates the claim.
        words: the words that the rule rests on, if any.
    """

    dates: DateRange | None
    words: str | None = None

    @classmethod
    def of(cls, one: Dated | None) -> Answer | None:
        """The days of a date; None for none."""
        return cls(one.dates, one.words) if one else None


Rule = Callable[[Question], Answer | None]
"""A rule answers, or says nothing (None) and leaves the question to the next."""


@functools.cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')['happenings'][name])})\b", re.IGNORECASE)
