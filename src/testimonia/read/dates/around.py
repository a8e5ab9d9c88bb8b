"""Rules that date a claim by the report around its sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import DateRange, Harm, Span
from testimonia.read.dates.dated import Dated
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.hours import is_after_midnight
from testimonia.read.dates.leading import NEW_PLACE, is_of_trial
from testimonia.read.dates.listed import listed
from testimonia.read.dates.named import war
from testimonia.read.dates.question import Answer, Question, Rule
from testimonia.read.dates.timeline import LOOK_BACK
from testimonia.read.dates.uses import Use
from testimonia.read.languages import alternatives, words

TOLL = 1000
"""A number from here on that nothing near dates is the toll of the whole conflict that the report dates."""

_YEARS = 366
_NEAR = 1500
"""Code points before a claim in which its paragraph may go over to another happening."""

_BEHIND = 8
"""Code points behind a date in which a word tells that it is only a part of the time that is counted."""

_NOBODY = re.compile(r"(?:no|nobody|none|neither)\b", re.IGNORECASE)


def around(question: Question) -> Answer | None:
    """What dates the claim outside its sentence."""
    for _, rule in AROUND:
        if found := rule(question):
            return found
    return None


def live(question: Question) -> Answer | None:
    """The day of its heading or of publication, for a post of a live report.

    For a general toll it is all since what the report counts from began.

    Source:
        Guidelines of the annotated reports, decision 18: a general toll in a dated conflict takes its dates.
    """
    published = question.timeline.report.published
    if not question.timeline.posts or published is None:
        return None
    if question.number >= TOLL and question.anchor.harm is not Harm.AFFECTED and question.timeline.counted_since:
        return Answer.of(question.timeline.onset)
    return paragraph(question) or heading(question) or Answer(_day_of_post(question, published).marked(True))


def _day_of_post(question: Question, published: DateRange) -> DateRange:
    """The day of publication, or one before it for a post from before midnight."""
    timeline = question.timeline
    days = timeline.posts[timeline.report.paragraph_at(question.anchor.sentence.start)]
    start = published.start if published.is_day and days else None
    day = shift_day(start, -days, "D") if start else None
    return DateRange(day, day) if day else published


def new_find(question: Question) -> Answer | None:
    """The dead who are dug up in a place that the sentence brings in died at a time that nobody states."""
    found = question.says("found_dead", question.reach)
    return Answer(None, found.group()) if found and _brings_in_place(question, question.sentence) else None


def _brings_in_place(question: Question, sentence: Span) -> bool:
    """Whether a sentence opens with a place: "In the village of Orvale", but not "In May"."""
    found = NEW_PLACE.match(question.text, sentence.start, sentence.end)
    return found is not None and not question.timeline.inside(sentence.start, found.end())


def new_place(question: Question) -> Answer | None:
    """The period that a report covers, for what is told of a place that a sentence without a date brings in."""
    lead = question.timeline.lead
    period = covered(question) or (Answer.of(lead) if lead and lead.is_long else None)
    return period if period and not question.events and _brings_in_place(question, question.sentence) else None


def covered(question: Question) -> Answer | None:
    """The period that a round-up covers: "In the week to 14 May"."""
    period = question.timeline.covered
    return Answer(period, period.words) if period else None


def whole_conflict(question: Question) -> Answer | None:
    """The years of the conflict, for a toll that the single day told of before cannot have; else no date.

    "The bomb killed two on Monday. More than 260,000 people have died in the conflict."
    """
    lead, toll = question.timeline.lead, conflict(question)
    if lead is not None and lead.dates.is_day and (_is_war_toll(question) or _is_over_years(question)):
        return paragraph(question) if _is_of_the_past(question) else Answer(None)
    if toll is None or lead is None or (lead.dates.days or 0) < _YEARS:
        return None
    before = paragraph(question)
    is_day = before is not None and before.dates is not None and before.dates.is_day
    return toll if is_day and before and before.dates and before.dates.within(lead.dates) else None


def _is_war_toll(question: Question) -> bool:
    """Whether a sentence without a date counts the people of a war: "1,200 have died in the insurgency"."""
    if question.number < TOLL or question.events:
        return False
    return war().search(question.text, question.sentence.start, question.sentence.end) is not None


def _is_of_the_past(question: Question) -> bool:
    """Whether the paragraph has reached a time before that of the news."""
    told, lead = paragraph(question), question.timeline.lead
    last = told.dates.end if told and told.dates else None
    return bool(last and lead and lead.dates.start and last < lead.dates.start)


def _is_over_years(question: Question) -> bool:
    """Whether a sentence without a date counts those of a long time: "3,600 died in three decades of violence"."""
    if question.events or question.words.isdisjoint(words("en", "dates")["happenings"]["long_units"]):
        return False
    return _over_years().search(question.text, question.reach.start, question.reach.end) is not None


@functools.cache
def _over_years() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["happenings"]["long_units"])
    return re.compile(rf"\b(?:in|over|during|after)\s(?:[\w-]+\s){{1,3}}?(?:{listed})\sof\b", re.IGNORECASE)


def paragraph(question: Question) -> Answer | None:
    """The time that the paragraph has reached before the sentence."""
    report, sentence = question.timeline.report, question.anchor.sentence
    if not report.paragraphs:
        return None
    start = report.paragraphs[report.paragraph_at(sentence.start)].start
    found = question.timeline.reached(start, sentence.start, question.anchor.harm)
    return Answer(*found) if found else None


def only_found(question: Question) -> Answer | None:
    """The dead who are dug up long after, in a paragraph without a date, died at a time that nobody states."""
    found = question.says("found_dead", question.reach)
    return Answer(None, found.group()) if found and not question.timeline.is_news else None


def heading(question: Question) -> Answer | None:
    """The date of the heading under which the paragraph stands."""
    report = question.timeline.report
    return Answer.of(question.timeline.headings.get(report.paragraph_at(question.anchor.sentence.start)))


def present(question: Question) -> Answer | None:
    """A standing condition without a date is one of today: people in need, registers of the missing, no arrests yet."""
    harm, count, is_news = question.anchor.harm, question.anchor.count, question.timeline.is_news
    standing = question.says("standing", question.sentence)
    missing = harm is Harm.MISSING and not is_news and standing is not None
    nobody = harm is Harm.DETAINED and not is_news and _NOBODY.match(question.text, count.start) is not None
    no_arrest = nobody and not question.words.isdisjoint(words("en", "dates")["happenings"]["no_arrest"])
    return Answer(None) if harm is Harm.AFFECTED or missing or no_arrest else None


def conflict(question: Question) -> Answer | None:
    """The dates of the conflict that the lead gives, for a general toll.

    Source:
        Guidelines of the annotated reports, decision 18: a general toll in a dated conflict takes its dates.
    """
    lead = question.timeline.lead
    return Answer.of(lead) if lead and lead.is_long and question.number >= TOLL else None


def separate(question: Question) -> Answer | None:
    """No date for what news tells beside its main event without one: "Separately, five labourers were shot".

    So does a new place with a new attack ("In Orvale a car bomb killed two"), unless the main event is many attacks.
    """
    report, sentence = question.timeline.report, question.anchor.sentence
    paragraph = report.paragraphs[report.paragraph_at(sentence.start)] if report.paragraphs else sentence
    first = report.sentence_at(max(paragraph.start, sentence.start - _NEAR))
    if not question.timeline.is_news or question.events or first == 0:
        return None
    for told in report.sentences[first : report.sentence_at(sentence.start) + 1]:
        if found := _separately().match(question.text, told.start, told.end) or _new_attack(question, told):
            return Answer(None, found.group().strip())
    return None


def _new_attack(question: Question, told: Span) -> re.Match[str] | None:
    """The attack that a sentence brings in with a place, in a report whose main event is not many attacks."""
    main, report = question.timeline.main, question.timeline.report
    if main is None or not _brings_in_place(question, told):
        return None
    if report.paragraph_at(main.start) == report.paragraph_at(told.start):
        return None
    lead = report.sentences[main.sentence]
    if _many().search(report.title or "") or _many().search(question.text, lead.start, lead.end):
        return None
    return _an_attack().search(question.text, told.start, told.end)


@functools.cache
def _separately() -> re.Pattern[str]:
    listed = alternatives(words("en", "dates")["happenings"]["separate"])
    return re.compile(rf"\W*(?:{listed})\b", re.IGNORECASE)


def _many() -> re.Pattern[str]:
    return listed("happenings", "many")


@functools.cache
def _an_attack() -> re.Pattern[str]:
    table = words("en", "dates")
    new, attacks = alternatives(table["happenings"]["new"]), alternatives(table["happenings"]["attacks"])
    return re.compile(rf"\b(?:{new})\s(?:[\w-]+\s){{0,2}}?(?:{attacks})\b", re.IGNORECASE)


def main_event(question: Question) -> Answer | None:
    """The date of the main event of news; a stretch of a count dates only what is told behind it."""
    return Answer.of(_main(question)) if question.timeline.is_news else None


def _main(question: Question) -> Dated | None:
    main, table = question.timeline.main, words("en", "dates")["happenings"]
    if main is None:
        return None
    end = main.mention.span.end
    behind = question.timeline.report.low[end : end + _BEHIND].split()
    part = bool(behind) and behind[0].rstrip(",.") in table["part_of_all"]  # "in June 2003 ALONE, over 1,000 died"
    counting = part or (main.is_since and not main.dates.is_day)
    return None if counting and main.start > question.anchor.count.start else main


def brought_to(question: Question) -> Answer | None:
    """Since what began, for the count of all since then: "bringing the toll to 223"."""
    if not (question.says("brought", question.reach) and question.says("tolls", question.reach)):
        return None
    since = [one for one in question.timeline.counted_since if one.start < question.anchor.count.start]
    return Answer.of(since[-1]) if since else None


def same_place(question: Question) -> Answer | None:
    """The date of what happened at a place that the clause names again, in a text on many happenings.

    "A raid on Orvale on 19 May killed 12. In June … The other side admits nine deaths in Orvale."
    """
    if question.timeline.is_news and not question.timeline.covered:
        return None
    text, names = question.text, {found[1] for found in _placed().finditer(question.text, *_ends(question.reach))}
    events = question.timeline.events(0, question.anchor.sentence.start, question.anchor.harm)
    for one in reversed(events[-LOOK_BACK:] if names else ()):
        sentence = question.timeline.report.sentences[one.sentence]
        if any(found[1] in names for found in _placed().finditer(text, sentence.start, sentence.end)):
            return Answer.of(one)
    return None


def _ends(stretch: Span) -> tuple[int, int]:
    return stretch.start, stretch.end


@functools.cache
def _placed() -> re.Pattern[str]:
    """A name after a preposition of place."""
    listed = alternatives(words("en", "dates")["happenings"]["places"])
    return re.compile(rf"\b(?:{listed})\s([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)")


def later_account(question: Question) -> Answer | None:
    """The date of the main event, where the report says outright when it was, for a count of a later account of it."""
    timeline, sentence = question.timeline, question.sentence
    if timeline.main is None or not timeline.subject.is_stated:
        return None
    paragraph = timeline.report.paragraphs[timeline.report.paragraph_at(sentence.start)]
    inside = timeline.inside(paragraph.start, sentence.end)
    is_account = any(
        one.use in (Use.TELLING, Use.COUNTING) and not one.dates.overlaps(timeline.main.dates) for one in inside
    )
    return Answer.of(timeline.main) if is_account else None


def of_all(question: Question) -> Answer | None:
    """The dates of the lead, for what a text on the past counts of all of it: "Estimates of the dead vary"."""
    timeline, sentence = question.timeline, question.sentence
    if timeline.is_news or timeline.lead is None or question.events or not timeline.report.paragraphs:
        return None
    paragraph = timeline.report.paragraphs[timeline.report.paragraph_at(sentence.start)]
    start = max(paragraph.start, sentence.start - _NEAR)
    return Answer.of(timeline.lead) if _accounts().search(question.text, start, sentence.end) else None


def _accounts() -> re.Pattern[str]:
    return listed("happenings", "accounts")


def story(question: Question) -> Answer | None:
    """The time that the story has reached before the sentence; the main event's where it has reached none."""
    found = question.timeline.reached(0, question.anchor.sentence.start, question.anchor.harm)
    return Answer(*found) if found else Answer.of(_main(question))


def day_found(question: Question) -> Answer | None:
    """The day on which the dead were found, where nothing tells when they died."""
    sentence = question.sentence
    inside = question.timeline.inside(sentence.start, sentence.end)
    found = [one for one in inside if one.use is Use.RECOVERY and one.clause in question.own]
    return None if question.says("found_dead", question.reach) else Answer.of(next(iter(found), None))


def told(question: Question) -> Answer | None:
    """The day of the saying, for what news of the day tells in the same sentence and behind it in its paragraph.

    It is marked as inferred, for no words state the day of the harm; what is told farther on may be of any day.
    """
    one, sentence, report = question.timeline.told, question.sentence, question.timeline.report
    if one is None or one.start >= sentence.end or question.says("found_dead", question.reach):
        return None
    if report.paragraph_at(one.start) != report.paragraph_at(sentence.start):
        return None
    if is_of_trial(report, one):
        return None
    return Answer(one.dates.marked(True), one.words)


def hour(question: Question) -> Answer | None:
    """The day of publication, for news that gives the hour and no day: "shortly after midnight"; inferred."""
    published = question.timeline.report.published
    if _main(question) or published is None or not published.is_day:
        return None
    return None if is_after_midnight(question.timeline.report) is None else Answer(published.marked(True))


AROUND: Sequence[tuple[str, Rule]] = (
    ("live-report", live),
    ("new-find", new_find),
    ("new-place", new_place),
    ("whole-conflict", whole_conflict),
    ("paragraph", paragraph),
    ("only-found", only_found),
    ("heading", heading),
    ("present-state", present),
    ("same-place", same_place),
    ("covered-period", covered),
    ("conflict", conflict),
    ("brought-to", brought_to),
    ("separate", separate),
    ("main-event", main_event),
    ("later-account", later_account),
    ("account-of-all", of_all),
    ("story", story),
    ("day-found", day_found),
    ("day-of-saying", told),
    ("hour-of-day", hour),
)
"""The rules by name, in the order in which they are asked."""
