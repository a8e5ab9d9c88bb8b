"""Overviews: reports that sum up a period, or several incidents, and are mainly about none of those that they name."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from testimonia.group.calendar import FRESH_DAYS, SLACK, is_close
from testimonia.group.words import IN_THE_PLURAL
from testimonia.model import Claim, DateRange
from testimonia.places import place_key

OPENING = 300
"""Code points at the start of a report in which it says what it is about."""


def is_overview(
    claims: Sequence[Claim],
    sums: Collection[str],
    *,
    days: Mapping[str, DateRange],
    published: DateRange | None,
    opening: str,
) -> bool:
    """Whether a report is mainly about no incident: it opens with a sum, or with several incidents, and none is news.

    "In the quarter 1,612 people were killed; of them 41 died on 4 November in Platana." "Two strikes were looked into:
    on 22 May eleven died in Mayadin, on 27 May six in Abu Kamal."

    Args:
        claims: of the report.
        sums: ids of those that sum up more than one incident.
        days: the own days of each dated claim, by claim id.
        published: when the report was published.
        opening: its title and first sentences.
    """
    told = [claim for claim in claims if claim.id not in sums]
    if not told or any(_is_fresh(claim.when, published) for claim in told):
        return False
    first = min(claims, key=lambda claim: (claim.passage.start, claim.count.start))
    opens_with_sum = first.id in sums and (first.count.low or 0) > 1
    return opens_with_sum or (IN_THE_PLURAL.search(opening) is not None and _are_several(told, days))


def _is_fresh(when: DateRange | None, published: DateRange | None) -> bool:
    return when is not None and published is not None and when.overlaps(published, slack=FRESH_DAYS)


def _are_several(told: Sequence[Claim], days: Mapping[str, DateRange]) -> bool:
    """Whether all claims are closely dated and placed, on days that are too far apart, and at places that differ."""
    places: dict[date, set[str]] = {}
    for claim in told:
        when = days.get(claim.id)
        if when is None or when.start is None or claim.where is None or not is_close(when):
            return False
        places.setdefault(when.start, set()).add(place_key(claim.where))
    pairs = itertools.pairwise(sorted(places))
    return any((later - day).days > SLACK and not places[day] & places[later] for day, later in pairs)
