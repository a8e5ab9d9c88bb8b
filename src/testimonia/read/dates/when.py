"""When the harm of one claim happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.speech import dates_speech
from testimonia.read.report import Anchor, Report

_CLAUSE = re.compile(
    r"[;:—]|,\s(?:and|but|while|which|who|where|after|before|when|as)\b|\s(?:while|after|before|when)\s"
)
_ACROSS = 60
"""A date across a clause boundary counts as this many code points farther from the claim."""

_LEAD = 3
"""Sentences at the head of a report that tell its main event."""

_FRESH = 8
"""Days before publication within which a lead tells news, so that the day of the saying dates the event."""

_SINCE_EVENT = re.compile(
    r"\bsince (?:the|its|then)(?: \w+){0,3}(?: began| started| broke out|\Z|[,.;])", re.IGNORECASE
)


def choose_when(anchor: Anchor, report: Report, periods: Sequence[DateMention]) -> DateRange | None:
    """The days on which the harm of a claim is said to have happened; None where nothing fixes them.

    The claim's own time expression comes first, then that of its event: in the sentences before it in the
    paragraph, then in the story so far or the lead. The day of a saying or of a publication dates no harm,
    unless nothing else does and the report is news of the day.

    Args:
        anchor: where the claim stands.
        report: the report, with its day of publication if known.
        periods: the periods of the report, as `find_periods` gives them.
    """
    usable = [period for period in periods if not dates_speech(report, period, anchor)]
    own = _own(anchor, report, usable)
    found = own if own and own.start else None
    found = found or _of_paragraph(anchor, report, usable) or _of_story(anchor, report, usable, periods)
    if own and found and own.end and found.start and found.start <= own.end:
        found = DateRange(found.start, own.end, own.words)
    if found is None or found.start is None:
        return own
    return _closed(found, anchor, report)


def _own(anchor: Anchor, report: Report, periods: Sequence[DateMention]) -> DateRange | None:
    """The nearest time expression of the claim's own sentence."""
    inside = [period for period in periods if anchor.sentence.contains(period.span)]
    if not inside:
        return None
    return min(inside, key=lambda period: (_distance(anchor, report.text, period.span), period.span.start)).dates


def _distance(anchor: Anchor, text: str, span: Span) -> int:
    """How far an expression stands from the claim, in code points; clause boundaries make it farther."""
    if span.start - anchor.sentence.start <= 5 and span.end <= anchor.count.start:
        return min(_ACROSS, _gap(text, span, anchor.count))
    spans = [anchor.count] + ([anchor.trigger] if anchor.trigger else [])
    return min(_gap(text, span, other) for other in spans)


def _gap(text: str, left: Span, right: Span) -> int:
    first, second = sorted((left, right))
    if first.end >= second.start:
        return 0
    between = text[first.end : second.start]
    return len(between) + _ACROSS * len(_CLAUSE.findall(between))


def _of_paragraph(anchor: Anchor, report: Report, periods: Sequence[DateMention]) -> DateRange | None:
    """The last time expression before the claim's sentence in its paragraph."""
    if not report.paragraphs:
        return None
    start = report.paragraphs[report.paragraph_at(anchor.sentence.start)].start
    before = [period for period in periods if start <= period.span.start < anchor.sentence.start]
    return before[-1].dates if before else None


def _of_story(
    anchor: Anchor, report: Report, periods: Sequence[DateMention], all_periods: Sequence[DateMention]
) -> DateRange | None:
    """The date that the lead gives, or the story so far."""
    lead = _lead_end(report)
    leading = [period for period in periods if period.span.start < lead and not _is_dateline(period, report)]
    if leading:
        first = leading[0].dates
        narrower = [period.dates for period in leading if period.dates and first and period.dates.within(first)]
        return min(narrower, key=lambda days: days.days or 0) if narrower else first
    before = [period for period in periods if period.span.start < anchor.sentence.start]
    if before:
        return before[-1].dates
    return _said_in_lead(report, all_periods, lead)


def _is_dateline(period: DateMention, report: Report) -> bool:
    """Whether a date at the head only repeats the day of publication: "KAZAN, 17 March"."""
    published = report.published
    if period.dates is None or published is None or period.dates.start != published.start:
        return False
    return period.dates.end == published.end and any(letter.isdigit() for letter in period.text)


def _lead_end(report: Report) -> int:
    return report.sentences[min(_LEAD, len(report.sentences)) - 1].end if report.sentences else 0


def _said_in_lead(report: Report, periods: Sequence[DateMention], lead: int) -> DateRange | None:
    """The day of the saying in news of the day: marked as inferred, for no words state the day of the harm."""
    published = report.published
    if published is None or not published.is_day or published.start is None:
        return None
    for period in periods:
        days = period.dates
        if (
            period.span.start < lead
            and days
            and days.is_day
            and days.start
            and 0 <= (published.start - days.start).days < _FRESH
        ):
            return DateRange(days.start, days.end, days.words, inferred=True)
    return None


def _closed(found: DateRange, anchor: Anchor, report: Report) -> DateRange:
    """The range up to publication where the sentence says that the harm goes on."""
    published = report.published
    if published is None or published.end is None or found.end is None or found.end >= published.end:
        return found
    if found.start and _SINCE_EVENT.search(anchor.sentence.of(report.text)):
        return DateRange(found.start, published.end, found.words)
    if anchor.harm.value in ("abducted", "detained", "missing") and re.search(
        r"\bstill (?:held|there|in|being|captive|missing)", anchor.sentence.of(report.text)
    ):
        return DateRange(found.start, published.end, found.words)
    return found
