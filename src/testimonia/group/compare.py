"""How much speaks for and against two reports being about one incident."""

from __future__ import annotations

import math
from datetime import date

from testimonia.group.profile import Profile
from testimonia.matching import Form
from testimonia.model import DateRange, Join, Reason, Where

# Weights, in units of the cosine of two reports' words. A score of 0 or more joins. Those of doubt, time, days and
# places were varied one at a time on 1,443 local news reports that people had grouped, divided into two halves by
# incident; a value was kept where both halves agreed. The result changes little within a third of each.
DOUBT = -0.05
"""Without evidence two reports are about different incidents."""

PER_FOLD = 0.04
"""What each e-fold of the days between two reports takes away: reports of one incident come close together."""

MOST_DAYS_APART = 90
"""After three months time passes no more: trials and anniversaries come at any distance."""

OLD_NEWS = 14
"""Days before publication from which a stated date is the date of an earlier event, not of the news itself."""

OTHER_DAY, DAYS_OF_DOUBT, PRECISE = -0.2, 3, 7
"""Against: both reports date their main harm within a week, and the dates are more than three days apart (night
attacks, time zones and days of reporting shift a date by up to three). Half the weight groups local news slightly
better; this much keeps apart two attacks on one village, whose reports share most of their names."""

SAME_PLACE, OTHER_PLACE, OTHER_COUNTRY = 0.04, -0.05, -0.1
SAME_COUNT = 0.03
LEAST_TELLING = 10
"""Persons from which the same number in two reports says something."""

NEAR_KM, FAR_KM = 15.0, 60.0
"""Villages of one incident lie closer than a day's walk; the point of a town lies within it."""

NO_CLAIM = -0.06
"""Against: one report says nothing about harm that anybody counted, so only its words tie it."""

SHOWN_NAMES = 4


def compare(one: Profile, two: Profile, *, cosine: float) -> Join:
    """Everything that speaks for or against a join of two reports, with the score that it adds up to."""
    if one.document.id > two.document.id:
        one, two = two, one
    reasons = [
        Reason("words", "likeness of names and words", round(cosine, 4)),
        Reason("doubt", "two reports without evidence are about different incidents", DOUBT),
        _time(one, two),
        *_dates(one.when, two.when),
        *_places(one.where, two.where),
        *_counts(one, two),
    ]
    if bool(one.claims) != bool(two.claims):
        reasons.append(Reason("no claim", "one of the reports counts nobody harmed", NO_CLAIM))
    score = round(sum(reason.weight for reason in reasons), 4)
    return Join(one.document.id, two.document.id, score, tuple(reasons))


def explained(join: Join, one: Profile, two: Profile, *, rarity: dict[str, float]) -> Join:
    """A join whose reasons name the words that both reports have; only kept joins are worth the work."""
    words = [Reason("words", _shared_names(one, two, rarity), reason.weight) for reason in join.reasons[:1]]
    return Join(join.first, join.second, join.score, (*words, *join.reasons[1:]))


def _shared_names(one: Profile, two: Profile, rarity: dict[str, float]) -> str:
    """The rarest terms in both reports, names first."""
    shared = sorted(one.terms.counts.keys() & two.terms.counts.keys())
    forms = one.terms.forms
    shared.sort(key=lambda term: (forms[term] not in (Form.FULL_NAME, Form.NAME), -rarity[term], term))
    return "both have " + ", ".join(shared[:SHOWN_NAMES]) if shared else "no word in common"


def _time(one: Profile, two: Profile) -> Reason:
    """Days between the events that the two reports may be about, or between the reports."""
    gaps = [_gap(a, b) for a in _anchors(one) for b in _anchors(two)]
    if not gaps:
        return Reason("time", "at least one report is undated", -PER_FOLD * math.log1p(OLD_NEWS))
    days = min(gaps)
    weight = -PER_FOLD * math.log1p(min(days, MOST_DAYS_APART))
    return Reason("time", f"{days} days apart" if days else "of the same days", round(weight, 4))


def _anchors(profile: Profile) -> list[tuple[date, date]]:
    """Days that place a report's incident in time: its harm's dates, or else its own and older ones it states."""
    if profile.when and profile.when.start and profile.when.end:
        return [(profile.when.start, profile.when.end)]
    published = profile.published
    if published is None or published.start is None or published.end is None:
        return list(profile.stated)
    old = [days for days in profile.stated if (published.start - days[1]).days > OLD_NEWS]
    return [(published.start, published.end), *old]


def _gap(one: tuple[date, date], two: tuple[date, date]) -> int:
    return max((two[0] - one[1]).days, (one[0] - two[1]).days, 0)


def _dates(one: DateRange | None, two: DateRange | None) -> list[Reason]:
    if not (one and two and (one.days or 99) <= PRECISE and (two.days or 99) <= PRECISE):
        return []
    if one.overlaps(two, slack=DAYS_OF_DOUBT):
        return []
    return [Reason("dates", f"harm of {one.edtf} and of {two.edtf}", OTHER_DAY)]


def _places(one: Where | None, two: Where | None) -> list[Reason]:
    if one is None or two is None:
        return []
    shown = f"{one.name or one.words} and {two.name or two.words}"
    relation = place_relation(one, two)
    if relation == "other country":
        return [Reason("place", f"{shown}: different countries", OTHER_COUNTRY)]
    weight = {"same": SAME_PLACE, "far": OTHER_PLACE}.get(relation)
    return [Reason("place", f"{shown}: {relation}", weight)] if weight else []


def place_relation(one: Where, two: Where) -> str:
    """How two places lie: "same", "near", "far", "other country"; "unknown" where one is wide or has no point."""
    if one.gazetteer_id and one.gazetteer_id == two.gazetteer_id and (one.precision or 1) <= 3:
        return "same"
    if one.country and two.country and one.country != two.country:
        apart = _km(one, two)
        return "other country" if apart is None or apart > FAR_KM else "near"
    if max(one.precision or 9, two.precision or 9) > 3:
        return "unknown"
    apart = _km(one, two)
    if apart is None:
        return "unknown"
    return "same" if apart <= NEAR_KM else "far" if apart > FAR_KM else "near"


def _km(one: Where, two: Where) -> float | None:
    """Great-circle distance; None where a point is not known."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    a, b, c, d = map(math.radians, (one.lat, one.lon, two.lat, two.lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def _counts(one: Profile, two: Profile) -> list[Reason]:
    same = sorted((harm.value, number) for harm, number in one.counts & two.counts if number >= LEAST_TELLING)
    if not same:
        return []
    return [Reason("counts", "both have " + ", ".join(f"{number} {harm}" for harm, number in same), SAME_COUNT)]
