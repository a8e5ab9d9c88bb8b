"""How long a happening lasted, told beside its day: "entered it on 30 January and held it for twenty-five days"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.listed import listed
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report

_LENGTH = re.compile(r"P(\d{1,3})(D|W)")
_BEFORE = 60
"""Code points before a length of time in which the verb stands that says that something lasted so long."""


def with_lengths(
    report: Report, mentions: Sequence[DateMention], periods: Sequence[DateMention]
) -> tuple[DateMention, ...]:
    """The periods of a report; the day on which something began or ended is widened by how long it lasted.

    "A four-day siege ended on Tuesday"; "the battle began on 3 May and lasted three weeks".

    Args:
        report: the report.
        mentions: its time expressions, lengths of time among them.
        periods: the stretches of days that it states, in order.
    """
    found = list(periods)
    for mention in mentions:
        length = _LENGTH.fullmatch(mention.value) if mention.dates is None else None
        if length is None:
            continue
        sentence = report.sentences[report.sentence_at(mention.span.start)]
        for place, dates in _widened(report.text, sentence, mention, length, found):
            found[place] = replace(found[place], dates=dates)
    return tuple(found)


def _widened(
    text: str, sentence: Span, length: DateMention, counted: re.Match[str], periods: Sequence[DateMention]
) -> Iterator[tuple[int, DateRange]]:
    """The day of the sentence that the length widens, by its place among the periods, with its stretch."""
    count, unit = int(counted.group(1)), counted.group(2)
    days = [
        (place, one.dates.start)
        for place, one in enumerate(periods)
        if sentence.start <= one.span.start < sentence.end and one.dates and one.dates.is_day and one.dates.start
    ]
    before = [(place, day) for place, day in days if periods[place].span.start < length.span.start]
    begin = max(sentence.start, length.span.start - _BEFORE)
    if before and _lasted().search(text, begin, length.span.start):
        place, day = before[-1]
        yield place, DateRange(day, _last_day(day, count, unit), text[periods[place].span.start : length.span.end])
    elif len(days) == 1 and _noun().match(text, length.span.end) and _ended().search(text, *_ends(sentence)):
        place, day = days[0]
        yield place, DateRange(_last_day(day, -count, unit), day, length.span.of(text))


def _last_day(day: date, count: int, unit: str) -> date | None:
    """The last of so many days or weeks that begin on a day, the day counted; the first, of a negative number."""
    moved = shift_day(day, count, unit)
    return shift_day(moved, 1 if count < 0 else -1, "D") if moved else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@functools.cache
def _lasted() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["lengths"]["lasted"])
    return re.compile(rf"\b(?:{listed})\b(?:\s[\w’'-]+){{0,3}}?\s\Z", re.IGNORECASE)


@functools.cache
def _noun() -> re.Pattern[str]:
    """What lasted, behind "four-day"."""
    table = words("en", "dates")
    nouns = alternatives((*table["happenings"]["wars"], *table["happenings"]["attacks"], *table["lengths"]["nouns"]))
    return re.compile(rf"\s(?:[\w’'-]+\s){{0,2}}?(?:{nouns})\b", re.IGNORECASE)


def _ended() -> re.Pattern[str]:
    return listed("lengths", "ended")
