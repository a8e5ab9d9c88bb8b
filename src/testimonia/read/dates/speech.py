"""Dates of sayings, reports and meetings, which date no harm."""

from __future__ import annotations

import functools
import re

from testimonia.model import DateMention, Span
from testimonia.read.languages import words
from testimonia.read.report import Anchor, Report

_BEFORE = 60
_AFTER = 40


def dates_speech(report: Report, period: DateMention, anchor: Anchor) -> bool:
    """Whether a time expression says when something was said or published, and not when it happened.

    Args:
        report: the report.
        period: the time expression.
        anchor: the claim whose date is asked for: between a verb of saying and the date of that saying stand
            neither its number nor its harm.
    """
    text, span = report.text, period.span
    before, after = _cues()
    if (found := after.match(text, span.end, min(len(text), span.end + _AFTER))) and not _holds(
        Span(span.end, found.end()), anchor
    ):
        return True
    found = before.search(text, max(0, span.start - _BEFORE), span.start)
    return found is not None and not _holds(Span(found.start(), span.start), anchor)


def _holds(between: Span, anchor: Anchor) -> bool:
    return between.overlaps(anchor.count) or (anchor.trigger is not None and between.overlaps(anchor.trigger))


@functools.cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a verb of saying shortly before a date, and right after one."""
    choice = "|".join(sorted(map(re.escape, words("en", "dates")["speech"]["cues"]), key=len, reverse=True))
    gap = r"(?:[^\S\n]+(?!that\b)[\w’'-]+){0,4}?"
    opening = r"(?:[^\S\n]+(?:on|in|late|early|at|by|of|as|until|the|a|back))*"
    before = re.compile(rf"\b(?:{choice})\b{gap}{opening},?\s+\Z", re.IGNORECASE)
    after = re.compile(
        rf"(?:[^\S\n]+(?:morning|afternoon|evening|night))?,?[^\S\n]+(?:[\w’'-]+[^\S\n]+){{0,4}}?(?:{choice})\b",
        re.IGNORECASE,
    )
    return before, after
