"""Rules that count a claim's date from what the report tells of: "two days after the raid", "since the war began"."""

from __future__ import annotations

import functools
import re
from datetime import timedelta

from testimonia.model import DateRange, Harm, Span
from testimonia.read.dates.around import around
from testimonia.read.dates.dated import moved_range
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.named import violence
from testimonia.read.dates.question import Answer, Question
from testimonia.read.dates.uses import Use
from testimonia.read.languages import alternatives, words

_A_MONTH = 31
_INSIDE = re.compile(r"\b(?:in|during|within|over)\s\Z", re.IGNORECASE)
"""Before a distance these make it a stretch: "in the week after the raid"."""

_UNITS = ("week", "fortnight", "month", "year")
"""Units of which a first one has a known length."""

_ITS = 40
"""Code points behind "since their" in which the happening stands."""


def counted_from(question: Question) -> Answer | None:
    """The day at a stated distance from the event that the report tells of: "two days after the raid"."""
    index = next((index for index, clause in enumerate(question.clauses) if clause.distance), None)
    base = None if index is None else _base(question, question.clauses[index].span)
    if index is None or base is None or base.start is None or base.end is None:
        return None
    distance, clause = question.clauses[index].distance, question.clauses[index].span
    assert distance is not None
    if index in question.own and _nearly().search(question.text, question.sentence.start, distance.span.start):
        return Answer(None, distance.span.of(question.text))
    is_opened = _the_attack().match(question.text, clause.start, clause.end) is not None
    words_of, published = distance.span.of(question.text), question.timeline.report.published
    if distance.count is None:
        is_later = question.opens("following", clause) and (is_opened or index not in question.own)
        return Answer(DateRange(base.end + timedelta(days=1), None, words_of), words_of) if is_later else None
    is_stretch = _INSIDE.search(question.text, question.sentence.start, distance.span.start) is not None
    if index not in question.own and not is_stretch and _looks_at_state(question):
        return Answer(base, words_of)
    count = -distance.count if index in question.own and not is_opened else distance.count
    dates = moved_range(base, count, distance.unit, words_of)
    if is_stretch and distance.count > 0:
        dates = DateRange(base.end + timedelta(days=1), dates.end, words_of)
    if dates.start is None or dates.end is None or (published and published.end and dates.start > published.end):
        return None
    return Answer(dates, words_of)


def later_on(question: Question) -> Answer | None:
    """So long after the main event, where the story names no day before: "nine more people died two days later".

    Such words were counted from publication, for want of another day, and lie ahead of it by as much.
    """
    published, main = question.timeline.report.published, question.timeline.main
    if (
        published is None
        or published.start is None
        or main is None
        or not main.dates.is_day
        or main.dates.start is None
    ):
        return None
    for one in question.timeline.inside(question.reach.start, question.reach.end):
        is_later = one.mention.text.lower().split()[-1] in words("en", "dates")["classes"]["later"]
        if one.use is Use.AHEAD and is_later and one.dates.is_day and one.dates.start and main.start < one.start:
            day = main.dates.start + (one.dates.start - published.start)
            return Answer(DateRange(day, day, one.words), one.words) if day <= published.start else None
    return None


def _base(question: Question, clause: Span) -> DateRange | None:
    """The days from which a distance counts: those of the main event for "after the attack", else of the story."""
    main = question.timeline.main
    if main and main.dates.is_day and _the_attack().match(question.text, clause.start, clause.end):
        return main.dates
    found = around(question)
    return found.dates if found else None


def _looks_at_state(question: Question) -> bool:
    """Whether the claim is of a state: "200 people were still missing a day after the dam broke"."""
    is_missing = question.anchor.harm is Harm.MISSING
    return is_missing or question.says("standing", question.reach) is not None


@functools.cache
def _nearly() -> re.Pattern[str]:
    """Words that make a distance one of no certain day: "less than a month after 11 people died"."""
    listed = alternatives(words("en", "dates")["clauses"]["nearly"])
    return re.compile(rf"\b(?:{listed})\s\Z", re.IGNORECASE)


@functools.cache
def _the_attack() -> re.Pattern[str]:
    table = words("en", "dates")
    turn, attacks = (
        alternatives([*table["clauses"]["later"], *table["clauses"]["earlier"]]),
        table["happenings"]["attacks"],
    )
    return re.compile(rf"(?:{turn})\s(?:the|that|this)\s(?:[\w’'-]+\s)?(?:{alternatives(attacks)})\b", re.IGNORECASE)


def nth_day(question: Question) -> Answer | None:
    """The day so many days into what the report tells of: "on the second day"."""
    table = words("en", "dates")
    if question.words.isdisjoint((*table["ordinals"], *table["happenings"]["final"])):
        return None
    found = _nth_day().search(question.text, question.reach.start, question.reach.end)
    before = question.sentence.start, question.anchor.count.start
    found = found or (_nth_day().match if question.events else _nth_day().search)(question.text, *before)
    of_it = found is not None and _of_what_lasts().match(question.text, found.end()) is not None
    base = _beginning(question, of_it=of_it) if found else None
    number = words("en", "dates")["ordinals"].get(found.group(1).lower()) if found else None
    if found is None or base is None or base.dates is None or base.dates.start is None:
        return None
    if base.dates.is_day and number is None:
        return None
    day = shift_day(base.dates.start, number - 1, "D") if number else base.dates.end
    return Answer(DateRange(day, day, found.group()), found.group()) if day else None


def _beginning(question: Question, *, of_it: bool) -> Answer | None:
    """What a stretch is counted from: what the report is about ("of the siege"), else what was told last."""
    return (Answer.of(question.timeline.lead) if of_it else None) or around(question)


def first_of_it(question: Question) -> Answer | None:
    """The first stretch of what it tells of: "in the first week nine were killed", "in its first three days"."""
    if question.events or "first" not in question.words:
        return None
    found = _first_units().search(question.text, question.sentence.start, question.reach.end)
    if found is None or question.timeline.inside(found.start(), found.end()):
        return None
    table, count, published = words("en", "dates"), (found["count"] or "").lower(), question.timeline.report.published
    number = int(count) if count.isdecimal() else table["numbers"].get(count, 1)
    base = _beginning(question, of_it=_of_what_lasts().match(question.text, found.end()) is not None)
    start = base.dates.start if base and base.dates else None
    end = shift_day(start, number, table["units"][(found["unit"] or found["units"]).lower()]) if start else None
    if end is None or (published and published.end and end > published.end):
        return None
    return Answer(DateRange(start, end - timedelta(days=1), found.group()), found.group())


@functools.cache
def _first_units() -> re.Pattern[str]:
    """A stretch with which something began; "the first weeks" are of no known length."""
    table = words("en", "dates")
    one, several = alternatives(_UNITS), alternatives([f"{unit}s" for unit in (*_UNITS, "day")])
    number = rf"(?P<count>\d{{1,2}}|{alternatives(table['numbers'])})"
    first = r"\b(?:in|during|within|over)\s(?:the|its|their)\s(?:very\s)?first\s"
    return re.compile(rf"{first}(?:(?P<unit>{one})|{number}\s(?P<units>{several}))\b", re.IGNORECASE)


@functools.cache
def _of_what_lasts() -> re.Pattern[str]:
    """What began on its first day: "on the third day OF THE SIEGE"."""
    table = words("en", "dates")["happenings"]
    nouns = alternatives((*table["wars"], *table["attacks"], *table["turns"]))
    return re.compile(rf"\sof\s(?:the\s)?(?:[\w’'-]+\s)?(?:{nouns})\b", re.IGNORECASE)


@functools.cache
def _nth_day() -> re.Pattern[str]:
    table = words("en", "dates")
    ordinals = alternatives((*table["ordinals"], *table["happenings"]["final"]))
    named = alternatives(table["happenings"]["of_days"])
    return re.compile(rf"\b(?:on|in|during) the ({ordinals}) (?:{named})\b", re.IGNORECASE)


def since_event(question: Question) -> Answer | None:
    """From the beginning of what the report tells of, up to publication: "since the war began", "since then".

    It began at the date since which the report counts elsewhere ("since 24 February"), else at that of its lead.
    "The worst attack since the war began" only compares.
    """
    published, found = question.timeline.report.published, question.says("since_event", question.sentence)
    found = found or _since_told(question)
    if found is None or published is None or published.end is None or _compares(question, found.start()):
        return None
    table = words("en", "dates")["happenings"]
    if found.group().lower() in table["since_its"] and not violence().search(
        question.text, found.end(), found.end() + _ITS
    ):
        return None
    is_then = found.group().lower() in table["since_then"]
    if not is_then and _is_older(question, found.end()):
        return Answer(DateRange(None, published.end, found.group()), found.group(), is_open=True)
    base = around(question) if is_then else Answer.of(question.timeline.onset)
    if base is None or base.dates is None or base.dates.start is None or base.dates.start > published.end:
        return None
    return Answer(DateRange(base.dates.start, published.end, found.group()), found.group())


def _is_older(question: Question, offset: int) -> bool:
    """Whether a war or coup that is named at an offset began before the day of which the news tells."""
    timeline = question.timeline
    named = _begun().match(question.text, offset)
    if named is None or timeline.onset is None or timeline.counted_since or not timeline.is_news:
        return False
    days = timeline.onset.dates.days or 0
    is_turn = named.group(1).lower() in words("en", "dates")["happenings"]["turns"]
    return days == 1 or (is_turn and days <= _A_MONTH)


@functools.cache
def _begun() -> re.Pattern[str]:
    """A war or a turn of power, with words between "since the" and it."""
    table = words("en", "dates")["happenings"]
    listed = alternatives((*table["wars"], *table["turns"]))
    return re.compile(rf"\s(?:the\s)?(?:[\w’'-]+\s){{0,2}}?({listed})\b", re.IGNORECASE)


def _since_told(question: Question) -> re.Match[str] | None:
    """The words by which the claim's own clause goes on from what was told: "has since killed 370 insurgents"."""
    own = question.clauses[question.own[0]]
    return None if own.is_part else question.says("since_then", own.span)


def _compares(question: Question, offset: int) -> bool:
    """Whether a date at an offset is only what the happening is compared with."""
    inside = question.timeline.inside(question.sentence.start, question.sentence.end)
    return any(one.use is Use.COMPARISON and one.mention.span.start <= offset < one.mention.span.end for one in inside)
