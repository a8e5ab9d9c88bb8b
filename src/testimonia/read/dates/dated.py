"""The dates of a report in their places: in which clause each stands, and what it dates."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.clauses import Clause, clause_at, clauses, pieces
from testimonia.read.dates.dateline import in_dateline
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.hours import with_hours
from testimonia.read.dates.lengths import with_lengths
from testimonia.read.dates.named import violence
from testimonia.read.dates.periods import find_periods
from testimonia.read.dates.reporting import with_references
from testimonia.read.dates.scene import unit_around
from testimonia.read.dates.uses import Place, Use, is_fronted, use_of
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report
from testimonia.text import folded

CONFLICT = 90
"""A stretch of so many days is that of a conflict and not of an event."""

_YEAR = 366
_NEAR = 300
"""Code points around a date in which the words of its clause count; longer clauses are no sentences of a report."""


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


def dated_of(
    report: Report, mentions: Sequence[DateMention], harmed: Sequence[Span], divided: Mapping[int, tuple[Clause, ...]]
) -> tuple[Dated, ...]:
    """The dates of a report in order of position, datelines left out.

    Args:
        report: the report.
        mentions: its time expressions, as `find_dates` gives them.
        harmed: the numbers and words of harm of its claims, in order.
        divided: the clauses of the sentences that are divided already, by where the sentence begins.
    """
    stated = with_lengths(report, mentions, find_periods(report, mentions))
    stated = with_hours(report, with_references(report, stated))
    periods = [period for period in stated if not in_dateline(report.text, period.span)]
    singles = {mention.span.end: mention.dates for mention in mentions if mention.dates}
    low = folded(report.text)
    found: list[Dated] = []
    for sentence, inside in _by_sentence(report, periods):
        span = report.sentences[sentence]
        parts = divided.get(span.start) or clauses(low, span)
        placed = [_placed(report, period, sentence, parts, harmed) for period in inside]
        placed = [replace(one, single=_single(one, singles.get(one.mention.span.end))) for one in placed]
        placed = [replace(one, dates=one.single) if _is_missing_since(low, one) else one for one in placed]
        placed = _until_told(report, placed)
        placed = _continued(report.text, placed)
        counted = _since_it_began(report, placed, parts)
        found += counted or _with_distance(report.text, placed, sentence, parts, harmed)
    return tuple(found)


def _by_sentence(report: Report, periods: Sequence[DateMention]) -> Iterator[tuple[int, list[DateMention]]]:
    inside: list[DateMention] = []
    current = -1
    for period in periods:
        sentence = report.sentence_at(period.span.start)
        if sentence != current and inside:
            yield current, inside
            inside = []
        current = sentence
        inside.append(period)
    if inside:
        yield current, inside


def _placed(
    report: Report, period: DateMention, sentence: int, divided: Sequence[Clause], harmed: Sequence[Span]
) -> Dated:
    assert period.dates is not None
    index = clause_at(divided, period.span.start)
    clause, span = divided[index], period.span
    stretch = Span(max(clause.span.start, span.start - _NEAR), max(span.end, min(clause.span.end, span.end + _NEAR)))
    near = harmed[bisect_left(harmed, stretch.start, key=_start) : bisect_left(harmed, stretch.end, key=_start)]
    return Dated(
        mention=period,
        dates=period.dates,
        single=period.dates,
        sentence=sentence,
        clause=index,
        stretch=_with_its_people(stretch, divided, index),
        is_aside=clause.is_aside and not _lasted().match(report.text, clause.span.start),
        is_past=_past().search(report.text, stretch.start, _part_end(report.text, span.end, stretch)) is not None,
        is_fronted=is_fronted(report.text, span, clause.span),
        use=use_of(Place(report.text, period, stretch, report.published, near)),
    )


def _part_end(text: str, offset: int, clause: Span) -> int:
    """Where the part of a clause ends in which a date stands: at the next "and" or at its end."""
    found = _and().search(text, offset, clause.end)
    return found.start() if found else clause.end


def _with_its_people(stretch: Span, divided: Sequence[Clause], index: int) -> Span:
    """A clause that goes on behind a part of its people, from its beginning: "nine people, two of them women, in …"."""
    if not divided[index].resumes or not divided[index - 1].is_part:
        return stretch
    start = min([divided[place].span.start for place in pieces(divided, index)], default=stretch.start)
    return Span(max(start, stretch.start - _NEAR), stretch.end)


def _single(one: Dated, last: DateRange | None) -> DateRange:
    """The days of a date without what "since" adds to them: January and February, of "since January and February"."""
    if last is None:
        return one.single
    return replace(last, start=one.dates.start) if one.is_since and one.dates.start else last


def _is_missing_since(low: str, one: Dated) -> bool:
    """Whether a stretch only says how long the people of a claim were missing: "the miners missing since Monday"."""
    return one.is_since and low.endswith("missing ", 0, one.start)


def _until_told(report: Report, placed: Sequence[Dated]) -> list[Dated]:
    """The dates of a sentence; what goes on since a day ends on the day on which it is told, if that is stated.

    "On 8 August the ministry said that 62 soldiers had been killed since the beginning of July."
    """
    told = [one.dates.end for one in placed if one.use in (Use.TELLING, Use.COUNTING) and one.dates.is_day]
    last = report.published.end if report.published else None
    if not told or last is None:
        return list(placed)
    return [
        replace(one, dates=replace(one.dates, end=told[0]))
        if one.is_since and one.dates.end == last and _is_between(one.dates, told[0])
        else one
        for one in placed
    ]


def _is_between(dates: DateRange, day: date | None) -> bool:
    return bool(day and dates.start and dates.end and dates.start <= day < dates.end)


def _continued(text: str, placed: Sequence[Dated]) -> list[Dated]:
    """The dates of a sentence; one that only ends what a date before it began gets its beginning.

    "On 13 December, and … until the end of January"; "began late on 2 May and was completed the following day".
    """
    found: list[Dated] = []
    for this in placed:
        one = this
        before = found[-1] if found else None
        start, end = before.dates.start if before else None, one.dates.end
        if before and before.use is one.use is Use.EVENT and not one.is_aside and start and end and start < end:
            between = text[before.mention.span.end : one.mention.span.start]
            if one.dates.start is None or _ends().search(between):
                one = replace(one, dates=DateRange(start, end, one.mention.text), is_past=before.is_past)
        found.append(one)
    return found


def _since_it_began(report: Report, placed: Sequence[Dated], divided: Sequence[Clause]) -> list[Dated] | None:
    """The dates of a sentence that counts since something began: "two weeks after fighting erupted on 15 April, 528".

    They reach to publication where that is the time that has passed, as the words say it; None where no such words
    are there.
    """
    for index, clause in enumerate(divided):
        distance = clause.distance
        begun = next((one for one in placed if one.clause == index and one.dates.is_day), None)
        if distance is None or not distance.count or distance.count < 0 or distance.unit == "D" or begun is None:
            continue
        if not _began().search(report.text, clause.span.start, begun.start):
            continue
        last = moved_range(begun.single, distance.count, distance.unit, distance.span.of(report.text)).end
        start, published = begun.single.start, report.published.end if report.published else None
        if last and published and last <= published <= (shift_day(last, 1, distance.unit) or last):
            last = published
        since = DateRange(start, last, report.text[distance.span.start : begun.mention.span.end])
        return [replace(one, dates=since, is_past=False, is_aside=False) if one is begun else one for one in placed]
    return None


@functools.cache
def _began() -> re.Pattern[str]:
    """What says that a war or unrest began."""
    table = words("en", "dates")
    nouns = alternatives((*table["happenings"]["wars"], *table["happenings"]["turns"]))
    began = alternatives(table["periods"]["began"])
    return re.compile(rf"\b(?:{nouns})\b[^.;,\n]{{0,60}}\b(?:{began})\b", re.IGNORECASE)


def _with_distance(
    text: str, placed: list[Dated], sentence: int, divided: Sequence[Clause], harmed: Sequence[Span]
) -> list[Dated]:
    """The dates of a sentence with the one that "a day after" counts from another.

    What had happened before is the date after "after", unless only that tells of violence: "The army sent troops on
    Saturday, a day after the raid".
    """
    index = next((index for index, clause in enumerate(divided) if clause.distance and clause.distance.count), None)
    if index is None:
        return placed
    inner = [one for one in placed if one.clause == index]
    outer = [one for one in placed if one.clause < index and one.use is not Use.NAME]
    outer = outer or [one for one in placed if index == 1 and one.clause > index]
    if bool(inner) == bool(outer):
        return placed
    base, is_later = (inner or outer)[0], bool(inner)
    counted = _at_distance(text, base, (sentence, index - is_later), divided, later=is_later)
    stretch = divided[index].span
    is_background = tells_harm(text, base.stretch, harmed) or not tells_harm(text, stretch, harmed)
    if not is_later and is_background:
        counted = replace(counted, is_past=True, is_aside=True)
    else:
        placed = [replace(one, is_past=True) for one in placed]
    return sorted([*placed, counted], key=lambda one: one.start)


def _at_distance(text: str, base: Dated, place: tuple[int, int], divided: Sequence[Clause], *, later: bool) -> Dated:
    """A date so long after another, or before it, in the clause of a sentence."""
    distance = divided[place[1] + later].distance
    assert distance is not None
    count = (distance.count or 0) * (1 if later else -1)
    span = distance.span
    dates = moved_range(base.single, count, distance.unit, span.of(text))
    mention = DateMention(span, span.of(text), dates.edtf, dates)
    return Dated(
        mention=mention,
        dates=dates,
        single=dates,
        sentence=place[0],
        clause=place[1],
        stretch=divided[place[1]].span,
        is_aside=False,
        is_past=False,
        is_fronted=later,
        use=Use.EVENT,
    )


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


def carries(stretch: Span, harmed: Sequence[Span]) -> bool:
    """Whether a claim stands in a stretch of the text."""
    index = bisect_left(harmed, stretch.start, key=_start)
    return index < len(harmed) and harmed[index].start < stretch.end


@functools.cache
def _lasted() -> re.Pattern[str]:
    """An aside that says how long what the sentence tells of went on: "the siege, which lasted from …"."""
    lasted = alternatives(words("en", "dates")["happenings"]["lasted"])
    return re.compile(rf"(?:which|that|and)?\s*(?:{lasted})\b", re.IGNORECASE)


@functools.cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')['happenings']['before_that'])})\b", re.IGNORECASE)


@functools.cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(words('en', 'dates')['happenings']['coordinate'])})\s", re.IGNORECASE)


@functools.cache
def _lasting() -> tuple[str, ...]:
    return tuple(f"{word} " for word in words("en", "dates")["periods"]["lasting"])


@functools.cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')['happenings']['ended'])})\b", re.IGNORECASE)
