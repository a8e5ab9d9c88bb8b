"""What is asked of a timeline for one claim, and what a rule answers."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from testimonia.model import DateRange, Span
from testimonia.read.dates.clauses import Clause, clause_at, pieces
from testimonia.read.dates.dated import Dated
from testimonia.read.dates.known import of_the_harm
from testimonia.read.dates.listed import listed
from testimonia.read.dates.timeline import Timeline
from testimonia.read.languages import words
from testimonia.read.report import Anchor

_NEAR = 1500
"""Code points around a claim in which its sentence counts; longer ones are no sentences of a report."""

_ACROSS = 30
"""Code points by which an "and" between a claim and a date makes the date farther: each conjunct has its own."""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim in its sentence, for which a date is asked.

    Args:
        anchor: where it stands.
        timeline: the timeline of the report.
        sentence: its sentence, as far as it lies near the claim.
        clauses: the clauses of its sentence.
        own: indexes of the clauses of its number and of its words of harm, the number's first.
        reach: the stretch from the first to the last of these clauses, as far as it lies near the claim.
        events: the dates in its sentence that may date its harm.
        words: the words of its sentence, in lower case.
    """

    anchor: Anchor
    timeline: Timeline
    sentence: Span
    clauses: tuple[Clause, ...]
    own: tuple[int, ...]
    reach: Span
    events: tuple[Dated, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, anchor: Anchor, timeline: Timeline) -> Question:
        """The question for a claim of the timeline's report."""
        near = Span(max(0, anchor.count.start - _NEAR), anchor.count.end + _NEAR)
        sentence = _within(near, anchor.sentence)
        divided = timeline.clauses[anchor.sentence.start]
        spans = (anchor.count, anchor.trigger) if anchor.trigger else (anchor.count,)
        own = tuple(dict.fromkeys([clause_at(divided, span.start) for span in spans]))
        clauses = [divided[index].span for index in own]
        reach = Span(min([span.start for span in clauses]), max([span.end for span in clauses]))
        return cls(
            anchor=anchor,
            timeline=timeline,
            sentence=sentence,
            clauses=divided,
            own=own,
            reach=_within(near, reach),
            events=tuple(
                of_the_harm(timeline.report.text, anchor, timeline.events(sentence.start, sentence.end, anchor.harm))
            ),
            words=frozenset(_WORD.findall(sentence.of(timeline.report.text).lower())),
        )

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.timeline.report.text

    @property
    def pieces(self) -> tuple[int, ...]:
        """Indexes of the other pieces of the clause of its number: before and behind an aside."""
        return pieces(self.clauses, self.own[0])

    @property
    def number(self) -> int:
        """The claim's number of people; 0 where it states none."""
        return self.anchor.number or 0

    def says(self, name: str, stretch: Span) -> re.Match[str] | None:
        """The first of the listed words (`dates.toml`, "happenings") in a stretch of the claim's sentence."""
        if self.words.isdisjoint(_first_words(name)):
            return None
        return listed("happenings", name).search(self.text, stretch.start, stretch.end)

    def opens(self, name: str, stretch: Span) -> bool:
        """Whether a stretch of the claim's sentence begins with one of the listed words."""
        return not self.words.isdisjoint(_first_words(name)) and bool(
            listed("happenings", name).match(self.text, stretch.start)
        )

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
        is_open: whether a beginning that the dates lack is not to be looked for: nobody tells when it was.
    """

    dates: DateRange | None
    words: str | None = None
    is_open: bool = False

    @classmethod
    def of(cls, one: Dated | None) -> Answer | None:
        """The days of a date; None for none."""
        return cls(one.dates, one.words) if one else None


Rule = Callable[[Question], Answer | None]
"""A rule answers, or says nothing (None) and leaves the question to the next."""


def _within(near: Span, stretch: Span) -> Span:
    """The part of a stretch that lies near; the stretch where it lies elsewhere."""
    start, end = max(near.start, stretch.start), min(near.end, stretch.end)
    return Span(start, end) if start < end else stretch


_WORD = re.compile(r"[^\W\d_]+")


@functools.cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(listed.split()[0] for listed in words("en", "dates")["happenings"][name])
