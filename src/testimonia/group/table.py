"""The reports of a record as rows of numbers: what is needed to find those that must be compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from testimonia.group.arrays import NONE, Keys, Numbers, Ragged
from testimonia.group.keys import keys_of
from testimonia.group.profile import Profile
from testimonia.matching.copies import signature

UNDATED = 10**7
"""In the place of the day of an undated report: it comes behind all others."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report as numbers.

    Args:
        keys: under which it is looked up as a report on an incident.
        bands: under which it is looked up as a copy.
        day: first day of its incident, as an ordinal.
        published: day of publication, as an ordinal.
        length: of its text.

    Units:
        days, Unicode code points
    """

    keys: Keys
    bands: Keys
    day: int
    published: int
    length: int


def sketch_of(profile: Profile) -> Sketch:
    """The sketch of a report; it depends on this report alone. An overview is looked up as a copy alone."""
    anchors, published = profile.anchors, profile.published
    told = (published.start or published.end) if published else None
    keys = () if profile.overview else keys_of(profile, profile.terms)
    return Sketch(
        keys=np.array(keys, dtype=np.uint64),
        bands=signature(profile.document.text),
        day=anchors[0][0].toordinal() if anchors else UNDATED,
        published=told.toordinal() if told else UNDATED,
        length=len(profile.document.text),
    )


@dataclass(frozen=True, slots=True)
class Table:
    """The sketches of all reports, in the order of their ids."""

    names: NDArray[np.str_]
    keys: Ragged
    bands: Ragged
    day: Numbers
    published: Numbers
    length: Numbers

    @classmethod
    def of(cls, sketches: Mapping[str, Sketch]) -> Table:
        """Some sketches by the ids of their documents."""
        names = sorted(sketches)
        rows = [sketches[name] for name in names]
        return cls(
            np.array(names, dtype=np.str_),
            Ragged.of([row.keys for row in rows]),
            Ragged.of([row.bands for row in rows]),
            np.array([row.day for row in rows], dtype=np.int64),
            np.array([row.published for row in rows], dtype=np.int64),
            np.array([row.length for row in rows], dtype=np.int64),
        )

    def __len__(self) -> int:
        return len(self.names)

    @property
    def by_day(self) -> Numbers:
        """The place of each report in the order of the days of their incidents."""
        return _places(np.lexsort((self.names, self.day)))

    @property
    def by_seniority(self) -> Numbers:
        """The place of each report in the order of publication; of one day the longest first, as papers cut."""
        return _places(np.lexsort((self.names, -self.length, self.published)))

    def numbers(self, names: Collection[str]) -> Numbers:
        """The numbers of some documents that the table has."""
        return np.searchsorted(self.names, np.array(sorted(names), dtype=self.names.dtype))

    def updated(self, new: Table, gone: Collection[str] = ()) -> tuple[Table, Numbers]:
        """The table with some rows put in, in the place of those of the same documents, and some taken out.

        Returns:
            The new table, and the new number of each old row; none where it was replaced or taken out.
        """
        out = np.isin(self.names, new.names) | np.isin(self.names, np.array(sorted(gone), dtype=np.str_))
        kept = np.flatnonzero(~out)
        names = np.concatenate([self.names[kept], new.names])
        order = np.argsort(names)

        def merged(old: Numbers, added: Numbers) -> Numbers:
            return np.concatenate([old[kept], added])[order]

        table = Table(
            names[order],
            self.keys.take(kept).plus(new.keys).take(order),
            self.bands.take(kept).plus(new.bands).take(order),
            merged(self.day, new.day),
            merged(self.published, new.published),
            merged(self.length, new.length),
        )
        numbers = np.full(len(self), NONE)
        numbers[kept] = _places(order)[: len(kept)]
        return table, numbers


def _places(order: Numbers) -> Numbers:
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return places
