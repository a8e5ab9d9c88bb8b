"""Rules that date a claim by its own sentence."""

from __future__ import annotations

import functools
import re

from testimonia.model import DateRange, Span
from testimonia.read.dates.around import TOLL
from testimonia.read.dates.clauses import clause_at
from testimonia.read.dates.dated import Dated, moved_range
from testimonia.read.dates.named import referred, war
from testimonia.read.dates.question import Answer, Question
from testimonia.read.dates.timeline import LOOK_BACK, Timeline
from testimonia.read.dates.uses import Use
from testimonia.read.languages import alternatives, words

LONG_AGO = 60
"""Days before the main event of news from which what was told of a harm is told of another one."""

_SEVERAL = 2
_OWNER = re.compile(r"\b(?:his|her|their|its|our|my|free|good|last)\s\Z", re.IGNORECASE)
"""Before "will" these make it a noun: "against his will"."""

_OF_ANOTHER = re.compile(r"\s(?:of|in|last|a year|the year before)\b")
"""After "the same period" these name another one: "the same period of last year"."""

_LENGTHS = (("year", 365), ("month", 28), ("week", 6))
"""Days of the shortest stretch that "those years", "those months" or "those weeks" takes up."""

_WHOLE_YEARS = (365, 366)

_VERB = 12
"""Code points behind the words of a harm in which its verb may end."""


_OF_A_YEAR = 12
"""Code points behind "the same period" in which the year stands: " of 2013"."""


def to_come(question: Question) -> Answer | None:
    """Harm that is expected or threatened has no date: "it expects up to 5,000 by July"."""
    trigger = question.anchor.trigger
    start, end = question.reach.start, max(question.anchor.count.end, trigger.end) if trigger else question.reach.end
    found = question.says("to_come", Span(start, end)) or _may_come(question, Span(start, end)) if start < end else None
    if found is None or clause_at(question.clauses, found.start()) != question.own[-1]:
        return None
    if _OWNER.search(question.text, start, found.start()):
        return None
    return Answer(None, found.group())


def _may_come(question: Question, stretch: Span) -> re.Match[str] | None:
    """The words that only think of a harm: "could be uprooted", "would lose their homes should the dam burst"."""
    table = words("en", "dates")["happenings"]
    said = {*table["may"]} if question.words.isdisjoint(table["conditional"]) else {*table["may"], *table["would"]}
    if question.words.isdisjoint(said):
        return None
    found = _thought_of().search(question.text, stretch.start, stretch.end + _VERB)
    return found if found and found["may"].lower() in said else None


@functools.cache
def _thought_of() -> re.Pattern[str]:
    table = words("en", "dates")["happenings"]
    may, verbs = alternatives((*table["may"], *table["would"])), alternatives(table["verbs_to_come"])
    states = alternatives(table["states"])
    harmed = rf"be\s(?!{states})(?:\w+ed|killed|hurt|cut\soff|driven|shot|left|made)"
    return re.compile(rf"\b(?P<may>{may})\s(?:(?:\w+ly|yet|also|still)\s)?(?:{harmed}|{verbs})\b", re.IGNORECASE)


def whole(question: Question) -> Answer | None:
    """All of the conflict, for a count of all of it; no date where none is stated.

    "For the whole of the war"; "the war has cost 320,000 lives".
    """
    found = question.says("whole", question.sentence) or _cost(question)
    noun = war().search(question.text, question.sentence.start, question.sentence.end) if found else None
    timeline = question.timeline
    total = None if question.events else question.says("totals", question.sentence)
    if total and timeline.lead and timeline.lead.is_long:
        return Answer.of(timeline.lead)
    if found is None or noun is None:
        return None
    lasting = [one for one in timeline.named if one.lasts]
    one = referred(question.text, question.sentence, timeline.named) or (lasting[-1] if lasting else None)
    if one is not None:
        return Answer(one.dates, one.words)
    if timeline.title is not None:
        return Answer(timeline.title, timeline.title.words)
    return Answer.of(timeline.lead) if timeline.lead and timeline.lead.is_long else Answer(None, found.group())


def _cost(question: Question) -> re.Match[str] | None:
    """What "the war" has cost so far, in a sentence that gives no date: "has cost 320,000 lives"."""
    dated = any(not one.is_aside for one in question.events)
    found = question.says("has_cost", question.sentence) if question.number >= TOLL and not dated else None
    before = war().search(question.text, question.sentence.start, found.start()) if found else None
    return found if before else None


def same_period(question: Question) -> Answer | None:
    """The stretch that was named last: "in the same years", "during that period"."""
    is_part = question.clauses[question.own[0]].is_part
    found = question.says("same_period", question.sentence if is_part else question.reach)
    if found is None or _ended().search(question.text, 0, found.start()):
        return None
    before = question.timeline.events(0, found.start(), question.anchor.harm)[-LOOK_BACK:]
    least = next((days for unit, days in _LENGTHS if unit in found.group().lower()), _SEVERAL)
    long = [one.dates for one in before if not one.is_aside and (one.dates.days or _SEVERAL) >= least]
    if not long:
        return None
    is_another = _OF_ANOTHER.match(question.text, found.end())
    return _of_another_year(question, found, long[-1]) if is_another else Answer(long[-1], found.group())


def _of_another_year(question: Question, found: re.Match[str], named: DateRange) -> Answer | None:
    """The same part of another year: "148 killings between January and June, against 90 in the same period of 2013"."""
    year = next(iter(question.timeline.inside(found.end(), found.end() + _OF_A_YEAR)), None)
    has_other = any(question.anchor.count.end <= one.start < found.start() for one in question.events)
    start, base = year.dates.start if year else None, named.start
    if year is None or start is None or base is None or has_other or year.dates.days not in _WHOLE_YEARS:
        return None
    words_of = question.text[found.start() : year.mention.span.end]
    return Answer(moved_range(named, start.year - base.year, "Y", words_of), words_of)


@functools.cache
def _ended() -> re.Pattern[str]:
    """What makes a period one that is over: "after the end of the period"."""
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')['happenings']['ended_period'])})\s\Z", re.IGNORECASE)


def bracketed(question: Question) -> Answer | None:
    """The date with which the number stands in one bracket: "Axum (28 and 29 November, at least 378 killed)"."""
    count, sentence = question.anchor.count, question.sentence
    opened = question.text.rfind("(", sentence.start, count.start)
    closed = question.text.find(")", count.end, sentence.end)
    if opened < 0 or closed < 0 or ")" in question.text[opened : count.start]:
        return None
    inside = [one for one in question.events if opened < one.start < closed]
    return Answer.of(inside[0]) if len(inside) == 1 else None


def lasting(question: Question) -> Answer | None:
    """How long the happening went on, told in an aside: "in the rising, which lasted until 12 May"."""
    lasted = [
        one for one in question.events if one.is_aside and question.says("lasted", question.clauses[one.clause].span)
    ]
    return Answer.of(min(lasted, key=question.gap, default=None))


def these_events(question: Question) -> Answer | None:
    """From the first to the last of the events that the paragraph listed: "as a result of these criminal acts"."""
    found = question.says("these", question.reach)
    if found is None:
        return None
    report = question.timeline.report
    paragraph = report.paragraphs[report.paragraph_at(question.anchor.sentence.start)]
    before = question.timeline.events(paragraph.start, question.anchor.sentence.start, question.anchor.harm)[
        -LOOK_BACK:
    ]
    last = [one for one in before if one.sentence == before[-1].sentence]
    starts, ends = [one.dates.start for one in last], [one.dates.end for one in last]
    known = [day for day in starts if day], [day for day in ends if day]
    if len(last) < _SEVERAL or not all(known):
        return None
    return Answer(DateRange(min(known[0]), max(known[1]), found.group()), found.group())


def named(question: Question) -> Answer | None:
    """The dates of a war or massacre to which the sentence refers: "killed in the war"."""
    if not question.timeline.named:
        return None
    one = referred(question.text, question.sentence, question.timeline.named)
    return Answer(one.dates, one.words) if one else None


def before_the_news(question: Question) -> Answer | None:
    """The time up to a trial, for the harm that it was about, long before the news: "in 2010 he was CHARGED with".

    The harm lay before that day, so it is none of the main event; when it began nobody states.
    """
    if question.events or question.says("tried", question.reach) is None:
        return None
    told = question.timeline.inside(question.reach.start, question.reach.end)
    before = [one for one in told if one.use in (Use.OTHER, Use.TELLING)]
    long_ago = all(_is_long_before(one, question.timeline) for one in before)
    if not before or not long_ago:
        return None
    return Answer(DateRange(None, before[0].dates.end, before[0].words), before[0].words)


def _is_long_before(one: Dated, timeline: Timeline) -> bool:
    """Whether a day lies long before the main event of news, or in a report that dates no harm at all."""
    main = timeline.main
    if main is None or not timeline.is_news:
        return not timeline.of_harm and one.dates.end is not None
    start, end = main.dates.start, one.dates.end
    return start is not None and end is not None and (start - end).days > LONG_AGO
