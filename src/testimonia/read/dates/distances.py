"""Dates at a stated distance from others: "a day after the raid", "two weeks after fighting began on 15 April"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.clauses import Clause, Distance
from testimonia.read.dates.dated import Dated, moved_range, tells_harm
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.listed import listed
from testimonia.read.dates.uses import Use
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report

_SUBJECT = 120
"""Code points before a date in which the war stands that is said to have begun then."""

_LEAD = 3
"""Sentences at the head of news in which it may tell how long ago its event was."""


def before_publication(
    report: Report, divided: Mapping[int, tuple[Clause, ...]], found: Sequence[Dated]
) -> Iterator[Dated]:
    """The dates of news that opens with the time since: "A week after raiders fell on the village, 56 are named".

    Args:
        report: the report.
        divided: the clauses of its sentences with claims, by where the sentence begins.
        found: its other dates; a sentence with one of them needs none.
    """
    published, dated = report.published, {one.sentence for one in found}
    if published is None or not published.is_day:
        return
    for sentence, span in enumerate(report.sentences[:_LEAD]):
        parts = divided.get(span.start, ())
        distance = parts[1].distance if len(parts) > 1 else None
        if distance is None or distance.span.start > span.start + 1 or sentence in dated:
            continue
        if any(one.use is Use.EVENT and one.sentence < sentence for one in found):
            return
        if distance.count and distance.count > 0:
            dates = moved_range(published, -distance.count, distance.unit, distance.span.of(report.text))
            yield replace(_dated_at(report.text, distance, dates, (sentence, 1), parts[1].span), is_fronted=True)


def since_it_began(report: Report, placed: Sequence[Dated], divided: Sequence[Clause]) -> list[Dated] | None:
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


def still_going_on(report: Report, placed: Sequence[Dated]) -> list[Dated] | None:
    """The dates of a sentence on what began on one and goes on: "the war, which began in May, has cost 900 lives".

    None where no such words are there.
    """
    last = report.published.end if report.published else None
    for one in placed:
        sentence, start = report.sentences[one.sentence], one.dates.start
        if start is None or last is None or not start < last or one.dates.end == last:
            continue
        begin = max(sentence.start, one.start - _SUBJECT)
        found = _which_began().search(report.text, begin, one.start)
        if found is None or not _going_on().search(report.text, sentence.start, sentence.end):
            continue
        since = DateRange(start, last, report.text[found.start("began") : one.mention.span.end])
        return [replace(one, dates=since, is_past=False, is_aside=False) if other is one else other for other in placed]
    return None


@functools.cache
def _which_began() -> re.Pattern[str]:
    """What says since when a war goes on, right before its date: "the conflict, which broke out in"."""
    table = words("en", "dates")
    nouns = alternatives((*table["happenings"]["wars"], *table["happenings"]["turns"]))
    began = alternatives(table["periods"]["began"])
    which = rf"(?:,?\s(?:which|that|and))?\s(?P<began>{began})"
    return re.compile(rf"\b(?:{nouns})\b(?:\s[\w’'-]+){{0,4}}?{which}\s(?:[\w’'-]+\s){{0,3}}\Z", re.IGNORECASE)


def _going_on() -> re.Pattern[str]:
    return listed("periods", "present_perfect")


@functools.cache
def _began() -> re.Pattern[str]:
    """What says that a war or unrest began."""
    table = words("en", "dates")
    nouns = alternatives((*table["happenings"]["wars"], *table["happenings"]["turns"]))
    began = alternatives(table["periods"]["began"])
    return re.compile(rf"\b(?:{nouns})\b[^.;,\n]{{0,60}}\b(?:{began})\b", re.IGNORECASE)


def with_distance(
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
    outer = outer or [one for one in placed if index == 1 and one.clause > index and not one.is_fronted]
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
    dates = moved_range(base.single, count, distance.unit, distance.span.of(text))
    return replace(_dated_at(text, distance, dates, place, divided[place[1]].span), is_fronted=later)


def _dated_at(text: str, distance: Distance, dates: DateRange, place: tuple[int, int], stretch: Span) -> Dated:
    """The date that a distance gives, in the clause of a sentence."""
    return Dated(
        mention=DateMention(distance.span, distance.span.of(text), dates.edtf, dates),
        dates=dates,
        single=dates,
        sentence=place[0],
        clause=place[1],
        stretch=stretch,
        is_aside=False,
        is_past=False,
        is_fronted=False,
        use=Use.EVENT,
    )
