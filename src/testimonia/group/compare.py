"""How much speaks for and against two reports being about one incident."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from testimonia.group.arrays import Values
from testimonia.group.calendar import MOST_DAYS, Days, is_close, lasts
from testimonia.group.nearness import FAR, are_elsewhere, place_relation
from testimonia.group.profile import OLD_NEWS, Profile
from testimonia.matching.rarity import rarity
from testimonia.matching.terms import Form, folded
from testimonia.matching.vectors import Alike
from testimonia.model import DateRange, Harm, Join, Reason, Where
from testimonia.places import large_cities, place_key

# Weights in natural logarithms of odds; a score of 0 or more joins. Those of words, names, ages, time and places were
# fitted on pairs of 1,443 local news reports that people had grouped, on one half of the incidents and checked on the
# other, and rounded. Those of days and counts are larger than the fit: local news has few reports of two attacks on one
# village, or of eighty dead.
DOUBT = -1.0
"""Two reports that share a few keys and nothing else are about different incidents."""

WORDS = 11.0
"""What the cosine of all terms is multiplied by."""

NAMES, MOST_NAMES = 0.14, 40.0
"""What the rarity of the names in common is multiplied by, and the rarity from which more names say no more."""

NO_NAMES = -1.2
"""Against: not one name is in both, not even that of a place, though each has more than two."""

OWN_NAMES, FEW_NAMES = -1.0, 10.0
"""Against: each report has names that the other lacks; for each e-fold of their rarity beyond that of two names."""

AGE, MOST_AGES, OTHER_AGES = 1.0, 2, -1.0
"""For an age that both give, and how many count; against, where both give ages and none in common."""

PER_FOLD = 1.6
"""What each e-fold of the days between two reports takes away: reports of one incident come close together."""

MOST_DAYS_APART = 90
"""After three months time passes no more: trials and anniversaries come at any distance."""

STATED = -0.5
"""Against: the days agree only because one report states a day that is not the day of its own main harm."""

PER_LONG_FOLD = -0.5
"""What each e-fold of a date's days beyond a month takes away: many incidents lie in one year."""

TOLD_APART = -6.0
"""Against: one tells of the other's harm, its number and its day or place, as of something else than its own; the
number need not be the same where both date their harm closely, two days apart or more, or where the places lie far
apart."""

SEVERAL = 3
"""Persons from which the same number at the same place is hardly chance."""

SAME_DAY, OTHER_DAY, DAYS_OF_DOUBT, PRECISE = 0.7, -5.0, 3, 7
"""Both reports date their main harm within a week: for, where the dates share a day; against, where they are more than
three days apart (night attacks, time zones and days of reporting shift a date by up to three)."""

ELSEWHERE_AND_LATER = -2.0
"""Against: harm of a day or a night at one place, and of another at least two days off at another place."""

OTHER_SPAN = -5.0
"""Against: one tells of harm that lasted, and the other of harm of a day or a night."""

SAME_PLACE, OTHER_PLACE, REMOTE_PLACE, OTHER_COUNTRY = 1.0, -0.9, -2.0, -2.0
PER_CROWD, CROWD = -0.8, 100_000
"""What each e-fold of a city's inhabitants beyond these takes from what the same place says: the more people, the more
incidents of one day. The city's name is then in all reports, and says nothing; and counts of one harm with nothing in
common speak of two incidents."""

OTHER_TOLL = -1.0
"""For each harm."""

SAME_COUNT, SAME_ROUND_COUNT = 2.0, 1.0
LEAST_TELLING = 10
"""Persons from which the same number in two reports says something; a round one says less."""

OTHER_HARM = -0.5
"""Against: no kind of harm is in both reports."""

SHOWN_NAMES = 4


def compare(one: Profile, two: Profile, alike: Alike) -> Join:
    """Everything that speaks for or against a join of two reports, with the score that it adds up to.

    Args:
        one: a report.
        two: another.
        alike: how alike their texts are.
    """
    if one.document.id > two.document.id:
        one, two = two, one
    reasons = [
        Reason("words", "likeness of all words", round(WORDS * alike.cosine, 4)),
        Reason("names", "names in both", names_weight(alike.names, alike.own)),
        Reason("own names", "names that the other lacks", own_weight(alike.own)),
        Reason("doubt", "two reports without evidence are about different incidents", DOUBT),
        *_ages(one, two),
        _time(one, two),
        *_dates(one.when, two.when),
        *_told_apart(one, two),
        *_places(one.where, two.where),
        *_apart_in_both(one, two),
        *_counts(one, two),
        *_crowd(one, two),
        *_harms(one, two),
    ]
    return Join(one.document.id, two.document.id, score_of(reasons), tuple(reasons))


def told_by_texts(alike: Values) -> Values:
    """What the words and names of some pairs say, before it is rounded.

    Shape:
        alike: (pair, field of `Alike`)
    """
    cosines, names, own = alike.T
    against = OWN_NAMES * np.log(np.maximum(1.0, own / FEW_NAMES))
    against += np.where((names == 0) & (own > FEW_NAMES), NO_NAMES, 0.0)
    told: Values = WORDS * cosines + NAMES * np.minimum(names, MOST_NAMES) + against
    return told


def names_weight(names: float, own: float) -> float:
    """What the rarity of the names in common says for a join, or their lack against it where each has some."""
    return NO_NAMES if names == 0 and own > FEW_NAMES else round(NAMES * min(names, MOST_NAMES), 4)


def own_weight(own: float) -> float:
    """What it says against a join that each report has names which the other lacks."""
    return round(OWN_NAMES * math.log(max(1.0, own / FEW_NAMES)), 4) or 0.0


def score_of(reasons: Iterable[Reason]) -> float:
    """What some reasons add up to."""
    return round(sum(reason.weight for reason in reasons), 4)


def explained(join: Join, *, words: Sequence[str], names: Sequence[str]) -> Join:
    """A join whose reasons name what both reports have; only joins that are kept are worth the work.

    Args:
        join: the join.
        words: words that both have, the rarest first.
        names: names that both have, the rarest first.
    """
    shown = {"words": _in_common(words), "names": _in_common(names)}
    reasons = tuple(replace(reason, detail=shown.get(reason.feature, reason.detail)) for reason in join.reasons)
    return replace(join, reasons=reasons)


def _in_common(terms: Sequence[str]) -> str:
    return "both have " + ", ".join(terms[:SHOWN_NAMES]) if terms else "none in common"


def _ages(one: Profile, two: Profile) -> list[Reason]:
    same = sorted(one.ages & two.ages)
    if same:
        return [Reason("ages", "both give " + ", ".join(map(str, same)), AGE * min(len(same), MOST_AGES))]
    return [Reason("ages", "none in common", OTHER_AGES)] if one.ages and two.ages else []


def _time(one: Profile, two: Profile) -> Reason:
    """Days between the events that the two reports may be about, or between the reports."""
    main = _nearest(one.anchors, two.anchors)
    if main is None:
        return Reason("time", "at least one report is undated", _per_fold(OLD_NEWS))
    stated = _nearest((*one.anchors, *one.stated), (*two.anchors, *two.stated)) or main
    if round(stated[0] + STATED, 4) > main[0]:
        told = f"one states a day {_apart(stated[1])}" if stated[1] else "one states the days of the other"
        return Reason("time", told, round(stated[0] + STATED, 4))
    return Reason("time", _apart(main[1]), main[0])


def _nearest(one: Sequence[Days], two: Sequence[Days]) -> tuple[float, int] | None:
    """What the two nearest days of two reports say, and how many days lie between them."""
    found = ((_per_fold(_gap(a, b)) + _long(a) + _long(b), _gap(a, b)) for a in one for b in two)
    return max(found, key=lambda item: (item[0], -item[1]), default=None)


def _long(days: Days) -> float:
    """What it takes away that a date is longer than a month."""
    return round(PER_LONG_FOLD * math.log(max(1.0, ((days[1] - days[0]).days + 1) / MOST_DAYS)), 4) or 0.0


def _per_fold(days: int) -> float:
    return round(-PER_FOLD * math.log1p(min(days, MOST_DAYS_APART)), 4) or 0.0  # not "-0.0"


def _apart(days: int) -> str:
    return f"{days} days apart" if days else "of the same days"


def _gap(one: Days, two: Days) -> int:
    return max((two[0] - one[1]).days, (one[0] - two[1]).days, 0)


def _dates(one: DateRange | None, two: DateRange | None) -> list[Reason]:
    if one and two and lasts(one) is not lasts(two):
        return [Reason("dates", f"harm of {one.edtf} and of {two.edtf}: one lasted", OTHER_SPAN)]
    if not (one and two and (one.days or 99) <= PRECISE and (two.days or 99) <= PRECISE):
        return []
    if one.overlaps(two):
        return [Reason("dates", f"harm of {one.edtf} in both", SAME_DAY)]
    if one.overlaps(two, slack=DAYS_OF_DOUBT):
        return []
    return [Reason("dates", f"harm of {one.edtf} and of {two.edtf}", OTHER_DAY)]


def _told_apart(one: Profile, two: Profile) -> list[Reason]:
    """Whether one report, of harm of another day or place, tells of the other's harm as well."""
    far = one.where is not None and two.where is not None and place_relation(one.where, two.where) in FAR
    for mine, other in ((one, two), (two, one)):
        place = place_key(other.where) if other.where else None
        for harm, number, told in sorted(mine.elsewhere):
            if number >= SEVERAL and told == place and (far or (harm, number) in other.counts):
                return [
                    Reason("told apart", f"one tells of the other's {number} {harm} as of another place", TOLD_APART)
                ]
    if one.when is None or two.when is None or one.when.overlaps(two.when):
        return []
    sure = is_close(one.when) and is_close(two.when) and not one.when.overlaps(two.when, slack=1)
    for mine, other, when in ((one, two, two.when), (two, one, one.when)):
        place = place_key(other.where) if other.where else None
        for harm, number, days, told in sorted(mine.others):
            same = (harm, number) in other.counts or (sure and is_close(DateRange(*days)))
            telling = number >= LEAST_TELLING or (number >= SEVERAL and told == place)
            if telling and same and DateRange(*days).overlaps(when):
                return [Reason("told apart", f"one tells of the other's {number} {harm} as of other harm", TOLD_APART)]
    return []


def _places(one: Where | None, two: Where | None) -> list[Reason]:
    if one is None or two is None:
        return []
    shown = f"{one.name or one.words} and {two.name or two.words}"
    relation = place_relation(one, two)
    if relation == "other country":
        return [Reason("place", f"{shown}: different countries", OTHER_COUNTRY)]
    weight = {"same": SAME_PLACE, "far": OTHER_PLACE, "remote": REMOTE_PLACE}.get(relation)
    return [Reason("place", f"{shown}: {relation}", weight)] if weight else []


def _apart_in_both(one: Profile, two: Profile) -> list[Reason]:
    """Harm of another day and of another place: attacks come in series, and a report mostly errs in one of both."""
    if not (one.when and two.when and one.where and two.where and is_close(one.when) and is_close(two.when)):
        return []
    if one.when.overlaps(two.when, slack=1) or not are_elsewhere(one.where, two.where):
        return []
    return [Reason("elsewhere and later", "harm of another day, at another place", ELSEWHERE_AND_LATER)]


def _crowd(one: Profile, two: Profile) -> list[Reason]:
    """In a city place and days tell little, and its name, which both reports have, tells nothing."""
    if one.where is None or two.where is None or one.where.gazetteer_id != two.where.gazetteer_id:
        return []
    weight = crowd_weight(one.where)
    if not weight:
        return []
    detail = f"{one.where.name} has {_people(one.where):,} inhabitants"
    different = [harm for harm in Harm if _differ(_of(one, harm), _of(two, harm), harm)]
    if different:
        weight += OTHER_TOLL * len(different)
        detail += f", and the counts of {', '.join(different)} have nothing in common"
    return [Reason("crowd", detail, round(weight, 4))]


def crowd_weight(where: Where) -> float:
    """What the inhabitants of a place take from what the same place says; 0 where they are few or not known."""
    people = _people(where)
    if people <= CROWD:
        return 0.0
    name = sum(rarity(folded(word), Form.NAME) for word in (where.name or "").split())
    return PER_CROWD * math.log(people / CROWD) - NAMES * name


def _people(where: Where) -> int:
    return large_cities(CROWD).get(where.gazetteer_id or "", 0)


def _of(profile: Profile, harm: Harm) -> set[int]:
    return {number for counted, number in profile.counts if counted is harm}


def _differ(one: set[int], two: set[int], harm: Harm) -> bool:
    """Whether the counts of a harm have nothing in common; of a few hurt, reports miss some."""
    least = 0 if harm is Harm.KILLED else LEAST_TELLING
    return max(one, default=-1) >= least and max(two, default=-1) >= least and not one & two


def _counts(one: Profile, two: Profile) -> list[Reason]:
    same = sorted((harm.value, number) for harm, number in one.counts & two.counts if number >= LEAST_TELLING)
    if not same:
        return []
    told = "both have " + ", ".join(f"{number} {harm}" for harm, number in same)
    telling = any(number % 10 for _, number in same)
    return [Reason("counts", told, SAME_COUNT if telling else SAME_ROUND_COUNT)]


def _harms(one: Profile, two: Profile) -> list[Reason]:
    if not one.harms or not two.harms or one.harms & two.harms:
        return []
    return [Reason("harm", "no kind of harm in common", OTHER_HARM)]
