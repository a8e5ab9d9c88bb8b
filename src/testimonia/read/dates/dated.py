"""A date of a report in its place: in which clause it stands, and what it dates."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.named import violence
from testimonia.read.dates.scene import unit_around
from testimonia.read.dates.uses import Use
from testimonia.read.languages import words

CONFLICT = 90
"""A stretch of so many days is that of a conflict and not of an event."""

_YEAR = 366


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in its place.

    Args:
        mention: the expression, with its own days.
        dates: the days that it states with the words around it: "until 20 May" ends what began before.
        single: the days of its last date alone: December, of "since December".
        sentence: index of its sentence in the report.
        clause: index of its clause in the sentence.
        stretch: that clause with its piece before an aside, as far as it lies near.
        is_aside: whether that clause is an aside.
        is_past: whether that clause tells what had happened before.
        is_fronted: whether it opens that clause.
        use: what it dates.
    """

    mention: DateMention
    dates: DateRange
    single: DateRange
    sentence: int
    clause: int
    stretch: Span
    is_aside: bool
    is_past: bool
    is_fronted: bool
    use: Use

    @property
    def start(self) -> int:
        """Where it stands."""
        return self.mention.span.start

    @property
    def words(self) -> str:
        """The words that state it."""
        return self.dates.words or self.mention.text

    @property
    def is_since(self) -> bool:
        """Whether it is the day since which something goes on: "since Monday"."""
        return self.mention.text.lower().startswith(tuple(words("en", "dates")["periods"]["since"]))

    @property
    def is_duration(self) -> bool:
        """Whether it says for how long a state has lasted: "for more than two years"."""
        return self.mention.text.lower().startswith(_lasting())

    @property
    def is_long(self) -> bool:
        """Whether it states the stretch of a conflict, and not a year or month in which an event lay."""
        days = self.dates.days or 0
        return days >= CONFLICT and ("/" in self.mention.value or days > _YEAR)


def moved_range(dates: DateRange, count: int, unit: str, told: str) -> DateRange:
    """The days so many units later; as finely as the unit counts: "nineteen years after" a day is a year.

    Args:
        dates: the days from which it counts.
        count: number of units; negative for earlier.
        unit: "D" days, "W" weeks, "M" months, "Y" years.
        told: the words that say so.
    """
    start = dates.start and shift_day(dates.start, count, unit)
    end = dates.end and shift_day(dates.end, count, unit)
    if unit in ("M", "Y") and dates.is_day and start is not None:
        return DateRange(*unit_around(start, unit)[1], told)
    return DateRange(start, end, told)


def tells_harm(text: str, stretch: Span, harmed: Sequence[Span]) -> bool:
    """Whether a claim stands in a stretch of the text, or a word of violence.

    Args:
        text: the stored text.
        stretch: where to look.
        harmed: the numbers and words of harm of the report's claims, in order.
    """
    return carries(stretch, harmed) or violence().search(text, stretch.start, stretch.end) is not None


def _start(span: Span) -> int:
    return span.start


def begun_in(stretch: Span, spans: Sequence[Span]) -> Sequence[Span]:
    """Those of some stretches, in order, that begin in another."""
    return spans[bisect_left(spans, stretch.start, key=_start) : bisect_left(spans, stretch.end, key=_start)]


def carries(stretch: Span, harmed: Sequence[Span]) -> bool:
    """Whether a claim stands in a stretch of the text."""
    index = bisect_left(harmed, stretch.start, key=_start)
    return index < len(harmed) and harmed[index].start < stretch.end


@functools.cache
def _lasting() -> tuple[str, ...]:
    return tuple(f"{word} " for word in words("en", "dates")["periods"]["lasting"])
