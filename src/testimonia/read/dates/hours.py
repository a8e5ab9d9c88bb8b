"""The hour of what happened, where it tells on which of the two days of a night it was."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.listed import listed
from testimonia.read.dates.named import violence
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report

_NIGHT = 2
_EVENING = ("TEV", "TNI")
"""How the value of an evening or night of a day ends."""

_LEAD = 6
"""Sentences at the head of a report in which it tells at what hour something happened."""


def with_hours(report: Report, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The dates of a report; "overnight" is one day where the lead gives the hour: "shortly before 1 a.m.".

    So it is where something happened on the evening of its first day.

    Source:
        Guidelines of the annotated reports, decision 9: overnight is two days, unless an hour fixes it.

    Args:
        report: the report.
        mentions: its dates, in order.
    """
    nights = [place for place, one in enumerate(mentions) if _is_night(one)]
    after_midnight = is_after_midnight(report) if nights else None
    evenings = {one.dates.start for one in mentions if one.dates and _is_evening(report, one)} if nights else set()
    found = list(mentions)
    for place in nights:
        dates = found[place].dates
        assert dates is not None
        if after_midnight is None and dates.start not in evenings:
            continue
        day = dates.end if after_midnight else dates.start
        found[place] = replace(found[place], dates=DateRange(day, day, dates.words))
    return tuple(found)


def _is_night(one: DateMention) -> bool:
    listed = words("en", "dates")["classes"]["overnight"]
    return one.text.lower() in listed and one.dates is not None and one.dates.days == _NIGHT


def is_after_midnight(report: Report) -> bool | None:
    """Whether the hour that the lead gives for what happened lies after midnight; None where it gives none.

    Args:
        report: the report.
    """
    for sentence in report.sentences[:_LEAD]:
        found = _hour().search(report.text, sentence.start, sentence.end)
        if found and _happens(report.text, sentence):
            return found["before"] is None if found["midnight"] else found["half"].lower() == "a"
    return None


def _is_evening(report: Report, one: DateMention) -> bool:
    """Whether it names the evening or night of a day on which something happened."""
    if _is_night(one) or not one.value.endswith(_EVENING):
        return False
    return _happens(report.text, report.sentences[report.sentence_at(one.span.start)])


def _happens(text: str, sentence: Span) -> bool:
    """Whether a sentence tells of a happening."""
    if violence().search(text, sentence.start, sentence.end):
        return True
    return _happened().search(text, sentence.start, sentence.end) is not None


def _happened() -> re.Pattern[str]:
    return listed("happenings", "happened")


@functools.cache
def _hour() -> re.Pattern[str]:
    """An hour of the clock ("1 a.m."), or midnight with a word that says before or after it."""
    table = words("en", "dates")["hours"]
    before, near = alternatives(table["before"]), alternatives(table["near"])
    midnight = alternatives(table["midnight"])
    return re.compile(
        rf"\b(?:\d{{1,2}}(?:[:.]\d{{2}})?\s?(?P<half>[ap])\.?m\b"
        rf"|(?P<midnight>(?:(?P<before>{before})|(?:{near}))\s(?:{midnight})\b))",
        re.IGNORECASE,
    )
