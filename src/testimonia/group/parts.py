"""Which incident is a part of which: a day of shelling in a siege, a killing in a named campaign.

An incident is a part of one that lasted, and at least twice as long, if its days lie in the other's, its place in the
other's place, and what speaks for it outweighs what speaks against it. Of several the best is taken, of equals the
shortest; so parts form chains and never circles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from testimonia.group.arrays import Keys, Numbers, Ragged
from testimonia.group.events import Event
from testimonia.group.extents import Extents
from testimonia.group.keys import key
from testimonia.group.titles import days_in_words
from testimonia.matching.blocking import ranges
from testimonia.model import DateRange, Reason
from testimonia.places import contains, place_key

# Weights in natural logarithms of odds, like those of joins; 0 or more makes a part. Set by judgement: there are no
# data to fit them on.
DOUBT = -2.0
"""Harm of one day within the days of some longer harm is as often another incident."""

NAMED = 3.0
"""Reports on both name the same siege, offensive or operation."""

SAME_PLACE, INSIDE = 1.0, 0.5
SAME_PARTY, OTHER_PARTY = 1.0, -2.0
"""Somebody alleges the same perpetrator of both; of each only others."""

SAME_REPORT = 1.0
"""A report contributes to both."""


def with_wholes(extents: Extents) -> Extents:
    """The extents with the incident of which each is a part."""
    best: dict[int, tuple[float, int, str]] = {}
    related = Related(extents)
    for whole in extents.lasting.tolist():
        code, length = extents.codes[whole].item(), extents.length(whole)
        for part in extents.inside(whole, related.to(whole)).tolist():
            score = sum(reason.weight for reason in _reasons(extents, part, whole))
            if score >= 0:
                best[part] = min(best.get(part, (1.0, 0, "")), (-score, length, code))
    wholes = [best[number][2] if number in best else "" for number in range(len(extents))]
    return replace(extents, wholes=np.array(wholes, dtype=np.str_))


class Related:
    """Which incidents have enough in common with another to be its parts, whatever else is found of them.

    Place and days alone never make a part: a campaign that reports on both name must come to them, or a report that
    tells of both, or, in the same place, a word for the alleged perpetrator.

    Args:
        extents: of all incidents.
    """

    def __init__(self, extents: Extents) -> None:
        self.extents = extents
        self._campaigns, self._accused, self._reports = (
            _Holders(rows) for rows in (extents.campaigns, extents.accused, extents.reports)
        )

    def to(self, whole: int) -> Numbers:
        """The numbers of the incidents, in order."""
        extents = self.extents
        accused = self._accused.of(extents.accused.row(whole))
        return np.unique(
            np.concatenate(
                [
                    self._campaigns.of(extents.campaigns.row(whole)),
                    self._reports.of(extents.reports.row(whole)),
                    accused[extents.place[accused] == extents.place[whole]],
                ]
            )
        )


class _Holders:
    """The rows that hold each key."""

    def __init__(self, rows: Ragged) -> None:
        order = np.argsort(rows.values, kind="stable")
        self._keys, self._rows = rows.values[order], rows.holders[order]

    def of(self, keys: Keys) -> Numbers:
        """The rows that hold any of some keys; a row may come several times."""
        starts, ends = (np.searchsorted(self._keys, keys, side) for side in ("left", "right"))
        found: Numbers = self._rows[ranges(starts, ends - starts)]
        return found


def why_part(extents: Extents, code: str, event: Event) -> tuple[str | None, tuple[Reason, ...]]:
    """The code of the incident of which an incident is a part, and why; none and no reasons if there is none.

    Args:
        extents: of all incidents.
        code: of the incident.
        event: the incident.
    """
    number = int(np.searchsorted(extents.codes, code))
    whole = extents.wholes[number].item()
    if not whole:
        return None, ()
    spelled = {key(name): name for name in event.campaigns}
    return whole, tuple(_reasons(extents, number, int(np.searchsorted(extents.codes, whole)), spelled))


def _reasons(extents: Extents, part: int, whole: int, spelled: Mapping[int, str] | None = None) -> Iterator[Reason]:
    """What speaks for and against an incident's being a part of another in whose days it lies."""
    start, end = (date.fromordinal(int(day)) for day in (extents.start[whole], extents.end[whole]))
    yield Reason("days", f"within {days_in_words(DateRange(start, end))}", DOUBT)
    region, place = extents.where(whole), extents.where(part)
    if region and place:
        if place_key(region) == place_key(place):
            yield Reason("place", "the same place", SAME_PLACE)
        elif contains(region, place):
            yield Reason("place", "inside its place", INSIDE)
        else:
            yield Reason("place", "outside its place", -NAMED)
    named = _shared(extents.campaigns.row(part), extents.campaigns.row(whole))
    if named:
        words = sorted((spelled or {}).get(name, "") for name in named)
        yield Reason("campaign", "reports on both name the " + ", the ".join(words), NAMED)
    accused = extents.accused.row(part), extents.accused.row(whole)
    if _shared(*accused):
        yield Reason("alleged perpetrator", "words in common", SAME_PARTY)
    elif all(map(len, accused)):
        yield Reason("alleged perpetrator", "no words in common", OTHER_PARTY)
    if _shared(extents.reports.row(part), extents.reports.row(whole)):
        yield Reason("report", "a report tells of both", SAME_REPORT)


def _shared(one: Keys, two: Keys) -> set[int]:
    return set(one.tolist()) & set(two.tolist())
