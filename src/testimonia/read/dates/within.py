"""Rules that date a claim by its own sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import DateRange, Span
from testimonia.read.dates.around import TOLL
from testimonia.read.dates.clauses import clause_at
from testimonia.read.dates.dated import Dated, carries, moved_range, tells_harm
from testimonia.read.dates.listed import listed
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


def own_clause(question: Question) -> Answer | None:
    """The nearest date of the clause in which the number stands, else of that of its words of harm.

    The clause goes on behind an aside: "killed nine people, two of them women, in Orvale on Sunday".
    """
    for index in question.own if _is_brought_toll(question) else (*question.own, *question.pieces):
        inside = [one for one in question.events if one.clause == index and not _is_compared_behind(question, one)]
        inside = [one for one in inside if not _is_of_last_death(question, one)]
        of_noun = [_is_of_noun(question, one) for one in inside]
        # the toll to which a death brings it is that of the happening, unless it has a date of its own
        brought = question.says("brought", question.reach)
        start = question.anchor.count.start
        has_own = brought is not None and any(brought.end() < one.start < start for one in inside)
        wanted = brought is not None and brought.start() < start and any(of_noun) and not has_own
        if inside := [one for one, found in zip(inside, of_noun, strict=True) if found is wanted] or inside:
            return Answer.of(min(_narrowest(question, inside), key=question.gap))
    return None


def _is_of_last_death(question: Question, one: Dated) -> bool:
    """Whether a day is that of a death which brings the toll of the event of news to the number behind it."""
    brought = question.says("brought", question.reach)
    if (
        brought is None
        or not one.start < brought.start() < question.anchor.count.start
        or not question.timeline.is_news
    ):
        return False
    return one.dates.is_day and question.says("tolls", Span(brought.end(), question.reach.end)) is not None


def _is_compared_behind(question: Question, one: Dated) -> bool:
    """Whether a count before a date is compared with that of the date: "three killed, fewer compared with October"."""
    begin = max(question.anchor.count.end, one.start - _COMPARED)
    return begin < one.start and _compared().search(question.text, begin, one.start) is not None


@functools.cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')['happenings']['compared'])})\s\Z", re.IGNORECASE)


def _narrowest(question: Question, inside: Sequence[Dated]) -> Sequence[Dated]:
    """Dates without those in which others of them lie: "In June, thirteen died in one day, on the 9th"."""
    return [one for one in inside if not any(_narrows(question, one, other) for other in inside)] or inside


def _narrows(question: Question, one: Dated, other: Dated) -> bool:
    """Whether a date lies in another and tells of the same: not "captured in May *and* executed on the 19th"."""
    return _lies_in(other, one) and " and " not in question.text[one.mention.span.end : other.start]


def _lies_in(one: Dated, other: Dated) -> bool:
    return one.dates.days is not None and one.dates != other.dates and one.dates.within(other.dates)


def _is_of_noun(question: Question, one: Dated) -> bool:
    """Whether a date only says which happening is meant: "two victims of *Saturday's* shooting died on Monday"."""
    return question.text.startswith(("'s", "’s"), one.mention.span.end)


def taken_up(question: Question) -> Answer | None:
    """The day that the claim's clause takes up: "the worst since 8 April, when four people were killed"."""
    index = question.own[0]
    clause = question.clauses[index].span
    if index == 0 or not question.opens("takes_up", clause) or _is_brought_toll(question):
        return None
    before = question.clauses[index - 1].span
    inside = question.timeline.inside(before.start, before.end)
    ending = [one for one in inside if one.use in _TAKEN_UP and before.end - one.mention.span.end <= _AT_A_PLACE]
    if not ending:
        return None
    one = ending[-1]
    is_since = None in (one.dates.start, one.dates.end) or question.says("since", one.mention.span) is not None
    goes_on = question.says("since_told", clause) is not None
    return Answer(one.single if is_since and not goes_on else one.dates, one.words)


_BESIDE = 80
"""Code points behind a count in which the date stands with which the sentence compares."""

_COMPARED = 25
"""Code points before a date in which "compared with" stands."""

_AT_A_PLACE = 25
"""Code points between a day and what takes it up: "since the raid of 1883 at Orvale, in which four died"."""

_TAKEN_UP = (Use.EVENT, Use.COMPARISON, Use.COUNTING)


def compared(question: Question) -> Answer | None:
    """The date of that with which the sentence compares: "the worst since two men killed 13, in April 1999"."""
    count, clause = question.anchor.count, question.clauses[question.own[0]].span
    if question.words.isdisjoint(words("en", "dates")["happenings"]["since"]):
        return None
    if not _since().search(question.text, clause.start, count.start) or not _superlative().search(
        question.text, question.sentence.start, count.start
    ):
        return None
    inside = question.timeline.inside(count.end, question.sentence.end)
    if not inside or carries(Span(count.end, inside[0].start), question.timeline.harmed):
        return None
    return Answer(inside[0].single, inside[0].words) if inside[0].start - count.end <= _BESIDE else None


@functools.cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')['happenings']['since'])})\s", re.IGNORECASE)


def _superlative() -> re.Pattern[str]:
    return listed("uses", "superlatives")


def other_clause(question: Question) -> Answer | None:
    """The date of the clause before, else of one that follows; that of an aside only where it tells of violence."""
    own = question.own[-1]
    if _is_toll_of_the_day(question) or _is_brought_toll(question):
        return None
    usable = [one for one in question.events if not one.is_aside and _dates_harm(question, one)]
    usable = usable or [one for one in question.events if one.is_aside and _tells_aside(question, one)]
    usable = [one for one in usable if one.is_fronted or not _is_bound_of_other(question, one)]
    usable = [one for one in usable if own == one.clause or not _is_of_a_part(question, one)]
    usable = [one for one in usable if not one.is_past] or usable
    usable = [one for one in usable if one.dates.end is not None]
    before = [one for one in usable if one.clause < own]
    after = [one for one in usable if one.clause > own and not _has_own_claim(question, one)]
    return Answer.of(before[-1] if before else next(iter(after), None))


def _is_bound_of_other(question: Question, one: Dated) -> bool:
    """Whether a day up to which something else went on stands in another clause: "where 600 had fled by Monday"."""
    return one.dates.start is None and one.clause not in question.own and carries(one.stretch, question.timeline.harmed)


def _is_toll_of_the_day(question: Question) -> bool:
    """Whether an aside counts again on a day: "held 13 on Thursday over the bomb, whose toll rose overnight to 43"."""
    if not question.clauses[question.own[0]].is_aside:
        return False
    inside = question.timeline.inside(question.reach.start, question.reach.end)
    return any(one.use is Use.COUNTING for one in inside)


def _is_brought_toll(question: Question) -> bool:
    """Whether it is the toll of the event of news, to which a death brings it: "died today, taking the toll to 9"."""
    clause = question.clauses[question.own[0]].span
    return question.timeline.is_news and all(question.says(name, clause) for name in ("brought", "tolls"))


def _is_of_a_part(question: Question, one: Dated) -> bool:
    """Whether a date behind the claim is that of some of its people: "eight, among them a boy who died on Friday"."""
    index = one.clause if question.clauses[one.clause].is_part else one.clause - 1
    is_behind = index > question.own[-1] and question.clauses[index].is_part
    return is_behind and carries(question.clauses[index].span, question.timeline.harmed)


def _has_own_claim(question: Question, one: Dated) -> bool:
    """Whether the clause of a date goes on with something else: "… and said the town had been left on Sunday"."""
    clause = question.clauses[one.clause].span
    goes_on = question.opens("coordinate", clause) or question.text.startswith(";", max(0, clause.start - 2))
    if not goes_on and not _begins_with_number().match(question.text, clause.start):
        return False
    is_first = one.is_fronted or not question.opens("coordinate", clause)
    return not _tells(question, one) or (is_first and carries(one.stretch, question.timeline.harmed))


@functools.cache
def _begins_with_number() -> re.Pattern[str]:
    """What begins the next of several counts: "three in Orvale on Monday, ONE in Brenna"."""
    return re.compile(rf"\d|(?:{alternatives(words('en', 'dates')['numbers'])})\b", re.IGNORECASE)


def _dates_harm(question: Question, one: Dated) -> bool:
    """Whether a date also holds for a claim in an aside: not in "she, whose sons are missing, came on Friday".

    It holds for a part of those whom it dates: "in Orvale on Friday 12 people were killed, INCLUDING two nurses".
    """
    own = question.clauses[question.own[0]]
    return (
        not own.is_aside
        or own.is_part
        or one.is_fronted
        or _tells(question, one)
        or question.opens("takes_up", own.span)
    )


def _tells_aside(question: Question, one: Dated) -> bool:
    """Whether an aside with a date tells of violence, and not only of that with which the claim is compared."""
    return _tells(question, one) and not question.opens("compared", question.clauses[one.clause].span)


def _tells(question: Question, one: Dated) -> bool:
    """Whether the clause of a date tells of violence."""
    return tells_harm(question.text, one.stretch, question.timeline.harmed)


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
