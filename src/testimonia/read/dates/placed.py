"""The dates of a report, each put in its place: in which clause it stands, and what it dates."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.clauses import Clause, clause_at, clauses, pieces
from testimonia.read.dates.dated import Dated, begun_in
from testimonia.read.dates.dateline import in_dateline, is_date_line
from testimonia.read.dates.distances import before_publication, since_it_began, still_going_on, with_distance
from testimonia.read.dates.hours import with_hours
from testimonia.read.dates.lengths import with_lengths
from testimonia.read.dates.listed import listed
from testimonia.read.dates.periods import find_periods
from testimonia.read.dates.quoted import as_spoken
from testimonia.read.dates.reporting import covered_period, with_references, with_weekdays
from testimonia.read.dates.uses import Place, Use, is_fronted, use_of
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report
from testimonia.text.numerals import folded

_ENDED = 30
"""Code points before a date in which what it ended stands: "and was completed the following day"."""

_NEAR = 300
"""Code points around a date in which the words of its clause count; longer clauses are no sentences of a report."""


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
    stated = with_hours(report, with_references(report, with_weekdays(report, stated)))
    periods = _without_datelines(report, stated)
    singles = {mention.span.end: mention.dates for mention in mentions if mention.dates}
    low = folded(report.text)
    found: list[Dated] = []
    for sentence, inside in _by_sentence(report, periods):
        span = report.sentences[sentence]
        parts = divided.get(span.start) or clauses(low, span)
        placed = [_placed(report, period, sentence, parts, harmed) for period in inside]
        placed = as_spoken(report, placed)
        placed = [replace(one, single=_single(one, singles.get(one.mention.span.end))) for one in placed]
        placed = [replace(one, dates=one.single) if _is_missing_since(low, one) else one for one in placed]
        placed = _until_told(report, placed)
        placed = _continued(report.text, placed)
        counted = since_it_began(report, placed, parts) or still_going_on(report, placed)
        found += counted or with_distance(report.text, placed, sentence, parts, harmed)
    return tuple(sorted([*found, *before_publication(report, divided, found)], key=lambda one: one.start))


def _without_datelines(report: Report, stated: Sequence[DateMention]) -> Sequence[DateMention]:
    """The periods of a report without those that say when it was written.

    In a round-up, what looks like a dateline heads an entry: "ORVALE, 11 June. A mine killed four soldiers".
    """
    written = {one for one in stated if in_dateline(report.text, one.span)}
    covered = covered_period(report, stated) if written else None
    if covered is not None:
        written = {one for one in written if one.dates is None or not one.dates.within(covered)}
    return [one for one in stated if one not in written and not is_date_line(report, one)]


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
    near = begun_in(stretch, harmed)
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
        use=use_of(Place.of(report, period, stretch, near)),
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
    listed = words("en", "dates")["missing"]["last_seen"]
    return one.is_since and low.endswith(tuple(f"{seen} " for seen in listed), 0, one.start)


def _until_told(report: Report, placed: Sequence[Dated]) -> list[Dated]:
    """The dates of a sentence; what goes on since a day ends on the day on which it is told, if that is stated.

    "On 8 August the ministry said that 62 soldiers had been killed since the beginning of July"; "by the end of
    August 62 had been killed since May".
    """
    told = [one.dates.end for one in placed if one.use in (Use.TELLING, Use.COUNTING) and one.dates.is_day]
    told = [one.dates.end for one in placed if one.dates.start is None and one.use is not Use.AHEAD] or told
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
            if one.dates.start is None or _ends().search(between[-_ENDED:]):
                one = replace(one, dates=DateRange(start, end, one.mention.text), is_past=before.is_past)
        found.append(one)
    return found


@functools.cache
def _lasted() -> re.Pattern[str]:
    """An aside that says how long what the sentence tells of went on: "the siege, which lasted from …"."""
    lasted = alternatives(words("en", "dates")["happenings"]["lasted"])
    return re.compile(rf"(?:which|that|and)?\s*(?:{lasted})\b", re.IGNORECASE)


def _past() -> re.Pattern[str]:
    return listed("happenings", "before_that")


@functools.cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(words('en', 'dates')['happenings']['coordinate'])})\s", re.IGNORECASE)


def _ends() -> re.Pattern[str]:
    return listed("happenings", "ended")
