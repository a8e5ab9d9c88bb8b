"""Harm that a report remembers after full years: "ten years after the raid that killed 12, candles were lit"."""

from __future__ import annotations

import functools
import re

from testimonia.model import DateRange
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.question import Answer, Question
from testimonia.read.languages import alternatives, words
from testimonia.text.numerals import find_numbers

_MOST_YEARS = 150


def years_after(question: Question) -> Answer | None:
    """The year of what is told behind "years after", where the claim stands in that clause with no other date."""
    published, sentence, count = question.timeline.report.published, question.sentence, question.anchor.count
    if published is None or published.start is None or "years" not in question.words:
        return None
    for match in _years_after().finditer(question.text, sentence.start, count.start):
        years = [int(value) for _, _, value in find_numbers(match["number"].lower())]
        dated = any(match.end() <= one.start < count.start for one in question.events)
        goes_on = _main_clause().search(question.text, match.end(), count.start)
        if len(years) == 1 and 0 < years[0] <= _MOST_YEARS and not dated and not goes_on:
            day = shift_day(published.start, -years[0], "Y") if match["to_the_day"] and published.is_day else None
            dates = DateRange(day, day, match.group()) if day else None
            return Answer(dates or DateRange.of_year(published.start.year - years[0], match.group()), match.group())
    return None


@functools.cache
def _years_after() -> re.Pattern[str]:
    return re.compile(r"\b(?P<number>\w+(?:-\w+)?)\s+years(?P<to_the_day>\s+to\s+the\s+day)?\s+after\b", re.IGNORECASE)


@functools.cache
def _main_clause() -> re.Pattern[str]:
    """A comma behind which the main clause begins: no participle and no relative clause of what is remembered."""
    listed = alternatives(words("en", "dates")["happenings"]["remembered"])
    return re.compile(rf"[;:]|,\s(?!(?:and\s)?(?:\w+ing\b|{listed}))", re.IGNORECASE)
