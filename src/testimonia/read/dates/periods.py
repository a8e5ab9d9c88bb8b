"""Periods: single time expressions joined to the stretch of days that they state together."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.dates.days import shift_day
from testimonia.read.dates.listed import listed
from testimonia.read.languages import alternatives, words
from testimonia.read.report import Report

_DURATION = re.compile(r"P(T(?=\d+H))?(\d{1,4})(W|D|M|Y|DE|H)")
_FOLLOWING = re.compile(r"PX[DWM]")
_WINDOW = 40
_INSERTED = re.compile(r"^,\s[^,.;()\n\d]{3,60},(?=\s(?:and|to|until|till)\s)")
"""What is inserted into a stretch of time: "Between November 2020, when the war began, and the end of 2021"."""

_CLAUSE = 100
"""Code points before a date in which the "since" of what began then stands."""

_FROM = re.compile(r"(?:\A|[.;:\n]\s*)From\s\Z")
"""What opens a sentence with the day from which something went on: "From April 1991 militiamen killed 21"."""

_ITEM = re.compile(r"\s*\n\s*[–—-]")
"""What begins the next item of a list, and joins no dates."""

_HALF_A_DAY = 12
_MOST_LISTED_DAYS = 7
"""Days named one by one ("28, 29 and 30 November") lie this close together at most to be one period."""


def find_periods(report: Report, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The stretches of days that a text states, in order of position.

    A range is one mention with the whole expression as its words ("from 13 to 20 January 1990"); "since April"
    reaches from April to publication; a single date stays as it is. Expressions that name no day are left out.

    Args:
        report: the report.
        mentions: its time expressions, as `find_dates` gives them.
    """
    return tuple(_periods(report, mentions))


def _periods(report: Report, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    index = 0
    before: DateMention | None = None
    while index < len(mentions):
        found, last = mentions[index], index
        while last + 1 < len(mentions) and _joins(report.text, found, mentions[last], mentions[last + 1]):
            last += 1
            found = _joined(report.text, found, mentions[last])
        if last + 1 < len(mentions) and _is_of_other_calendar(report.text, found, mentions[last + 1]):
            index = last + 1
            continue
        if last + 1 < len(mentions) and (ending := _up_to(report.text, found, mentions[last + 1])):
            found, last = ending, last + 1
        found = _following(found, before) or _to_now(report, found) or _so_far(report, _reaching(report, found))
        if found.dates is not None:
            before = found
            yield found
        index = last + 1


def _is_of_other_calendar(text: str, year: DateMention, behind: DateMention) -> bool:
    """Whether a year is one of another calendar, with the date in a bracket behind it: "Tir 13, 2013 (21 May 2021)"."""
    dates, told = year.dates, behind.dates
    if dates is None or told is None or not year.text.isdecimal() or not text.startswith(" (", year.span.end):
        return False
    return behind.span.start == year.span.end + len(" (") and told.is_day and not told.within(dates)


def _up_to(text: str, found: DateMention, end: DateMention) -> DateMention | None:
    """A length of time up to a date: "the six months to June 2020", "in the 90 days ending 31 March"."""
    last, duration = end.dates.end if end.dates else None, _DURATION.fullmatch(found.value)
    if found.dates is not None or last is None or duration is None:
        return None
    if not _patterns()["up_to"].fullmatch(text, found.span.end, end.span.start):
        return None
    is_of_hours = duration.group(3) == "H"
    start = _back(last if is_of_hours else last + timedelta(days=1), duration)
    span = Span(found.span.start, end.span.end)
    return DateMention(span, span.of(text), f"{start or '..'}/{last}", DateRange(start, last, span.of(text)))


def _following(found: DateMention, before: DateMention | None) -> DateMention | None:
    """The open stretch after the date before: "in the following weeks".

    Source:
        Guidelines of the annotated reports, decision 18: a known start, no end.
    """
    last = before.dates.end if before and before.dates else None
    if last is None or found.dates is not None or not _FOLLOWING.match(found.value):
        return None
    table = words("en", "dates")["classes"]
    if not set(found.text.lower().split()) & {*table["next"], *table["followed"]}:
        return None
    return replace(found, dates=DateRange(last + timedelta(days=1), None, found.text))


def _joins(text: str, first: DateMention, left: DateMention, right: DateMention) -> bool:
    """Whether the words between two expressions make them one period."""
    gap = _between(text, left.span, right.span)
    if left.dates is None or right.dates is None or len(gap) > _WINDOW:
        return False
    if not _follow(first.dates, right.dates):
        return _is_dated_weekday(gap, left, right.dates)
    if _narrows(gap, left.dates, right.dates) or _is_dated_weekday(gap, left, right.dates):
        return True
    is_to = _patterns()["to"].fullmatch(gap) is not None
    is_to_event = not is_to and _patterns()["to_event"].fullmatch(gap) is not None
    if not (is_to or is_to_event or gap.strip() == ",") or _ITEM.match(gap):
        return False
    if is_to_event or gap.split()[:1] in (["and"], [","]):
        opened = _patterns()["opening"].search(text, max(0, first.span.start - _WINDOW), first.span.start)
        return bool(opened and gap.strip() != ",") or (not is_to_event and _adjacent(left.dates, right.dates))
    return left.dates.start != right.dates.start or left.dates.end != right.dates.end


def _between(text: str, left: Span, right: Span) -> str:
    """The words between two expressions that stand near each other, without what is inserted."""
    return _INSERTED.sub("", text[left.end : min(right.start, left.end + 2 * _WINDOW + 1)])


def _follow(a: DateRange | None, b: DateRange) -> bool:
    """Whether a stretch may reach from one date to another."""
    return bool(a and a.start and b.start and b.end and a.start <= b.end)


def _is_dated_weekday(gap: str, left: DateMention, dates: DateRange) -> bool:
    """Whether the date of a named day follows: "Monday (May 3)", "Good Friday, 2 April"."""
    table, named = words("en", "dates"), left.text.lower()
    is_feast = gap == ", " and named in (*table["feasts"], *table["movable"])
    return dates.is_day and (is_feast or (gap == " (" and named in table["weekdays"]))


def _narrows(gap: str, wide: DateRange, narrow: DateRange) -> bool:
    """Whether one expression fixes the other more closely: "Two years earlier, in May", "in May two years ago"."""
    if not gap.strip(" ,") and wide.within(narrow):
        return True
    return bool(re.fullmatch(r",? (?:on|in) (?:the )?", gap)) and wide.days != narrow.days and narrow.within(wide)


def _adjacent(left: DateRange, right: DateRange) -> bool:
    """Whether two dates of one precision follow each other closely: days, months or years named one by one."""
    if left.end is None or right.start is None or left.precision != right.precision:
        return False
    gap = (right.start - left.end).days
    return 0 < gap <= (_MOST_LISTED_DAYS if left.is_day else 1)


def _joined(text: str, left: DateMention, right: DateMention) -> DateMention:
    assert left.dates is not None
    assert right.dates is not None
    span = Span(left.span.start, right.span.end)
    if left.dates.within(right.dates) and not text[left.span.end : right.span.start].strip(" ,"):
        return replace(left, span=span, text=span.of(text), dates=replace(left.dates, words=span.of(text)))
    gap = text[left.span.end : right.span.start]
    if right.dates.within(left.dates) or _is_dated_weekday(gap, left, right.dates):
        return DateMention(
            span, span.of(text), right.value, DateRange(right.dates.start, right.dates.end, span.of(text))
        )
    if opening := _patterns()["opening"].search(text, max(0, span.start - _WINDOW), span.start):
        span = Span(opening.start(), span.end)
    start, end = left.dates.start, right.dates.end
    return DateMention(span, span.of(text), f"{left.value}/{right.value}", DateRange(start, end, span.of(text)))


def _reaching(report: Report, found: DateMention) -> DateMention:
    """The expression with the words before it that make it reach to publication, or up to a day."""
    text, published = report.text, report.published
    begin = max(0, found.span.start - _WINDOW)
    last = published.end if published else None
    if found.dates is None:
        return _lasting(report, found, begin)
    if since := _patterns()["since"].search(text, max(0, found.span.start - _CLAUSE), found.span.start):
        start, is_long_ago = found.dates.start, _only_passed(text, since.start())
        end = last if last and start and start <= last else None
        return found if is_long_ago else _widened(text, found, since.start(), start, end)
    if _FROM.search(text, begin, found.span.start) and found.dates.start:
        return _widened(text, found, found.span.start, found.dates.start, None)
    if then := _patterns()["then"].search(text, max(0, found.span.start - _CLAUSE), found.span.start):
        return _widened(text, found, then.start(), None, found.dates.end)
    owns = text.startswith(("'s", "’s"), found.span.end)  # "killed by Saturday's storm"
    if not owns and (until := _patterns()["until"].search(text, begin, found.span.start)):
        return _widened(text, found, until.start(), None, found.dates.end)
    return _counted_in(report, found, begin)


def _to_now(report: Report, found: DateMention) -> DateMention | None:
    """The stretch from a date up to publication, where the words say so: "from 7 October to date"."""
    text, start = report.text, found.dates.start if found.dates else None
    last = report.published.end if report.published else None
    if start is None or last is None or start > last:
        return None
    now = _patterns()["to_now"].match(text, found.span.end)
    opened = now and _patterns()["opening"].search(text, max(0, found.span.start - _WINDOW), found.span.start)
    if now is None or opened is None:
        return None
    return _widened(text, replace(found, span=Span(found.span.start, now.end())), opened.start(), start, last)


def _only_passed(text: str, offset: int) -> bool:
    """Whether "since" at an offset says how long ago something was: "to mark thirteen years since the raid of May".

    What is told of such a time goes on since then: "in the two years since the coup".
    """
    found = _passed_since().search(text, max(0, offset - _WINDOW), offset)
    return found is not None and found["within"] is None


@functools.cache
def _passed_since() -> re.Pattern[str]:
    """A length of time, with what makes it a stretch."""
    table = words("en", "dates")
    units = alternatives([unit for unit in table["units"] if unit.endswith("s")])
    one = alternatives([unit for unit in table["units"] if not unit.endswith("s")])
    within = alternatives((*table["periods"]["within"], *table["periods"]["lasting"], *table["classes"]["in"]))
    return re.compile(rf"\b(?:(?P<within>{within})\s(?:the\s)?)?(?:\w+\s(?:{units})|an?\s(?:{one}))\s\Z", re.IGNORECASE)


def _so_far(report: Report, found: DateMention) -> DateMention:
    """The expression; up to publication where it is a month or year that has begun: "31 homicides so far in 2016"."""
    days, last = found.dates, report.published.end if report.published else None
    if not (days and days.start and days.end and last and days.start <= last < days.end):
        return found
    told = _patterns()["so_far"].search(report.text, max(0, found.span.start - _WINDOW), found.span.start)
    told = told or _patterns()["till_now"].match(report.text, found.span.end)
    return replace(found, dates=replace(days, end=last)) if told else found


def _counted_in(report: Report, found: DateMention, begin: int) -> DateMention:
    """A day that is the second of a night, or the n-th of something that began before it."""
    days = found.dates
    unit = _patterns()["unit_to"].search(report.text, begin, found.span.start)
    if unit and days and days.end:
        first = shift_day(days.end + timedelta(days=1), -1, words("en", "dates")["units"][unit.group(1).lower()])
        return _widened(report.text, found, unit.start(), first, days.end)
    if days is None or days.start is None or not days.is_day:
        return found
    before = days.start - timedelta(days=1)
    if week := _patterns()["week_of"].search(report.text, begin, found.span.start):
        last = shift_day(before, 1, words("en", "dates")["units"][week.group(1).lower()])
        return _widened(report.text, found, week.start(), days.start, last)
    for name, end in (("eve", before), ("night_to", days.end)):
        if night := _patterns()[name].search(report.text, begin, found.span.start):
            return _widened(report.text, found, night.start(), before, end)
    if nth := _patterns()["nth_day"].search(report.text, begin, found.span.start):
        table = words("en", "dates")["ordinals"]
        number = table.get(nth.group(1).lower()) or int(nth.group(1)[:-2])
        return _widened(report.text, found, nth.start(), days.start - timedelta(days=number - 1), days.end)
    return found


def _lasting(report: Report, found: DateMention, begin: int) -> DateMention:
    """A duration up to publication: "for over a month" and "in 24 hours" end on the day of publication.

    Where only the year of publication is known, it began so long before that year at the earliest, and goes on.
    """
    published = report.published
    if published is None or published.start is None or not (duration := _DURATION.fullmatch(found.value)):
        return found
    within = _patterns()["within"].search(report.text, begin, found.span.start)
    if published.is_day and _fighting(report, found):
        return _widened(report.text, found, found.span.start, _back(published.start, duration), published.end)
    lasting = _patterns()["lasting"].search(report.text, begin, found.span.start)
    if lasting and _patterns()["to_last"].search(report.text, begin, lasting.start()):
        return found  # "remanded for 15 days": what is still to come
    told = report.text[max(0, found.span.start - _CLAUSE) : found.span.start]
    if (within and _is_many_hours(duration)) or (lasting and _patterns()["perfect"].search(told.rpartition("\n")[2])):
        words_from = (within or lasting).start()  # type: ignore[union-attr]
        end = published.end if published.is_day else None
        return _widened(report.text, found, words_from, _back(published.start, duration), end)
    return found


def _fighting(report: Report, found: DateMention) -> bool:
    """Whether a length of time is that of violence up to now: "1,867 have died in four weeks of fighting"."""
    if not _of_fighting().match(report.text, found.span.end):
        return False
    sentence = report.sentences[report.sentence_at(found.span.start)]
    near = max(sentence.start, found.span.start - _CLAUSE), min(sentence.end, found.span.end + _CLAUSE)
    return _has().search(report.text, *near) is not None


@functools.cache
def _of_fighting() -> re.Pattern[str]:
    table = words("en", "dates")["happenings"]
    listed = alternatives((*table["wars"], *table["attacks"]))
    return re.compile(rf"\s(?:of|,?\s?the)\s(?:[\w’'-]+\s){{0,2}}?(?:{listed})\b", re.IGNORECASE)


def _has() -> re.Pattern[str]:
    return listed("periods", "present_perfect")


def _is_many_hours(duration: re.Match[str]) -> bool:
    """Whether a number of hours stands for days: "in 24 hours", not "within an hour" or "within 13 hours"."""
    return duration.group(3) == "H" and int(duration.group(2)) % _HALF_A_DAY == 0


def _back(day: date, duration: re.Match[str]) -> date | None:
    count, unit = int(duration.group(2)), duration.group(3)
    if unit == "H":
        return day - timedelta(days=-(-count // 24))
    return shift_day(day, -count, "E" if unit == "DE" else unit)


def _widened(text: str, found: DateMention, begin: int, start: date | None, end: date | None) -> DateMention:
    if start is None and end is None:
        return found
    span = Span(begin, found.span.end)
    value = f"{start or '..'}/{end or '..'}"
    return DateMention(span, span.of(text), value, DateRange(start, end, span.of(text)))


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The words that join and widen, as patterns."""
    table = words("en", "dates")["periods"]
    choice = {name: alternatives(phrases) for name, phrases in table.items()}
    found = {name: re.compile(rf"\b(?:{choice[name]})\s(?:the\s|late\s|early\s)?$", re.IGNORECASE) for name in choice}
    began = rf"(?:[^\W\d]+\s){{0,12}}(?:{choice['began']})\s(?:(?:on|in|at)\s)?"
    found["since"] = re.compile(
        rf"\b(?:{choice['since']})\s(?:{began}|(?:[^\W\d]+(?:-[^\W\d]+)*\s){{0,10}})(?:the\s|late\s|early\s|\()?$",
        re.IGNORECASE,
    )
    ordinals = "|".join(words("en", "dates")["ordinals"])
    found["nth_day"] = re.compile(
        rf"\b((?:{ordinals})|\d{{1,3}}(?:st|nd|rd|th))\s(?:{choice['nth_day']})\s$", re.IGNORECASE
    )
    hour = r"(?:(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|midnight|noon)\s(?:\(local time\)\s)?(?:on\s|of\s)?)?"
    found["opening"] = re.compile(rf"\b(?:{choice['opening']})\s{hour}(?:the\s|late\s|early\s)?$", re.IGNORECASE)
    clock = r"(?:,?\s?\d{1,2}[:.]\d\d(?:\s?(?:hours|hrs|h|gmt|utc|local time))?)?"
    found["to"] = re.compile(rf"{clock}\s?(?:{choice['to']})\s?{hour}", re.IGNORECASE)
    found["to_event"] = re.compile(  # "between May 1992 and the ceasefire of 9 March 1994"
        rf"\s(?:{choice['to']})\s(?:the|its|their)\s(?:[^\W\d]+\s){{1,6}}(?:of|on|in|at)\s(?:the\s)?", re.IGNORECASE
    )
    found["to_now"] = re.compile(rf",?\s(?:{choice['to_now']})\b", re.IGNORECASE)
    found["till_now"] = re.compile(rf"\s(?:{choice['till_now']})\b", re.IGNORECASE)
    found["week_of"] = re.compile(rf"\b({choice['unit_to']})\s(?:{choice['week_of']})\s(?:the\s)?$", re.IGNORECASE)
    found["up_to"] = re.compile(rf"\s(?:{choice['up_to']})\s(?:the\s|on\s)?", re.IGNORECASE)
    found["unit_to"] = re.compile(
        rf"\b(?:the|this|our)\s({choice['unit_to']})\s(?:{choice['up_to']})\s(?:the\s|on\s)?$", re.IGNORECASE
    )
    found["then"] = re.compile(rf"\b(?:{choice['then']})\s(?:[^\W\d]+\s){{0,6}}$", re.IGNORECASE)
    found["eve"] = re.compile(rf"\b(?:{choice['eve']})\s(?:[^\W\d]+\s){{0,6}}$", re.IGNORECASE)
    found["lasting"] = re.compile(rf"\b(?:{choice['lasting']})\s$", re.IGNORECASE)
    found["to_last"] = re.compile(rf"\b(?:{choice['to_last']})\s(?:[^\W\d]+\s){{0,3}}$", re.IGNORECASE)
    found["perfect"] = re.compile(rf"\b(?:{choice['perfect']})\b", re.IGNORECASE)
    return {name: _ending(pattern) for name, pattern in found.items()}


def _ending(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern with "$" standing for the position up to which it is searched."""
    return re.compile(pattern.pattern.replace("$", r"\Z"), pattern.flags)
