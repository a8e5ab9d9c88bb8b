"""What a report is about, as far as it can be told from the report alone."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from testimonia.group.calendar import FRESH_DAYS, MOST_DAYS, SLACK, Days, lasts
from testimonia.group.nearness import NARROW
from testimonia.group.overviews import OPENING, is_overview
from testimonia.group.words import (
    COMPARED,
    LINK,
    MOST_YEARS,
    OF_A_TIME,
    OF_A_YEAR,
    ONE_OF,
    SEVERAL_INCIDENTS,
    campaigns_in,
    years_back,
)
from testimonia.matching.terms import Terms, ages_of, terms_of
from testimonia.model import Claim, DateRange, Document, Harm, Qualifier, Reading, Role, Stance, Where
from testimonia.places import called, place_key

LEAD = 600
"""Code points after which a claim weighs a quarter of one at the start: about the first five sentences of news."""

FRESH = 1.5
"""A report that tells of harm within two weeks of its publication is mainly about that, unless it says little of it."""

OLD_NEWS = 14
"""Days before publication from which a stated date is the date of an earlier event, not of the news itself."""

NEXT_DAY = 1
"""Days between harm in one place that may be of one event."""

WEEK = 7
"""Days from which a date is loose: it may hold several incidents."""

YEAR = 366
"""Days of the longest date that is a year."""

YEARLY = timedelta(10)
"""Days by which "a year ago" may miss the day: commemorations are reported before and after it."""

VAGUE_MASS = 1_000
"""Persons from which a vague count ("thousands") with no date of its own sums up a period, not an incident."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One report with what the comparison looks at.

    Args:
        document, claims: the report and its claims.
        published: when it was published, as the reader has it or else as the document has it.
        harms: the kinds of harm that it counts.
        when: days of the harm that it is mainly about, from its claims; None if no claim is dated.
        where: place of the harm that it is mainly about; None if no claim is placed.
        stated: days that it names, up to its publication.
        counts: (harm, number) of its claims about the main harm.
        others: (harm, number, days) of its claims about harm of other days.
        elsewhere: (harm, number, place) of its claims that name another place than its main one.
        ages: ages of persons that it gives, in years.
        days: the days of each dated claim, by claim id; a date that the text gives only behind the claim is not its
            own.
        sums: ids of the claims that sum up a period, a whole conflict or several incidents, and so belong to none.
        campaigns: the campaigns that it names: "siege of dorvan".
        overview: whether it sums up a period or several incidents, and is mainly about none of them.
    """

    document: Document
    claims: tuple[Claim, ...]
    published: DateRange | None
    harms: frozenset[Harm]
    when: DateRange | None
    where: Where | None
    stated: tuple[Days, ...]
    counts: frozenset[tuple[Harm, int]]
    others: frozenset[tuple[Harm, int, Days, str]]
    elsewhere: frozenset[tuple[Harm, int, str]]
    ages: frozenset[int]
    days: Mapping[str, DateRange]
    sums: frozenset[str]
    campaigns: frozenset[str]
    overview: bool = False

    @property
    def told(self) -> tuple[Claim, ...]:
        """The claims that are about single incidents."""
        return tuple(claim for claim in self.claims if claim.id not in self.sums)

    @property
    def anchors(self) -> list[Days]:
        """Days that place the report's incident in time: its harm's, or else its own and older ones that it states."""
        if self.when and self.when.start and self.when.end:
            own = (self.when.start, self.when.end)
            long = (self.when.days or 0) > MOST_DAYS
            return [own, *(days for days in self.stated if long and own[0] <= days[0] and days[1] <= own[1])]
        if self.published is None or self.published.start is None or self.published.end is None:
            return list(self.stated)
        told = self.published.start
        old = [days for days in self.stated if (told - days[1]).days > OLD_NEWS]
        return [(told, self.published.end), *old]

    @property
    def terms(self) -> Terms:
        """The words and names of title and text; made when asked for, as they take more room than all the rest."""
        return terms_of(_with_title(self.document))


def profile_of(document: Document, reading: Reading | None) -> Profile:
    """The profile of a report; a report without a reading has its words and its date alone."""
    claims = reading.claims if reading else ()
    published = (reading.published if reading else None) or document.published
    sums = sums_of(claims)
    told = [claim for claim in claims if claim.id not in sums]
    borrowed = _borrowed(claims, document.text, published)
    days = {claim.id: claim.when for claim in claims if claim.when and claim.id not in borrowed}
    when = main_when(told, days=days, published=published)
    stated = [short for mention in (reading.dates if reading else ()) if (short := _short(mention.dates, published))]
    where = main_where(told, when=when, days=days)
    elsewhere = frozenset(_elsewhere(told, where))
    return Profile(
        document=document,
        claims=claims,
        published=published,
        harms=frozenset(claim.harm for claim in claims),
        when=when,
        where=where,
        stated=tuple(sorted({*stated, *_looked_back_to(document, published)})),
        counts=frozenset(_counts(claims, when=when, days=days, published=published)) - _numbers(elsewhere),
        others=frozenset(_others(told, when=when, days=days)),
        elsewhere=elsewhere,
        ages=ages_of(document.text),
        days=days,
        sums=sums,
        campaigns=campaigns_in(document.text, called(where) if where else None),
        overview=is_overview(claims, sums, days=days, published=published, opening=_with_title(document)[:OPENING]),
    )


def sums_of(claims: Sequence[Claim]) -> frozenset[str]:
    """Ids of the claims of a report that sum up more than one incident.

    A claim that dates the harm of one place by its year is not one of them where the report has no closer date.
    A count of what several incidents did ("seven dead in 17 shootings") is one of them beside a claim about a single
    incident; alone, it is all that is known of that day. So is the count of a month or a week in a report that tells
    of incidents in it one by one, and with it those of other months.
    """
    periods = frozenset(claim.id for claim in claims if is_period(claim))
    if all(claim.id in periods for claim in claims):
        periods -= {claim.id for claim in claims if _is_of_a_year(claim)}
    periods |= _reported_on(claims) | frozenset(claim.id for claim in claims if _is_of_another_story(claim))
    several = frozenset(claim.id for claim in claims if _is_of_several(claim))
    single = any(claim.id not in periods | several for claim in claims)
    return periods | several if single else periods


def is_period(claim: Claim) -> bool:
    """Whether a claim sums up a period or a whole conflict, so that it belongs to no incident.

    That is: its dates are open or span over a month, or it is a vague mass ("thousands") with no place and no date of
    its own that would tie it to one incident.
    """
    if claim.when is not None:
        return claim.when.days is None or (claim.when.days > MOST_DAYS)
    massive = claim.count.qualifier is Qualifier.VAGUE and (claim.count.low or 0) >= VAGUE_MASS
    return massive and claim.where is None


def _is_of_another_story(claim: Claim) -> bool:
    """Whether a claim stands in a link to another report, or counts all of a year or of a period that is compared."""
    text = claim.passage.exact
    behind = text[claim.count.end - claim.passage.start :]
    of_a_year = (claim.count.low or 0) > 1 and (OF_A_YEAR.match(behind) or COMPARED.search(text)) is not None
    return of_a_year or LINK.match(text) is not None


def _is_of_several(claim: Claim) -> bool:
    """Whether a claim counts what several incidents did: "seven dead in 17 shootings", "two children in one week"."""
    text, offset = claim.passage.exact, claim.passage.start
    if SEVERAL_INCIDENTS.search(text):
        return True
    before, behind = text[: max(0, claim.count.start - offset)], text[claim.count.end - offset :]
    return (claim.count.low or 0) > 1 and (ONE_OF.search(before) or OF_A_TIME.match(behind)) is not None


def _reported_on(claims: Sequence[Claim]) -> frozenset[str]:
    """Ids of the claims that sum up the weeks or months on which a report reports incident by incident.

    Such a claim dates its harm by a week or longer, and days of several incidents lie within: told in other sentences,
    each closely dated, too far apart to be one, none of more people than the sum. Counts of the same harm that are
    dated as loosely elsewhere in the report are sums of other weeks or months: "231 were killed, 203 in January".
    """
    loose = [claim for claim in claims if claim.when and (claim.when.days or 0) >= WEEK and not lasts(claim.when)]
    close = [claim for claim in claims if claim.when and (claim.when.days or WEEK) <= SLACK]
    if not any(_sums_up(claim, close) for claim in loose):
        return frozenset()
    return frozenset(claim.id for claim in loose)


def _sums_up(claim: Claim, close: Sequence[Claim]) -> bool:
    """Whether days of several incidents, told in other sentences and of no more people, lie within those of a claim."""
    low = claim.count.low or 0
    inside = [
        other
        for other in close
        if other.when and claim.when and other.when.within(claim.when) and other.passage != claim.passage
    ]
    days = sorted({other.when.start for other in inside if other.when and other.when.start})
    apart = sum((later - day).days > SLACK for day, later in itertools.pairwise(days))
    most = max((other.count.low or 0 for other in inside if other.harm is claim.harm), default=0)
    return apart >= 1 and low >= most


def _is_of_a_year(claim: Claim) -> bool:
    """Whether a claim dates the harm of one place by no more than a year: "62 people were killed at Huanca in 1985"."""
    when, where = claim.when, claim.where
    if when is None or where is None or (where.precision or 9) > NARROW or lasts(when):
        return False
    return (when.days or 0) <= YEAR


def _borrowed(claims: Sequence[Claim], text: str, published: DateRange | None) -> frozenset[str]:
    """Ids of the claims that have their dates from another sentence that may well date something else.

    That is a sentence behind it, one that gives the day of publication, which is the day of the telling as often as
    that of the harm, or one whose own claims are of another day ("shot on Saturday, he died on Monday").
    """
    own: dict[int, set[DateRange]] = {}
    for claim in claims:
        if claim.when and (claim.when.words or "") in claim.passage.exact:
            own.setdefault(claim.passage.start, set()).add(claim.when)
    ends = {claim.passage.start: claim.passage.end for claim in claims}
    starts = sorted(own)
    found = set()
    for claim in claims:
        words = claim.when.words if claim.when else None
        if claim.when is None or not words or words in claim.passage.exact:
            continue
        telling = published is not None and (published.days or MOST_DAYS) <= FRESH_DAYS and claim.when.within(published)
        at = text.rfind(words, 0, claim.passage.start)
        sentence = starts[place] if (place := bisect_right(starts, at) - 1) >= 0 else len(text)
        otherwise = sentence <= at < ends.get(sentence, 0) and claim.when not in own[sentence]
        if telling or otherwise or (at < 0 and text.find(words) >= claim.passage.end):
            found.add(claim.id)
    return frozenset(found)


def main_when(
    claims: Sequence[Claim], *, days: Mapping[str, DateRange], published: DateRange | None = None
) -> DateRange | None:
    """The days that most of the weight of some claims about single incidents agrees on; the most precise of them.

    Claims of one sentence and one day weigh once, and what is fresh news weighs more than what lies behind. Where
    claims without a date weigh more than those of any day, that day is background, and the report's own is not known.
    """
    weights: dict[tuple[int, DateRange], float] = {}
    undated: dict[int, float] = {}
    # those who die of their wounds die on another day than that of the incident
    whole = [claim for claim in claims if claim.role is not Role.INCREMENT]
    for claim in whole or claims:
        when = days.get(claim.id)
        if when is None:
            undated[claim.passage.start] = weight(claim)
        else:
            fresh = bool(published and when.overlaps(published, slack=FRESH_DAYS))
            key = (claim.passage.start, when)
            weights[key] = max(weights.get(key, 0.0), weight(claim) * (FRESH if fresh else 1.0))
    if not weights:
        return None
    dated = [(when, points) for (_, when), points in weights.items()]
    mass = {when: sum(points for other, points in dated if other.overlaps(when)) for when, _ in dated}
    best = max(dated, key=lambda item: (mass[item[0]], item[1]))[0]
    if sum(undated.values()) > mass[best]:
        return None
    # one day of a siege does not say when the siege was
    same = [when for when, _ in dated if when.within(best) and lasts(when) is lasts(best)]
    return min(same, key=lambda when: (when.days or 0, str(when.start)))


def main_where(claims: Sequence[Claim], *, when: DateRange | None, days: Mapping[str, DateRange]) -> Where | None:
    """The place that has most of the claims' weight, among claims of the main days; a precise one before a wide one.

    A place named beside harm of days farther off alone is not that of the main harm, though the report name no other.
    """
    points: dict[str, float] = {}
    first: dict[str, Where] = {}
    main = [claim for claim in claims if not _is_of_other_days(claim, when, days)]
    near: list[Claim] = []
    far: list[Claim] = []
    for claim in claims:
        (far if _is_of_other_days(claim, when, days, slack=NEXT_DAY) else near).append(claim)
    others = named_places(far) - named_places(near)
    for claim in main:
        if claim.where is None or (key := place_key(claim.where)) in others:
            continue
        wide = (claim.where.precision or 1) >= 6
        points[key] = points.get(key, 0.0) + weight(claim) * (0.1 if wide else 1.0)
        first.setdefault(key, claim.where)
    return first[max(points, key=lambda key: points[key])] if points else None


def _is_of_other_days(claim: Claim, when: DateRange | None, days: Mapping[str, DateRange], *, slack: int = 0) -> bool:
    own = days.get(claim.id)
    return bool(when and own and not own.overlaps(when, slack=slack))


def named_places(claims: Iterable[Claim]) -> set[str]:
    """The keys of the places that the sentences of some claims name as theirs."""
    return {place_key(claim.where) for claim in claims if claim.where and _names_place(claim)}


def weight(claim: Claim) -> float:
    """How much a claim tells what its report is about: more at the top, less if it tells of harm to nobody."""
    near = LEAD / (LEAD + claim.passage.start)
    slight = claim.stance is Stance.HYPOTHETICAL or claim.count.interval.is_zero
    return near * near * (0.3 if slight else 1.0)


def _counts(
    claims: Sequence[Claim], *, when: DateRange | None, days: Mapping[str, DateRange], published: DateRange | None
) -> list[tuple[Harm, int]]:
    """The counts of the main harm; a day of publication is that of the telling ("on Tuesday raised the toll to 15")."""
    main = [day for day in (when, published) if day]
    inside = [claim for claim in claims if not when or any(days.get(claim.id, when).overlaps(day) for day in main)]
    return [(claim.harm, end) for claim in inside for end in claim.count.interval.known_ends]


def _others(
    claims: Sequence[Claim], *, when: DateRange | None, days: Mapping[str, DateRange]
) -> Iterator[tuple[Harm, int, Days, str]]:
    for claim in claims:
        own = days.get(claim.id)
        if when and own and own.start and own.end and not own.overlaps(when) and (own.days or 0) <= MOST_DAYS:
            place = place_key(claim.where) if claim.where and _names_place(claim) else ""
            yield from ((claim.harm, end, (own.start, own.end), place) for end in claim.count.interval.known_ends)


def _elsewhere(claims: Sequence[Claim], main: Where | None) -> Iterator[tuple[Harm, int, str]]:
    """The counts beside which another place stands than the main one, where that stands beside some count, too."""
    named = [(claim, place_key(claim.where)) for claim in claims if claim.where and _names_place(claim)]
    if main is None or place_key(main) not in {place for _, place in named}:
        return
    for claim, place in named:
        if place != place_key(main):
            yield from ((claim.harm, end, place) for end in claim.count.interval.known_ends)


def _numbers(elsewhere: Iterable[tuple[Harm, int, str]]) -> set[tuple[Harm, int]]:
    return {(harm, number) for harm, number, _ in elsewhere}


def _names_place(claim: Claim) -> bool:
    words = claim.where.words if claim.where else None
    return bool(words) and (words or "") in claim.passage.exact


def _short(dates: DateRange | None, published: DateRange | None) -> Days | None:
    """The days of a date that may be those of an incident: no period, and not of the future."""
    if dates is None or dates.start is None or dates.end is None or (dates.days or 0) > MOST_DAYS:
        return None
    future = published is not None and published.end is not None and dates.start > published.end
    return None if future else (dates.start, dates.end)


def _looked_back_to(document: Document, published: DateRange | None) -> Iterator[Days]:
    """The days on which an event lies that a report looks back to after full years: about the report's own day."""
    told = published.start if published and (published.days or MOST_DAYS) <= FRESH_DAYS else None
    if told is None or told.year <= MOST_YEARS:
        return
    for years in years_back(_with_title(document)):
        day = told.replace(year=told.year - years, day=min(told.day, 28))
        yield (day - YEARLY, day + YEARLY)


def _with_title(document: Document) -> str:
    title = document.title or ""
    return document.text if not title or document.text.startswith(title) else f"{title}\n{document.text}"
