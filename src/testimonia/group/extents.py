"""What tells whether one incident is a part of another, of all incidents of a record, as arrays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from testimonia.group.arrays import Keys, Numbers, Ragged, Values
from testimonia.group.calendar import lasts
from testimonia.group.events import Event
from testimonia.group.keys import key
from testimonia.matching.terms import terms_of
from testimonia.model import Where
from testimonia.places import place_key

Item = TypeVar("Item", bound=np.generic)

UNDATED = -1
"""In the place of a day: none."""

SHORTER = 2
"""How many times as long as its parts an incident is at least."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The days, place and names of one incident.

    Args:
        start: its first day, as an ordinal.
        end: its last day.
        lasts: whether its reports say that it lasted.
        where: its place.
        campaigns: keys of the sieges, offensives and operations that its reports name.
        accused: keys of the words for its alleged perpetrators.
        reports: keys of the documents that contribute.

    Units:
        days
    """

    start: int
    end: int
    lasts: bool
    where: Where | None
    campaigns: Keys
    accused: Keys
    reports: Keys

    @classmethod
    def of(cls, event: Event) -> Extent:
        """The extent of an incident."""
        when = event.when
        start, end = (when.start, when.end) if when else (None, None)
        accused = {claim.alleged_perpetrator for claim in event.claims if claim.alleged_perpetrator}
        words = {term for party in accused for term in terms_of(party).counts}
        return cls(
            start=start.toordinal() if start and end else UNDATED,
            end=end.toordinal() if start and end else UNDATED,
            lasts=lasts(when),
            where=event.where,
            campaigns=_keys(event.campaigns),
            accused=_keys(words),
            reports=_keys(event.documents),
        )


def _keys(words: Iterable[str]) -> Keys:
    return np.array(sorted(map(key, set(words))), dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Extents:
    """The extents of all incidents, in the order of their codes; of places, what tells which lies in which."""

    codes: NDArray[np.str_]
    start: Numbers
    end: Numbers
    lasts: NDArray[np.bool_]
    place: NDArray[np.str_]
    country: NDArray[np.str_]
    lat: Values
    lon: Values
    precision: Numbers
    campaigns: Ragged
    accused: Ragged
    reports: Ragged
    wholes: NDArray[np.str_]

    @classmethod
    def of(cls, extents: Mapping[str, Extent]) -> Extents:
        """Some extents by the codes of their incidents, not yet taken for parts of any."""
        codes = sorted(extents)
        rows = [extents[code] for code in codes]
        places = [row.where or Where("?") for row in rows]
        return cls(
            codes=np.array(codes, dtype=np.str_),
            start=np.array([row.start for row in rows], dtype=np.int64),
            end=np.array([row.end for row in rows], dtype=np.int64),
            lasts=np.array([row.lasts for row in rows], dtype=np.bool_),
            place=np.array([place_key(row.where) if row.where else "" for row in rows], dtype=np.str_),
            country=np.array([place.country or "" for place in places], dtype=np.str_),
            lat=np.array([np.nan if place.lat is None else place.lat for place in places], dtype=np.float64),
            lon=np.array([np.nan if place.lon is None else place.lon for place in places], dtype=np.float64),
            precision=np.array([place.precision or 1 for place in places], dtype=np.int64),
            campaigns=Ragged.of([row.campaigns for row in rows]),
            accused=Ragged.of([row.accused for row in rows]),
            reports=Ragged.of([row.reports for row in rows]),
            wholes=np.array(["" for _ in rows], dtype=np.str_),
        )

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def lasting(self) -> Numbers:
        """The incidents that lasted."""
        return np.flatnonzero(self.lasts)

    def length(self, number: int) -> int:
        """How many days an incident lasted."""
        return int(self.end[number] - self.start[number]) + 1

    def inside(self, whole: int, among: Numbers) -> Numbers:
        """Of some incidents those whose days lie in those of another, in its country, that lasted twice as long."""
        start, end = self.start[among], self.end[among]
        fit = (start >= self.start[whole]) & (end <= self.end[whole]) & (start != UNDATED)
        fit &= SHORTER * (end - start + 1) <= self.length(whole)
        near = (self.country[among] == self.country[whole]) | (self.place[among] == self.place[whole])
        found: Numbers = among[fit & near]
        return found

    def where(self, number: int) -> Where | None:
        """What is kept of an incident's place."""
        if not self.place[number]:
            return None
        lat, lon = float(self.lat[number]), float(self.lon[number])
        known = not np.isnan(lat)
        return Where(
            words=self.place[number].item(),
            country=self.country[number].item() or None,
            lat=lat if known else None,
            lon=lon if known else None,
            gazetteer_id=self.place[number].item(),
            precision=int(self.precision[number]),
        )

    def updated(self, new: Extents, gone: Collection[str]) -> Extents:
        """The extents with some put in, in the place of those of the same codes, and some taken out."""
        out = np.isin(self.codes, new.codes) | np.isin(self.codes, np.array(sorted(gone), dtype=np.str_))
        kept = np.flatnonzero(~out)
        order = np.argsort(np.concatenate([self.codes[kept], new.codes]))

        def merged(old: NDArray[Item], added: NDArray[Item]) -> NDArray[Item]:
            return np.concatenate([old[kept], added])[order]

        def rows(old: Ragged, added: Ragged) -> Ragged:
            return old.take(kept).plus(added).take(order)

        return Extents(
            merged(self.codes, new.codes),
            merged(self.start, new.start),
            merged(self.end, new.end),
            merged(self.lasts, new.lasts),
            merged(self.place, new.place),
            merged(self.country, new.country),
            merged(self.lat, new.lat),
            merged(self.lon, new.lon),
            merged(self.precision, new.precision),
            rows(self.campaigns, new.campaigns),
            rows(self.accused, new.accused),
            rows(self.reports, new.reports),
            merged(self.wholes, new.wholes),
        )
