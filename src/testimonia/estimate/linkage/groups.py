"""Groups: records that may be one another's, apart from all others, with every pair inside them compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.estimate.linkage.arrays import Floats, Ints
from testimonia.matching.clusters import components

LEAST_PROBABLE = 0.001
"""Probability of a pair below which it leads to no group; what is lost by it is far below one person in a thousand."""

MOST_MEMBERS = 80
"""Records of one group; a larger one is parted at its weakest pairs, by raising the least probability."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records that may be one another's.

    Args:
        atoms: its records; those that a person judged to be the same stand together and are never parted.
    """

    atoms: tuple[tuple[int, ...], ...]

    @property
    def records(self) -> tuple[int, ...]:
        """All its records, in order."""
        return tuple(sorted(record for atom in self.atoms for record in atom))


def groups_of(
    records: int, pairs: Ints, probable: Floats, *, same: Iterable[tuple[int, int]]
) -> tuple[list[Group], int]:
    """The groups of two records and more, and how many pairs were left out to keep groups small.

    Args:
        records: number of records.
        pairs: that were compared. Shape: (pairs, 2).
        probable: the probability that each is one person. Shape: (pairs,).
        same: pairs that a person judged to be the same; these stay together whatever the size.
    """
    judged = np.array(sorted(same), dtype=np.int64).reshape(-1, 2)
    atoms = _components(records, judged)
    kept = probable >= LEAST_PROBABLE
    label = _components(records, np.vstack([pairs[kept], judged]))
    left_out = 0
    for least in (0.01, 0.05, 0.2, 0.5, 0.9, 0.99, 1.1):
        wide = np.bincount(label, minlength=records)[label] > MOST_MEMBERS
        if not wide.any():
            break
        weak = kept & wide[pairs[:, 0]] & (probable < least)
        left_out += int(weak.sum())
        kept &= ~weak
        label = _components(records, np.vstack([pairs[kept], judged]))
    return _groups(label, atoms), left_out


def _components(records: int, pairs: Ints) -> Ints:
    """For each record the number of its connected component."""
    labels = np.empty(records, dtype=np.int64)
    for number, members in enumerate(components(records, pairs)):
        labels[members] = number
    return labels


def _groups(label: Ints, atoms: Ints) -> list[Group]:
    sizes = np.bincount(label)
    members: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for record in np.flatnonzero(sizes[label] > 1).tolist():
        members[int(label[record])][int(atoms[record])].append(record)
    return [Group(tuple(map(tuple, parts.values()))) for parts in members.values()]


def pairs_within(groups: Sequence[Group]) -> Ints:
    """All pairs of records of the groups, group by group, in order.

    Shape:
        (pairs, 2)
    """
    found = [pair for group in groups for pair in _pairs(group.records)]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _pairs(records: Sequence[int]) -> list[tuple[int, int]]:
    return [(one, two) for at, one in enumerate(records) for two in records[at + 1 :]]
