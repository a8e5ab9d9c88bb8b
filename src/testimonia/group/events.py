"""Events: incidents before they have a code."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from testimonia.group.calendar import lasts
from testimonia.group.profile import Profile, named_places
from testimonia.model import Claim, DateRange, Join, Where
from testimonia.places import place_key

LOOSE = 28
"""Days of a date that is no closer than a month."""

WIDE = 6
"""Precision (UCDP where_prec) from which a place is too wide to make an incident of its own: a country, the sea."""


@dataclass(slots=True)
class Event:
    """An incident in the making.

    Args:
        when, where: as its main reports have it.
        documents: ids of the reports that contribute.
        claims: its claims.
        joins: why the reports were joined.
        campaigns: the sieges, offensives and operations that its reports name.
    """

    when: DateRange | None
    where: Where | None
    documents: list[str]
    claims: list[Claim] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    campaigns: set[str] = field(default_factory=set)


def event_of(profiles: Sequence[Profile]) -> Event:
    """The event that some reports, joined, are mainly about; its claims are still to be assigned."""
    ranges = [profile.when for profile in profiles if profile.when]
    # where no report dates its harm surely, the dates that the claims were read with are the best there is
    ranges = ranges or [claim.when for profile in profiles for claim in profile.told if claim.when]
    ranges = _closest(ranges)
    often: dict[DateRange, int] = Counter(DateRange(when.start, when.end) for when in ranges)
    # the day that most reports agree on; of equal ones the most precise, then the first
    agreed = min(
        often,
        key=lambda item: (
            -sum(often[other] for other in often if other.overlaps(item)),
            item.days or 0,
            str(item.start),
        ),
        default=None,
    )
    when = next((item for item in ranges if agreed and (item.start, item.end) == (agreed.start, agreed.end)), None)
    return Event(when, _agreed_place(profiles), [profile.document.id for profile in profiles])


def _closest(ranges: Sequence[DateRange]) -> list[DateRange]:
    """The dates without those by month or year that another tells more closely: "in 2009", ten years later."""
    close = {DateRange(when.start, when.end) for when in ranges if (when.days or LOOSE) < LOOSE}

    def is_told_closer(when: DateRange) -> bool:
        is_loose = (when.days or 0) >= LOOSE and not lasts(when)
        return is_loose and any(other.within(when) for other in close)

    return [when for when in ranges if not is_told_closer(when)]


def _agreed_place(profiles: Sequence[Profile]) -> Where | None:
    """The place that most reports give; of equal ones that which is named beside the harm, and not in a dateline."""
    votes: dict[str, int] = defaultdict(int)
    first: dict[str, Where] = {}
    for profile in profiles:
        if profile.where:
            votes[place_key(profile.where)] += 1
            first.setdefault(place_key(profile.where), profile.where)
    named = {key for profile in profiles for key in named_places(profile.told)}
    best = min(
        votes, key=lambda key: ((first[key].precision or 1) >= WIDE, -votes[key], key not in named, key), default=None
    )
    return first[best] if best is not None else None
