"""What a report is about, in time: the date of its main event, and its headings."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.dates.dated import Dated, carries, tells_harm
from testimonia.read.dates.listed import listed
from testimonia.read.dates.named import named_at
from testimonia.read.dates.uses import Use
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report

NEWS = 60
"""Days before publication within which an event is news."""

FRESH = 8
"""Days before publication within which a lead tells news, so that the day of the saying dates the event."""

_LEAD_SENTENCES = 4
_LEAD_PARAGRAPHS = 3
_LEAD_MOST = 8
_INCIDENTS = 2
"""A lead whose sentences count people on so many days tells of several incidents; none of them is the main one."""

_A_MONTH = 28
"""A month or more that lies behind news of the day is not the time of its event."""

_SUBJECT = 200
"""Code points before a date in which the happening stands that is said to have been then."""

_DATE_LINES = 2
"""Lines below the title in which the day of publication heads no section."""

_HEADING = 80
"""Length in code points up to which a line without a full stop is a heading."""

NEW_PLACE = re.compile(r"(?i:In|At|Near|Outside|Around)\s(?:[a-z]+\s){0,3}[A-Z]")
"""A place with which a sentence opens: "In the village of Orvale"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about, in time.

    Args:
        lead: the date that its lead gives.
        main: the date of its main event, as narrowly as the report says when it happened.
        is_stated: whether the report says outright when it happened: "The attack took place on Thursday".
    """

    lead: Dated | None = None
    main: Dated | None = None
    is_stated: bool = False


def subject_of(report: Report, dated: Sequence[Dated], harmed: Sequence[Span]) -> Subject:
    """The dates of the lead and of the main event.

    The lead gives the date of its first sentence that tells of violence; in a lead without one, the report may
    say later when its event happened ("The attack took place on Thursday"). Such a sentence also narrows the date
    of the lead ("last week").

    Args:
        report: the report.
        dated: its dates, in order.
        harmed: the numbers and words of harm of its claims, in order.
    """
    events = [one for one in dated if one.use is Use.EVENT and not one.is_duration]
    happened = [one for one in events if _says_when(report, one)]
    end, said = _lead_end(report), told_in_lead(report, dated, harmed)
    lead = [one for one in events if one.start < end]
    if said and not is_of_trial(report, said):
        lead = [one for one in lead if not _is_old(report, one, harmed)]
        lead = [one for one in lead if one.sentence <= said.sentence or not _looks_back(one)]
    violent = [one for one in lead if not one.is_aside and _in_violent_sentence(report, one, harmed)]
    own = [one for one in lead if not _is_background(report, one, harmed)]
    first = _first(report, [one for one in violent if one in own], harmed) or next(iter(own), None)
    if first is not None and first.is_since:  # "the storm, which struck on 3 May, … 900 have had no water since 3 May"
        first = next((one for one in own if one.start < first.start and not one.is_since), first)
    if first is None:
        carried = [one for one in events if _is_recent(report, one) and not _is_background(report, one, harmed)]
        carried = [one for one in carried if tells_harm(report.text, one.stretch, harmed)]
        first = next(iter(happened or ([] if said else carried)), None)
        return Subject(first, first, bool(happened))
    named = [one for one in events if named_at(report.text, one.mention.span, one.dates)]
    is_range = "/" in first.mention.value or first.mention.value.startswith("P")  # "in the past 24 hours"
    within = [one for one in events if one.dates.within(first.dates) and one.dates != first.dates]
    counted = {(one.dates.start, one.dates.end) for one in within if carries(one.stretch, harmed)}
    told = violent if len(counted) < _INCIDENTS else []
    closer = [one for one in (*told, *happened, *named) if not is_range or one.is_long]
    narrower = [one for one in (first, *closer) if one.dates.within(first.dates)]
    main = min(narrower, key=lambda one: one.dates.days or 0)
    return Subject(first, main, main in happened)


def _is_background(report: Report, one: Dated, harmed: Sequence[Span]) -> bool:
    """Whether a date behind a sentence that counts people is not that of its event.

    It is counted back, or of another place: "Two soldiers were killed in a clash, the army said. In Orvale, a mine
    had killed two on Friday."
    """
    sentence = report.sentences[one.sentence]
    first = _first_told(report, harmed)
    if first is None or first.end > sentence.start:
        return False
    is_elsewhere = NEW_PLACE.match(report.text, sentence.start, one.start) is not None
    return is_elsewhere or _looks_back(one)


def _first_told(report: Report, harmed: Sequence[Span]) -> Span | None:
    """The first number or words of harm below the title, which tells the news once more."""
    first = report.paragraphs[0]
    body = first.end if report.text.startswith(report.title or "\n", first.start) else 0
    return next((span for span in harmed if span.start >= body), None)


def _is_old(report: Report, one: Dated, harmed: Sequence[Span]) -> bool:
    """Whether an old date stands in news behind a sentence that counts people, and so is not that of its event.

    "Two soldiers were killed in a clash, the army said on Sunday. One of the dead was wanted for the 2021 attack."
    """
    start = report.sentences[one.sentence].start
    is_old = not _is_recent(report, one) or (one.dates.days or 0) >= _A_MONTH
    return is_old and not one.is_since and bool(harmed) and harmed[0].end <= start


def is_of_trial(report: Report, one: Dated) -> bool:
    """Whether a day is that of a trial for a harm, which lay before: "found guilty on Monday of the murder of nine".

    Args:
        report: the report.
        one: the date.
    """
    sentence = report.sentences[one.sentence]
    return listed("happenings", "tried").search(report.text, sentence.start, sentence.end) is not None


def _looks_back(one: Dated) -> bool:
    """Whether a date is counted back from the main event: "two weeks earlier"."""
    return one.mention.text.lower().split()[-1] in words("en", "dates")["classes"]["earlier"]


def is_late_death(text: str, one: Dated) -> bool:
    """Whether a date is that on which people died of an attack before: "two of the wounded died on Monday".

    Args:
        text: the stored text.
        one: the date.
    """
    if named_at(text, one.mention.span, one.dates):
        return False
    return _late_death().search(text, one.stretch.start, one.stretch.end) is not None


@functools.cache
def _late_death() -> re.Pattern[str]:
    """The death of the wounded: words that say so, or "three more people died in the burns ward"."""
    table = words("en", "dates")["happenings"]
    late, more, beds = (alternatives(table[name]) for name in ("late_death", "more", "beds"))
    died = rf"\b(?:{more})\b[^.;:,\n]{{0,30}}\b(?:died|succumbed)\b[^.;:,\n]{{0,40}}\b(?:{beds})"
    return re.compile(rf"\b(?:{late}|{died})\b", re.IGNORECASE)


def _in_violent_sentence(report: Report, one: Dated, harmed: Sequence[Span]) -> bool:
    sentence = report.sentences[one.sentence]
    near = Span(
        max(sentence.start, one.start - _SUBJECT), max(one.stretch.end, min(sentence.end, one.start + _SUBJECT))
    )
    return tells_harm(report.text, near, harmed)


def _first(report: Report, violent: Sequence[Dated], harmed: Sequence[Span]) -> Dated | None:
    """The first date of the first violent sentence.

    Where the sentence has several, it is one whose own clause tells of violence, and not that of what had happened
    before. In a sentence without a claim it is the one beside a noun of violence: "Candles were lit on Friday for the
    victims of the attack of last May".
    """
    same = [one for one in violent if one.sentence == violent[0].sentence]
    same = [one for one in same if tells_harm(report.text, one.stretch, harmed)] or same
    same = [one for one in same if not one.is_past] or same
    same = [one for one in same if not is_late_death(report.text, one)] or same
    if same and not carries(report.sentences[same[0].sentence], harmed):
        same = [one for one in same if named_at(report.text, one.mention.span, one.dates)] or same
    return next(iter(same), None)


def _lead_end(report: Report) -> int:
    """Where the lead ends: after its first sentences or paragraphs, whichever reach farther."""
    if not report.sentences:
        return 0
    most = report.sentences[:_LEAD_MOST][-1].end
    paragraphs = min(report.paragraphs[:_LEAD_PARAGRAPHS][-1].end, most) if report.paragraphs else 0
    return max(report.sentences[:_LEAD_SENTENCES][-1].end, paragraphs)


def _is_recent(report: Report, one: Dated) -> bool:
    published = report.published
    if published is None or published.end is None or one.dates.end is None:
        return True
    return (published.end - one.dates.end).days <= NEWS


def _says_when(report: Report, one: Dated) -> bool:
    """Whether the sentence says when the event happened: "The attack took place on Thursday"."""
    begin = max(report.sentences[one.sentence].start, one.start - _SUBJECT)
    return _happened().search(report.text, begin, one.start) is not None


@functools.cache
def _happened() -> re.Pattern[str]:
    table = words("en", "dates")["happenings"]
    nouns, verbs = alternatives(table["attacks"]), alternatives(table["happened"])
    definite = r"(?:the|this|that)[^\S\n]+(?:[\w’'-]+[^\S\n]+){0,2}?"
    between = r"(?:[^\S\n]+[\w’'-]+){0,6}?(?:,[^\S\n]+which)?[^\S\n]+"
    return re.compile(rf"\b{definite}(?:{nouns})\b{between}(?:{verbs})\b", re.IGNORECASE)


def told_in_lead(report: Report, dated: Sequence[Dated], harmed: Sequence[Span]) -> Dated | None:
    """The day of a saying in the lead of news of the day.

    Args:
        report: the report.
        dated: its dates, in order.
        harmed: the numbers and words of harm of its claims, in order.
    """
    published = report.published
    if published is None or not published.is_day or published.start is None:
        return None
    for one in dated:
        if one.start >= _lead_end(report):
            return None
        if one.use in (Use.BURIAL, Use.COUNTING, Use.STATE, Use.OTHER):
            continue
        if one.use is Use.EVENT and _is_background(report, one, harmed):
            continue
        if one.dates.is_day and one.dates.start and 0 <= (published.start - one.dates.start).days < FRESH:
            return one
    return None


def headings(report: Report, dated: Sequence[Dated]) -> Mapping[int, Dated]:
    """For each paragraph that stands under a dated heading, that heading's date."""
    titles = {report.paragraph_at(one.start): one for one in dated if one.use is Use.EVENT and _in_heading(report, one)}
    found: dict[int, Dated] = {}
    current: Dated | None = None
    for index in range(min(titles, default=len(report.paragraphs)), len(report.paragraphs)):
        current = titles.get(index, None if current and _opens_another(report, index, current) else current)
        if current:
            found[index] = current
    return found


def _opens_another(report: Report, index: int, current: Dated) -> bool:
    """Whether a paragraph is a heading in capitals that ends the section of a heading that is not in capitals."""
    told = report.paragraphs[index].of(report.text)
    titled = report.paragraphs[report.paragraph_at(current.start)].of(report.text)
    return len(told) <= _HEADING and told.isupper() and not titled.isupper()


def _in_heading(report: Report, one: Dated) -> bool:
    """Whether a date stands in a short line without a full stop that is not the title."""
    index = report.paragraph_at(one.start)
    paragraph = report.paragraphs[index]
    if index <= _DATE_LINES and one.dates.is_day and report.published and one.dates.start == report.published.start:
        return False  # the date line of the report
    if report.text.find("|", paragraph.start, paragraph.end) >= 0:
        return False  # a line of a table
    return index > 0 and paragraph.end - paragraph.start <= _HEADING and report.text[paragraph.end - 1] not in '.!?”"'
