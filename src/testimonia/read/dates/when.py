"""When the harm of one claim happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from testimonia.model import DateRange, Harm, Why
from testimonia.read.dates.around import AROUND
from testimonia.read.dates.counted import counted_from, first_of_it, later_on, nth_day, since_event
from testimonia.read.dates.named import violent
from testimonia.read.dates.near import compared, other_clause, own_clause, taken_up
from testimonia.read.dates.question import Answer, Question, Rule
from testimonia.read.dates.remembered import years_after
from testimonia.read.dates.timeline import HELD, Timeline
from testimonia.read.dates.uses import Use
from testimonia.read.dates.within import (
    before_the_news,
    bracketed,
    lasting,
    named,
    same_period,
    these_events,
    to_come,
    whole,
)
from testimonia.read.report import Anchor

A_WEEK = 7
"""Most days of a lead's date that the report narrows later."""

SAME_FIGURE = 20
"""A number from here on that a report gives twice for one harm is the same figure said again."""


def choose_when(anchor: Anchor, timeline: Timeline) -> tuple[DateRange | None, Why]:
    """The days on which the harm of a claim is said to have happened, and why; None where nothing fixes them.

    The claim's own date comes first: of its clause, of the clause that it takes up, of the other clauses of its
    sentence, or of the war or massacre that the sentence refers to. Then that of its event: of its paragraph so
    far, of the same figure told before, of the heading, of the main event of news, or where a history has got to.
    Days of saying, inquiry, trial, burial and remembrance date no harm, unless nothing else does and the report is
    news of the day. A date that only ends ("by the 14th") takes its beginning from the rules that follow.

    Args:
        anchor: where the claim stands.
        timeline: the timeline of its report.
    """
    question = Question.of(anchor, timeline)
    name, answer = _first_answer(question)
    dates = _until_told(_extended(_narrowed(answer.dates, timeline), question, name), question)
    return dates, Why("when", name, answer.words, _left_out(question, answer))


def _first_answer(question: Question) -> tuple[str, Answer]:
    """The first answer that a rule gives; one that only ends takes its beginning from the next.

    The toll of a day stays of that day by when it was counted: "by Tuesday the number had risen to 31".
    """
    ending: tuple[str, Answer] | None = None
    for name, rule in RULES:
        answer = rule(question)
        if answer is None:
            continue
        if answer.dates and answer.dates.start is None and not answer.is_open:
            ending = ending or (name, answer)
            continue
        return _joined(ending, answer) if ending and not _is_toll_of_day(question, answer) else (name, answer)
    return ending or ("no-date", Answer(None))


def _is_toll_of_day(question: Question, answer: Answer) -> bool:
    """Whether the toll of a single day is counted."""
    return bool(answer.dates and answer.dates.is_day and question.says("tolls", question.reach))


def _joined(ending: tuple[str, Answer], beginning: Answer) -> tuple[str, Answer]:
    """The stretch from the beginning of one answer to the end of another."""
    name, answer = ending
    start = beginning.dates.start if beginning.dates else None
    end = answer.dates.end if answer.dates else None
    if start is None or end is None or start > end:
        return ending
    return name, Answer(DateRange(start, end, answer.words), answer.words)


def _same_figure(question: Question) -> Answer | None:
    """The date of the same figure where the report gives it first: another speaker's word on it."""
    anchor, timeline = question.anchor, question.timeline
    first = timeline.firsts.get((anchor.harm, question.number))
    if question.number < SAME_FIGURE or first is None or first.count.start >= anchor.count.start:
        return None
    dates, why = choose_when(first, timeline)
    return Answer(dates, why.words) if dates else None


def _rules() -> Sequence[tuple[str, Rule]]:
    inside: tuple[tuple[str, Rule], ...] = (
        ("to-come", to_come),
        ("same-period", same_period),
        ("bracketed", bracketed),
        ("years-after", years_after),
        ("compared-with", compared),
        ("own-clause", own_clause),
        ("nth-day", nth_day),
        ("nth-day", first_of_it),
        ("later-on", later_on),
        ("whole-of-it", whole),
        ("taken-up", taken_up),
        ("other-clause", other_clause),
        ("lasting", lasting),
        ("counted-from", counted_from),
        ("since-event", since_event),
        ("these-events", these_events),
        ("named-event", named),
        ("before-the-news", before_the_news),
    )
    near = [name for name, _ in AROUND].index("only-found") + 1
    return (*inside, *AROUND[:near], ("same-figure", _same_figure), *AROUND[near:])


RULES = _rules()
"""The rules by name, in the order in which they are asked: the claim's sentence, its paragraph, the report."""

_TELLING = (Use.TELLING, Use.STATE, Use.COUNTING)

_OUTSIDE = frozenset(name for name, _ in AROUND)

_OF_A_PERIOD = frozenset(("new-place", "heading", "covered-period"))
"""Rules that give the period in which something lay: an arrest lay in it, too."""


def _narrowed(found: DateRange | None, timeline: Timeline) -> DateRange | None:
    """The main event's own days where a claim has the wider ones of the lead: "last week" was Thursday.

    What is told of a month or a year is told of all of it, unless the report says outright when it was.
    """
    lead, main = timeline.lead, timeline.main
    if found is None or lead is None or main is None or not (timeline.is_news or timeline.subject.is_stated):
        return found
    if (lead.dates.days or 0) > A_WEEK and not timeline.subject.is_stated:
        return found
    return main.dates if (found.start, found.end) == (lead.dates.start, lead.dates.end) else found


def _extended(found: DateRange | None, question: Question, rule: str) -> DateRange | None:
    """The range up to publication where people are still held, or were arrested at some time after the event.

    Source:
        Guidelines of the annotated reports, decisions 7 and 9.
    """
    published, harm = question.timeline.report.published, question.anchor.harm
    if harm not in HELD or found is None or found.end is None or published is None or published.end is None:
        return found
    if found.end >= published.end:
        return found
    later = harm is Harm.DETAINED and question.timeline.is_news and _is_later(question, rule)
    if later or question.says("goes_on", question.reach):
        return replace(found, end=published.end)
    return found


def _until_told(found: DateRange | None, question: Question) -> DateRange | None:
    """The range up to the day on which a count was told, where it went on to publication: "spoke on 8 March of 196"."""
    published = question.timeline.report.published
    if found is None or found.end is None or published is None or found.is_day or found.end != published.end:
        return found
    if question.anchor.harm in HELD:
        return found
    reach, sentence = question.reach, question.sentence
    inside = question.timeline.inside(sentence.start, sentence.end)
    inside = tuple(one for one in inside if one.is_fronted or reach.start <= one.start < reach.end)
    told = [one.dates.end for one in inside if one.use in _TELLING and one.dates.is_day]
    is_within = len(told) == 1 and told[0] and (found.start is None or found.start < told[0]) and told[0] < found.end
    return replace(found, end=told[0]) if is_within else found


def _is_later(question: Question, rule: str) -> bool:
    """Whether an arrest came at some time after its event, and not in it: "killed nine and arrested 20"."""
    if question.says("at_once", question.sentence):
        return False
    if rule == "other-clause":
        return question.says("taken", question.reach) is not None
    before = question.sentence.start, question.anchor.count.start
    return rule in _OUTSIDE - _OF_A_PERIOD and violent().search(question.text, *before) is None


def other_answers(anchor: Anchor, timeline: Timeline, taken: DateRange | None) -> Iterator[tuple[str, str]]:
    """The other dates that the rules would have given, each in its words or its days, with the rule that would have.

    Args:
        anchor: where the claim stands.
        timeline: the timeline of its report.
        taken: what `choose_when` gave.
    """
    seen = {(taken.start, taken.end)} if taken else set()
    for name, rule in RULES:
        answer = rule(Question.of(anchor, timeline))
        dates = answer.dates if answer else None
        if answer and dates and (dates.start, dates.end) not in seen:
            seen.add((dates.start, dates.end))
            yield answer.words or dates.edtf, f"another rule would give it: {name}"


def _left_out(question: Question, answer: Answer) -> tuple[tuple[str, str], ...]:
    """The other dates of the sentence, each with the reason why it does not date the claim."""
    sentence = question.sentence
    others = [one for one in question.timeline.inside(sentence.start, sentence.end) if one.words != answer.words]
    usable = {one.start for one in question.events}
    return tuple(
        (one.words, "another date is nearer" if one.start in usable and one.use is Use.EVENT else one.use.value)
        for one in others
    )
