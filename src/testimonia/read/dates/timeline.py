"""The timeline of a report: what dates each of its parts has, found once and asked for each claim."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from testimonia.model import DateMention, DateRange, Harm, Span
from testimonia.read.dates.clauses import Clause, clauses
from testimonia.read.dates.dated import Dated, tells_harm
from testimonia.read.dates.leading import NEWS, Subject, headings, is_late_death, subject_of, told_in_lead
from testimonia.read.dates.named import Named, named_at
from testimonia.read.dates.placed import dated_of
from testimonia.read.dates.posts import days_before
from testimonia.read.dates.reporting import covered_period, title_period
from testimonia.read.dates.uses import Use
from testimonia.read.report import Anchor, Report
from testimonia.text.numerals import folded

LOOK_BACK = 40
"""Dates before a claim among which the time is looked for that its story has reached."""

HELD = (Harm.ABDUCTED, Harm.DETAINED)
"""Harms that last: who was taken is still held unless the text says otherwise."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What dates a report gives, and what they date.

    Args:
        report: the report.
        dated: its dates, in order.
        of_harm: those that date a happening.
        of_the_held: those that date a happening or an arrest.
        named: the happenings that it names with a date, in order.
        subject: what it is about: the dates of its lead and of its main event.
        told: the day of a saying in the lead of news.
        posts: for each paragraph of a row of posts, how many days before its latest one it was written; else empty.
        clauses: the clauses of each sentence with a date or a claim, by where the sentence begins.
        headings: the dated heading of each paragraph that has one.
        firsts: the first claim with each harm and number.
        harmed: the numbers and words of harm of its claims, in order.
        title: the stretch of days that its title states, if it states one.
        covered: the stretch of days within which all lies that a round-up tells.
    """

    report: Report
    dated: tuple[Dated, ...]
    of_harm: tuple[Dated, ...]
    of_the_held: tuple[Dated, ...]
    named: tuple[Named, ...]
    subject: Subject
    told: Dated | None
    posts: Sequence[int]
    clauses: Mapping[int, tuple[Clause, ...]]
    headings: Mapping[int, Dated]
    firsts: Mapping[tuple[Harm, int], Anchor]
    harmed: tuple[Span, ...]
    title: DateRange | None
    covered: DateRange | None

    @property
    def lead(self) -> Dated | None:
        """The date that the lead gives."""
        return self.subject.lead

    @property
    def main(self) -> Dated | None:
        """The date of the main event."""
        return self.subject.main

    @property
    def counted_since(self) -> tuple[Dated, ...]:
        """The dates since which it counts up to publication: "since 24 February"."""
        published = self.report.published
        last = published.end if published else None
        return tuple(
            one for one in self.of_harm if last and one.dates.end == last and one.dates.start != last and one.is_since
        )

    @property
    def onset(self) -> Dated | None:
        """The date at which what it tells of began: the first since which it counts, else that of its lead."""
        return min(self.counted_since, key=lambda one: one.dates.start or date.min, default=self.lead)

    @property
    def is_news(self) -> bool:
        """Whether the main event lies so shortly before publication that the report is news of it."""
        published = self.report.published
        last = self.main.dates.end if self.main else None
        return bool(last and published and published.end and (published.end - last).days <= NEWS)

    def inside(self, start: int, end: int) -> tuple[Dated, ...]:
        """The dates that begin in a stretch of the text."""
        return _between(self.dated, start, end)

    def events(self, start: int, end: int, harm: Harm) -> tuple[Dated, ...]:
        """The dates in a stretch of the text that may date a harm: an arrest dates those who were taken."""
        return _between(self.of_the_held if harm in HELD else self.of_harm, start, end)

    def reached(self, start: int, end: int, harm: Harm) -> tuple[DateRange, str] | None:
        """The time that the story has reached at the end of a stretch of the text, and the words for it.

        It is the last date of the last sentence that has one, asides and what had happened before left out where
        the sentence has another. Days that a sentence names one after another within a longer stretch ("in April,
        in two waves, from the 14th … from the 25th …") are taken together.
        """
        dated = self.of_the_held if harm in HELD else self.of_harm
        stop = bisect_left(dated, end, key=_offset)
        events = dated[max(bisect_left(dated, start, hi=stop, key=_offset), stop - LOOK_BACK) : stop]
        if not events:
            return None
        told = [one for one in events if not one.is_aside or tells_harm(self.report.text, one.stretch, self.harmed)]
        told = [one for one in told if one.dates.end is not None] or told
        told = [one for one in told if not is_late_death(self.report.text, one)] or told
        if not told:
            return None
        last = [one for one in told if one.sentence == told[-1].sentence]
        last = [one for one in last if not one.is_aside] or last
        last = [one for one in last if not one.is_past] or last
        if parts := _parts(last):
            words = self.report.text[parts[0].start : parts[-1].mention.span.end]
            return _hull(parts, words), words
        return _with_start(last[-1], events), last[-1].words


def _between(dated: tuple[Dated, ...], start: int, end: int) -> tuple[Dated, ...]:
    first = bisect_left(dated, start, key=_offset)
    return dated[first : bisect_left(dated, end, lo=first, key=_offset)]


def _offset(one: Dated) -> int:
    return one.mention.span.start


def _with_start(one: Dated, events: Sequence[Dated]) -> DateRange:
    """The days of a date; where it only ends something, from the date before it on."""
    starts = [other.dates.start for other in events if other.start < one.start and other.dates.start]
    if one.dates.start is not None or not starts or one.dates.end is None or starts[-1] > one.dates.end:
        return one.dates
    return DateRange(starts[-1], one.dates.end, one.words)


def _parts(last: Sequence[Dated]) -> Sequence[Dated]:
    """The dates after the first, if there are several and all lie within it."""
    parts = last[1:]
    within = all(one.dates.within(last[0].dates) and one.dates != last[0].dates for one in parts)
    return parts if len(parts) > 1 and within else ()


def _hull(parts: Sequence[Dated], words: str) -> DateRange:
    starts = [one.dates.start for one in parts if one.dates.start]
    ends = [one.dates.end for one in parts if one.dates.end]
    return DateRange(min(starts), max(ends), words)


def _to_its_end(one: Dated, behind: Dated | None) -> DateRange:
    """The days of a date, up to that behind it where this ends what began then: "began on 3 May, ended on 9 May"."""
    is_same = behind is not None and behind.sentence == one.sentence and behind.dates.start == one.dates.start
    return behind.dates if behind and is_same and one.dates.within(behind.dates) else one.dates


def timeline_of(report: Report, mentions: Sequence[DateMention], anchors: Sequence[Anchor]) -> Timeline:
    """The timeline of a report.

    Args:
        report: the report, with its day of publication if known.
        mentions: its time expressions, as `find_dates` gives them.
        anchors: where its claims stand.
    """
    spans = {span for anchor in anchors for span in (anchor.count, anchor.trigger) if span}
    harmed = sorted(spans, key=lambda span: span.start)
    low = folded(report.text)
    divided = {
        start: clauses(low, span) for start, span in {one.sentence.start: one.sentence for one in anchors}.items()
    }
    dated = dated_of(report, mentions, harmed, divided)
    named = (
        named_at(report.text, one.mention.span, one.single if one.is_since else _to_its_end(one, behind))
        for one, behind in itertools.zip_longest(dated, dated[1:])
        if one.use is Use.EVENT
    )
    firsts: dict[tuple[Harm, int], Anchor] = {}
    for anchor in anchors:
        if anchor.number is not None:
            firsts.setdefault((anchor.harm, anchor.number), anchor)
    return Timeline(
        report=report,
        dated=dated,
        of_harm=tuple(one for one in dated if one.use is Use.EVENT),
        of_the_held=tuple(one for one in dated if one.use in (Use.EVENT, Use.ARREST)),
        named=tuple(one for one in named if one),
        subject=subject_of(report, dated, harmed),
        told=told_in_lead(report, dated, harmed),
        posts=days_before(report),
        clauses=divided,
        headings=headings(report, dated),
        firsts=firsts,
        harmed=tuple(harmed),
        title=title_period(report),
        covered=covered_period(report, [one.mention for one in dated]),
    )
