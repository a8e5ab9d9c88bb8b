"""Small groups: every partition of their records is weighed, so that draws are exact and independent."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from testimonia.estimate.linkage.arrays import Floats, Ints
from testimonia.estimate.linkage.groups import Group
from testimonia.estimate.linkage.spread import Spread, pattern_of
from testimonia.estimate.linkage.support import support

MOST_ENUMERATED = 6
"""Records (those judged the same as one) of which all partitions are weighed: 203 of six, 877 of seven."""

Partition = tuple[int, ...]
"""The numbers of the possible persons of a group that make up a partition."""


class Enumerated:
    """All partitions of all small groups.

    A possible person is a set of atoms of a group; a partition is a set of possible persons that leaves none out.

    Args:
        groups: of at most `MOST_ENUMERATED` atoms each.
        pairs: the number of each pair of records of the groups, the smaller record first.
        on: the number of the list of each record.
    """

    def __init__(self, groups: Sequence[Group], pairs: Mapping[tuple[int, int], int], on: Sequence[int]) -> None:
        self.records = np.array([record for group in groups for record in group.records], dtype=np.int64)
        self._signatures: dict[tuple[int, tuple[int, ...]], int] = {}
        signature: list[int] = []
        sizes: list[int] = []
        pairs_of, persons_of, labels = _Ragged(), _Ragged(), _Ragged()
        firsts: list[int] = []
        for group in groups:
            firsts.append(len(persons_of))
            start = len(pairs_of)
            for atoms in subsets(len(group.atoms)):
                records = sorted(record for atom in atoms for record in group.atoms[atom])
                sizes.append(len(records))
                signature.append(self._signature([on[record] for record in records]))
                pairs_of.append(pairs[pair] for pair in itertools.combinations(records, 2))
            for partition in set_partitions(len(group.atoms)):
                persons_of.append(start + person for person in partition)
                labels.append(_labels(group, partition))
        self._signature_of = np.array(signature, dtype=np.int64)
        self._pairs_of = pairs_of.matrix(len(pairs))
        self._by_size = _by_size(sizes, self._pairs_of)
        self._persons_of = persons_of.matrix(len(sizes))
        self._labels = labels.arrays()
        self._firsts = np.array(firsts, dtype=np.int64)
        self._partitions = np.diff([*firsts, len(persons_of)])

    def _signature(self, lists: Sequence[int]) -> int:
        """The number of what the spread over lists sees of a possible person."""
        counts = Counter(lists)
        seen = pattern_of([*counts]), tuple(sorted(counts.values()))
        return self._signatures.setdefault(seen, len(self._signatures))

    def draw(self, weights: Floats, spread: Spread, random: np.random.Generator) -> tuple[Ints, Floats]:
        """A partition of every group, and the probability of each pair.

        Args:
            weights: natural logarithm of the evidence of each pair.
            spread: of persons over lists.
            random: where chance comes from.

        Returns:
            For each of `records` the smallest record of the same person; for each pair the probability that it is one
            person.
        """
        if not len(self.records):
            return np.empty(0, dtype=np.int64), np.zeros(len(weights))
        expected = np.array([spread.log_person(counts, pattern) for pattern, counts in self._signatures])
        person = expected[self._signature_of]
        for persons, numbers in self._by_size:
            person[persons] += support(weights[numbers] * ~np.eye(numbers.shape[1], dtype=bool))
        scores = self._persons_of @ person
        best = np.repeat(np.maximum.reduceat(scores, self._firsts), self._partitions)
        likely = np.exp(scores - best)
        likely /= np.repeat(np.add.reduceat(likely, self._firsts), self._partitions)
        noisy = scores + random.gumbel(size=len(scores))  # the greatest of these is a draw
        chosen = np.flatnonzero(noisy == np.repeat(np.maximum.reduceat(noisy, self._firsts), self._partitions))
        return _gathered(*self._labels, chosen), self._pairs_of.T @ (self._persons_of.T @ likely)


@functools.cache
def subsets(size: int) -> tuple[tuple[int, ...], ...]:
    """All sets of at least one of so many atoms; number k has the atoms that are the bits of k + 1."""
    return tuple(tuple(atom for atom in range(size) if (bits >> atom) & 1) for bits in range(1, 2**size))


@functools.cache
def set_partitions(size: int) -> tuple[Partition, ...]:
    """All partitions of so many atoms, as numbers of `subsets`."""
    partial: list[list[int]] = [[]]
    for atom in range(size):
        partial = [grown for bits in partial for grown in _grown(bits, atom)]
    return tuple(tuple(each - 1 for each in bits) for bits in partial)


def _grown(bits: list[int], atom: int) -> list[list[int]]:
    """A partition with one atom more: beside those of each person, or alone."""
    joined = [[*bits[:at], bits[at] | 1 << atom, *bits[at + 1 :]] for at in range(len(bits))]
    return [*joined, [*bits, 1 << atom]]


def _labels(group: Group, partition: Partition) -> list[int]:
    """For each record of a group, in order, the smallest record of the same person."""
    of: dict[int, int] = {}
    for person in partition:
        records = [record for atom in subsets(len(group.atoms))[person] for record in group.atoms[atom]]
        of.update(dict.fromkeys(records, min(records)))
    return [of[record] for record in group.records]


def _by_size(sizes: Sequence[int], pairs_of: csr_matrix) -> list[tuple[Ints, Ints]]:
    """The possible persons of two records and more, by their size, with the numbers of their pairs as squares.

    Shape:
        (persons,), (persons, records, records)
    """
    of = np.array(sizes, dtype=np.int64)
    found = []
    for size in sorted(set(sizes) - {1}):
        persons = np.flatnonzero(of == size)
        one, two = np.triu_indices(size, 1)
        numbers = np.zeros((len(persons), size, size), dtype=np.int64)
        pairs = np.concatenate([pairs_of.indices[pairs_of.indptr[at] : pairs_of.indptr[at + 1]] for at in persons])
        numbers[:, one, two] = numbers[:, two, one] = pairs.reshape(len(persons), len(one))
        found.append((persons, numbers))
    return found


class _Ragged:
    """Rows of numbers of different lengths."""

    def __init__(self) -> None:
        self._values: list[int] = []
        self._starts = [0]

    def __len__(self) -> int:
        return len(self._starts) - 1

    def append(self, row: Iterable[int]) -> None:
        self._values.extend(row)
        self._starts.append(len(self._values))

    def arrays(self) -> tuple[Ints, Ints]:
        return np.array(self._values, dtype=np.int64), np.array(self._starts, dtype=np.int64)

    def matrix(self, columns: int) -> csr_matrix:
        """The rows as sets: 1 in the columns that they name."""
        values, starts = self.arrays()
        return csr_matrix(  # type: ignore[no-untyped-call]
            (np.ones(len(values)), values, starts), shape=(len(self), columns)
        )


def _gathered(values: Ints, starts: Ints, rows: Ints) -> Ints:
    """The values of some rows, one row behind the other."""
    lengths = starts[rows + 1] - starts[rows]
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths) + np.repeat(starts[rows], lengths)
    gathered: Ints = values[places]
    return gathered
