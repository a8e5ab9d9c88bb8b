"""Which reports are mainly about one incident: pairs that share keys are compared, and those that fit are joined."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from testimonia.group.arrays import Numbers, Pairs, Values, compared
from testimonia.group.compare import compare, explained, most
from testimonia.group.reports import Reports
from testimonia.group.table import Table
from testimonia.matching import Alike, Blocks, Terms, Vectors, clusters, components, vectors
from testimonia.model import Join

NEAR_MISS = -2.0
"""Score from which a pair that was not joined is a near miss: odds of one to seven."""

MOST_NEAR_MISSES = 3
"""Near misses kept for a report, the nearest first."""

MOST_COMPLETE = 150
"""Reports that hang together among which all pairs are compared; among more, those that share keys."""

LEAST = -3.0
"""What a pair says against its clusters at most, so that one report in other words does not keep them apart."""

PAGE = 100_000
"""Pairs whose vectors are multiplied at a time, to bound memory."""

FAR = -99.0
"""In the place of the score of a pair that is below a near miss."""

Pair = tuple[int, int]


class Comparison:
    """Compares reports by their numbers; the vectors of those that are compared are made once.

    Args:
        table: all reports.
        reports: gives those that are compared.
    """

    def __init__(self, table: Table, reports: Reports) -> None:
        self._table, self._reports = table, reports
        self._rows: dict[int, int] = {}
        self._vectors: Vectors | None = None

    def prepare(self, numbers: Numbers) -> Vectors:
        """Have the vectors of some reports at hand."""
        wanted = numbers.tolist()
        if self._vectors is None or not self._rows.keys() >= set(wanted):
            wanted = sorted(self._rows.keys() | set(wanted))
            self._reports.fetch(self._table.names[wanted].tolist())
            self._rows = {number: row for row, number in enumerate(wanted)}
            self._vectors = vectors(self._terms(wanted))
        return self._vectors

    def _terms(self, numbers: Iterable[int]) -> Iterator[Terms]:
        return (self._reports[name].terms for name in self._table.names[list(numbers)].tolist())

    def scores(self, first: Numbers, second: Numbers) -> Values:
        """The scores of some pairs; those that cannot come near a join are not looked at closely."""
        self.prepare(np.union1d(first, second))
        found = np.full(len(first), FAR)
        for start in range(0, len(first), PAGE):
            one, two = first[start : start + PAGE], second[start : start + PAGE]
            alike = self._likeness(one, two)
            for at in np.flatnonzero(most(*alike.T) >= NEAR_MISS).tolist():
                score = self._join(int(one[at]), int(two[at]), alike[at]).score
                found[start + at] = score if score >= NEAR_MISS else FAR
        return found

    def joins(self, pairs: Sequence[Pair]) -> list[Join]:
        """The joins of some pairs, without the names of what they have in common."""
        numbers = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        rows = self._likeness(numbers[:, 0], numbers[:, 1])
        return [self._join(one, two, alike) for (one, two), alike in zip(pairs, rows, strict=True)]

    def explained(self, pairs: Sequence[Pair]) -> list[Join]:
        """The joins of some pairs with all that speaks for and against them."""
        made = self.joins(pairs)
        found = []
        for (one, two), join in zip(pairs, made, strict=True):
            words, names = self.prepare(np.array([one, two])).shared(self._rows[one], self._rows[two])
            found.append(explained(join, words=words, names=names))
        return found

    def _likeness(self, first: Numbers, second: Numbers) -> Values:
        numbers = np.union1d(first, second)
        rows = self.prepare(numbers)
        places = np.array([self._rows[number] for number in numbers.tolist()], dtype=np.int64)
        return rows.likeness(places[np.searchsorted(numbers, first)], places[np.searchsorted(numbers, second)])

    def _join(self, one: int, two: int, alike: Values) -> Join:
        first, second = self._table.names[one].item(), self._table.names[two].item()
        return compare(self._reports[first], self._reports[second], Alike(*alike.tolist()))


def scored_pairs(table: Table, comparison: Comparison, *, among: Numbers, known: Pairs) -> Pairs:
    """Pairs of reports that share keys, with their scores.

    Args:
        table: all reports.
        comparison: compares those whose scores are not known.
        among: the reports that are no copies.
        known: pairs that were compared before.
    """
    keys = table.keys.take(among)
    blocks = Blocks(keys.values, among[keys.holders], table.by_day)
    return compared(blocks.pairs(), known, comparison.scores, size=len(table))


def joined(items: Sequence[int], scores: Pairs, comparison: Comparison) -> list[tuple[list[int], list[Join]]]:
    """Reports that hang together, by incident, with the joins that hold each incident together.

    Args:
        items: numbers of the reports.
        scores: of the pairs among them.
        comparison: compares the pairs that share too few keys.
    """
    if len(items) > MOST_COMPLETE:
        inside = {(one, two): max(LEAST, score) for one, two, score in scores}
    else:
        pairs = list(itertools.combinations(items, 2))
        inside = {pair: max(LEAST, join.score) for pair, join in zip(pairs, comparison.joins(pairs), strict=True)}
    found = clusters(items, inside, absent=LEAST)
    of = {item: number for number, cluster in enumerate(found) for item in cluster}
    within: dict[int, list[Pair]] = {}
    for one, two in inside:
        if of[one] == of[two]:
            within.setdefault(of[one], []).append((one, two))
    return [
        (cluster, comparison.explained(_tree(within.get(number, []), inside))) for number, cluster in enumerate(found)
    ]


def hang_together(scores: Pairs, *, among: Numbers, size: int) -> list[list[int]]:
    """Reports that hang together by pairs that fit, two or more."""
    fit = scores.where(scores.values >= 0)
    found = components(size, np.column_stack([fit.first, fit.second]))
    chosen = set(among.tolist())
    return [items for items in found if len(items) > 1 and items[0] in chosen]


def _tree(pairs: Iterable[Pair], scores: Mapping[Pair, float]) -> list[Pair]:
    """The strongest pairs that hold a cluster together, one fewer than its items (Kruskal's spanning tree)."""
    root: dict[int, int] = {}

    def top(item: int) -> int:
        while item in root:
            item = root[item]
        return item

    kept = []
    for one, two in sorted(pairs, key=lambda pair: (-scores[pair], pair)):
        first, second = top(one), top(two)
        if first != second:
            root[second] = first
            kept.append((one, two))
    return kept


def near_misses(scores: Pairs, incident: Numbers) -> Pairs:
    """Pairs of reports of different incidents that came near a join, the nearest few of each report.

    Args:
        scores: of pairs that share keys.
        incident: what tells the incidents of all reports apart.
    """
    near = scores.where((scores.values >= NEAR_MISS) & (incident[scores.first] != incident[scores.second]))
    chosen = np.zeros(len(near), dtype=bool)
    for one, other in ((near.first, near.second), (near.second, near.first)):
        order = np.lexsort((other, -near.values, one))
        sorted_ones = one[order]
        first_place = np.searchsorted(sorted_ones, sorted_ones, side="left")
        chosen[order[np.arange(len(order)) - first_place < MOST_NEAR_MISSES]] = True
    return near.where(chosen)
