"""What is kept between runs, so that new reports are grouped without looking at all others again."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from testimonia.group.arrays import NONE, Numbers, Pairs, Ragged
from testimonia.group.extents import Extents
from testimonia.group.table import Table

Names = NDArray[np.str_]

FORMAT = 5
"""Of what is kept between runs; one more whenever what its arrays mean changes."""


@dataclass(frozen=True, slots=True)
class Floating:
    """The claims that are not about their reports' main incidents.

    Args:
        claims: ids of the claims, in order.
        documents: numbers of their reports.
        targets: the incident of each, by the number of its first report; none if no report is mainly about it.
        places: for one that no report is mainly about, the key of its place; 0 if it makes no incident.
        groups: for one that makes an incident with others, the id of the first claim of that incident; "" for others.
        keys: under which the incident of each was looked for.
    """

    claims: Names
    documents: Numbers
    targets: Numbers
    places: NDArray[np.uint64]
    groups: Names
    keys: Ragged

    @classmethod
    def none(cls) -> Floating:
        """No claims."""
        empty = np.zeros(0, dtype=np.int64)
        names = np.zeros(0, dtype="U1")
        return cls(names, empty, empty, np.zeros(0, dtype=np.uint64), names, Ragged.of([]))

    def where(self, chosen: NDArray[np.bool_]) -> Floating:
        """Some of the claims."""
        numbers = np.flatnonzero(chosen)
        return Floating(
            self.claims[numbers],
            self.documents[numbers],
            self.targets[numbers],
            self.places[numbers],
            self.groups[numbers],
            self.keys.take(numbers),
        )

    def plus(self, other: Floating) -> Floating:
        """These claims and others."""
        return Floating(
            np.concatenate([self.claims, other.claims]),
            np.concatenate([self.documents, other.documents]),
            np.concatenate([self.targets, other.targets]),
            np.concatenate([self.places, other.places]),
            np.concatenate([self.groups, other.groups]),
            self.keys.plus(other.keys),
        )

    def renumbered(self, numbers: Numbers) -> Floating:
        """The claims under new numbers of documents, without those of documents that have none."""
        targets = np.where(self.targets == NONE, NONE, numbers[self.targets])
        moved = Floating(self.claims, numbers[self.documents], targets, self.places, self.groups, self.keys)
        return moved.where(moved.documents != NONE)


@dataclass(frozen=True, slots=True)
class Groundwork:
    """The reports of a record and what came out of comparing them; numbers are places in the table.

    Args:
        table: the sketches of all reports.
        likeness: of texts that may be copies.
        scores: of reports that may be about one incident.
        originals: the original of each report, itself for all that are no copies.
        incidents: the main incident of each report by the number of its first report, before any is moved.
        moved: the main incident of reports that look back; none for all others.
        floating: claims that are not about their reports' main incidents.
        codes: the codes of incidents, by the number of their first report; "" for none.
        orphan_codes: the codes of incidents that no report is mainly about, in the order of `orphans`.
        orphans: the ids of their first claims.
        extents: of all incidents, as grouping found them.
    """

    table: Table
    likeness: Pairs
    scores: Pairs
    originals: Numbers
    incidents: Numbers
    moved: Numbers
    floating: Floating
    codes: Names
    orphans: Names
    orphan_codes: Names
    extents: Extents

    @classmethod
    def empty(cls) -> Groundwork:
        """Of a record without reports."""
        none, no_names = np.zeros(0, dtype=np.int64), np.zeros(0, dtype="U1")
        return cls(
            table=Table.of({}),
            likeness=Pairs.none(),
            scores=Pairs.none(),
            originals=none,
            incidents=none,
            moved=none,
            floating=Floating.none(),
            codes=no_names,
            orphans=no_names,
            orphan_codes=no_names,
            extents=Extents.of({}),
        )

    def copies(self, names: Collection[str]) -> dict[str, str]:
        """The original of each copy among some documents of the record."""
        numbers = self.table.numbers(names)
        of = self.originals[numbers]
        pairs = zip(self.table.names[numbers].tolist(), self.table.names[of].tolist(), strict=True)
        return {one: two for one, two in pairs if one != two}

    def to_bytes(self) -> bytes:
        """The groundwork as bytes that any later process can read."""
        file = io.BytesIO()
        np.savez(file, format=np.array(FORMAT), **_flat("", self))  # type: ignore[arg-type]
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Groundwork:
        """The groundwork that `to_bytes` made bytes.

        Raises:
            ValueError, KeyError: they are no groundwork, or one of another version.
        """
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            if arrays["format"] != FORMAT:
                raise ValueError(f"expected what grouping keeps in format {FORMAT}; found {arrays['format']}")
            return _built("", cls, {name: arrays[name] for name in arrays.files})


Part = TypeVar("Part")

_PARTS: Mapping[str, type] = {
    "table": Table,
    "likeness": Pairs,
    "scores": Pairs,
    "floating": Floating,
    "keys": Ragged,
    "bands": Ragged,
    "extents": Extents,
    "campaigns": Ragged,
    "accused": Ragged,
    "reports": Ragged,
}
"""Fields that hold several arrays, with what they are."""


def _flat(prefix: str, value: object) -> dict[str, NDArray[np.generic]]:
    found: dict[str, NDArray[np.generic]] = {}
    for name in type(value).__slots__:  # type: ignore[attr-defined]
        part = getattr(value, name)
        if isinstance(part, np.ndarray):
            found[prefix + name] = part
        else:
            found |= _flat(f"{prefix}{name}.", part)
    return found


def _built(prefix: str, kind: type[Part], arrays: Mapping[str, NDArray[np.generic]]) -> Part:
    values = {
        name: _built(f"{prefix}{name}.", _PARTS[name], arrays) if name in _PARTS else arrays[prefix + name]
        for name in kind.__slots__  # type: ignore[attr-defined]
    }
    return kind(**values)
