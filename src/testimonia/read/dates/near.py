"""Rules that date a claim by the clauses of its sentence: its own one, the one that it takes up, the others."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import Span
from testimonia.read.dates.dated import Dated, carries, tells_harm
from testimonia.read.dates.listed import listed
from testimonia.read.dates.named import named_at
from testimonia.read.dates.question import Answer, Question
from testimonia.read.dates.uses import Use
from testimonia.read.languages import alternatives, words

_BESIDE = 80
"""Code points behind a count in which the date stands with which the sentence compares."""

_COMPARED = 25
"""Code points before a date in which "compared with" stands."""

_AT_A_PLACE = 25
"""Code points between a day and what takes it up: "since the raid of 1883 at Orvale, in which four died"."""

_TAKEN_UP = (Use.EVENT, Use.COMPARISON, Use.COUNTING)


def own_clause(question: Question) -> Answer | None:
    """The nearest date of the clause in which the number stands, else of that of its words of harm.

    The clause goes on behind an aside: "killed nine people, two of them women, in Orvale on Sunday".
    """
    for index in question.own if _is_brought_toll(question) else (*question.own, *question.pieces):
        inside = [one for one in question.events if one.clause == index and not _is_compared_behind(question, one)]
        inside = [one for one in inside if not _is_of_last_death(question, one) and not _is_of_another(question, one)]
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


def _is_of_another(question: Question, one: Dated) -> bool:
    """Whether a date is that of those who are told behind the claim: "three died at once and another on Monday"."""
    end = question.anchor.count.end
    found = _and_another().search(question.text, end, one.start) if end < one.start else None
    return found is not None and " aged " not in question.text[end : found.start()]


@functools.cache
def _and_another() -> re.Pattern[str]:
    """A number that stands for people right before a date, behind "and"."""
    table = words("en", "dates")
    numbers = alternatives((*table["numbers"], *table["happenings"]["more"]))
    others = rf"(?:\d+|{numbers})(?:\s(?:{numbers}|others?))?"
    return re.compile(rf"\sand\s{others}\s(?:on|in|at|late|early|during)\s(?:the\s)?\Z")


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
    if question.text.startswith(("'s", "’s"), one.mention.span.end):
        return True
    is_of = question.text.endswith((" of ", " of the "), 0, one.start)
    return is_of and named_at(question.text, one.mention.span, one.dates) is not None


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


def compared(question: Question) -> Answer | None:
    """The date of that with which the sentence compares: "the worst since two men killed 13, in April 1999"."""
    count, clause = question.anchor.count, question.clauses[question.own[0]].span
    if question.words.isdisjoint(words("en", "dates")["happenings"]["since"]):
        return None
    if not _since().search(question.text, clause.start, count.start):
        return None
    if not listed("uses", "superlatives").search(question.text, question.sentence.start, count.start):
        return None
    inside = question.timeline.inside(count.end, question.sentence.end)
    if not inside or carries(Span(count.end, inside[0].start), question.timeline.harmed):
        return None
    return Answer(inside[0].single, inside[0].words) if inside[0].start - count.end <= _BESIDE else None


@functools.cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')['happenings']['since'])})\s", re.IGNORECASE)


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
