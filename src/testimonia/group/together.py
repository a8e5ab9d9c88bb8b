"""Which reports are mainly about one incident: pairs that share keys are compared, and those that fit are joined."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from testimonia.group.arrays import NONE, NOTHING, Numbers, Pairs, Values, compared
from testimonia.group.compare import compare, explained, told_by_texts
from testimonia.group.outline import Outlines, most, outlines
from testimonia.group.reports import Reports
from testimonia.group.table import Table
from testimonia.matching.blocking import Blocks
from testimonia.matching.clusters import clusters, components
from testimonia.matching.vectors import Alike, Vectors, vectors
from testimonia.model import Join

NEAR_MISS = -2.0
"""Score from which a pair that was not joined is a near miss: odds of one to seven."""

MOST_NEAR_MISSES = 3
"""Near misses kept for a report, the nearest first."""

MOST_COMPLETE = 150
"""Reports that hang together among which all pairs are compared; among more, those that share keys."""

LEAST = -1.5
"""What a pair says against its clusters at most, so that one report in other words does not keep them apart."""

PAGE = 20_000
"""Pairs whose vectors are multiplied at a time, to bound memory."""

GROUPS = 1000
"""Groups of reports that hang together whose pairs are compared at a time, for the same reason."""

Pair = tuple[int, int]
Item = TypeVar("Item")


class Comparison:
    """Compares reports by their numbers; the vectors of those that are compared are made once.

    Args:
        table: all reports.
        reports: gives those that are compared.
    """

    def __init__(self, table: Table, reports: Reports) -> None:
        self._table, self._reports = table, reports
        self._prepared: Numbers = np.zeros(0, dtype=np.int64)
        self._vectors: Vectors | None = None
        self._outlines: Outlines = outlines(())

    def prepare(self, numbers: Numbers) -> Vectors:
        """Have the vectors of some reports at hand."""
        if self._vectors is None or not self._are_prepared(numbers):
            self._prepared = np.union1d(self._prepared, numbers)
            names = self._table.names[self._prepared].tolist()
            self._reports.fetch(names)
            self._vectors = vectors(self._reports[name].terms for name in names)
            self._outlines = outlines(self._reports[name] for name in names)
        return self._vectors

    def _are_prepared(self, numbers: Numbers) -> bool:
        places = np.minimum(np.searchsorted(self._prepared, numbers), max(len(self._prepared) - 1, 0))
        return len(numbers) == 0 or (len(self._prepared) > 0 and bool((self._prepared[places] == numbers).all()))

    def scores(self, first: Numbers, second: Numbers) -> Values:
        """The scores of some pairs; those that cannot come near a join are not looked at closely."""
        self.prepare(np.union1d(first, second))
        found = np.full(len(first), NOTHING)
        for start in range(0, len(first), PAGE):
            one, two = first[start : start + PAGE], second[start : start + PAGE]
            alike = self._likeness(one, two)
            best = told_by_texts(alike) + most(*self._outlined(one, two))
            for at in np.flatnonzero(best >= NEAR_MISS).tolist():
                score = self._join(int(one[at]), int(two[at]), alike[at]).score
                found[start + at] = score if score >= NEAR_MISS else NOTHING
        return found

    def joins(self, pairs: Sequence[Pair]) -> Iterator[Join]:
        """The joins of some pairs, without the names of what they have in common."""
        for page in _pages(pairs, PAGE):
            numbers = np.asarray(page, dtype=np.int64).reshape(-1, 2)
            rows = self._likeness(numbers[:, 0], numbers[:, 1])
            yield from (self._join(one, two, alike) for (one, two), alike in zip(page, rows, strict=True))

    def explained(self, pairs: Sequence[Pair]) -> list[Join]:
        """The joins of some pairs with all that speaks for and against them."""
        found = []
        for (one, two), join in zip(pairs, self.joins(pairs), strict=True):
            rows = np.searchsorted(self._prepared, [one, two]).tolist()
            words, names = self.prepare(np.array([one, two])).shared(*rows)
            found.append(explained(join, words=words, names=names))
        return found

    def _likeness(self, first: Numbers, second: Numbers) -> Values:
        return self.prepare(np.union1d(first, second)).likeness(*self._places(first, second))

    def _outlined(self, first: Numbers, second: Numbers) -> tuple[Outlines, Outlines]:
        one, two = self._places(first, second)
        return self._outlines[one], self._outlines[two]

    def _places(self, first: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
        """The rows of some pairs that are at hand."""
        return np.searchsorted(self._prepared, first), np.searchsorted(self._prepared, second)

    def _join(self, one: int, two: int, alike: Values) -> Join:
        first, second = self._table.names[one].item(), self._table.names[two].item()
        return compare(self._reports[first], self._reports[second], Alike(*alike.tolist()))


def scored_pairs(now: Blocks, before: Blocks, numbers: Numbers, *, comparison: Comparison, known: Pairs) -> Pairs:
    """Pairs of reports that share keys and come near a join, with their scores.

    Args:
        now: the reports that are no copies.
        before: those of the last run.
        numbers: the number that each report of the last run has now; none for others.
        comparison: compares those whose scores are not known.
        known: the pairs of the last run.
    """
    return compared(now, before, numbers, known=known, compare=comparison.scores, prepare=comparison.prepare)


def keyed(table: Table, among: Numbers) -> Blocks:
    """Some reports by the keys under which they are looked up."""
    keys = table.keys.take(among)
    return Blocks(keys.values, among[keys.holders], table.by_day)


def joined(
    groups: Sequence[Sequence[int]], scores: Pairs, comparison: Comparison, *, size: int
) -> Iterator[tuple[list[int], list[Pair]]]:
    """Reports that hang together, by incident, with the pairs that hold each incident together.

    Args:
        groups: numbers of the reports that hang together; no report is in two groups.
        scores: of the pairs of all reports.
        comparison: compares the pairs that share too few keys.
        size: number of all reports.
    """
    small = [items for items in groups if len(items) <= MOST_COMPLETE]
    comparison.prepare(np.array(sorted(itertools.chain.from_iterable(small)), dtype=np.int64))
    for page in _pages(groups, GROUPS):
        found = _inside(page, scores, size=size)
        complete = (pair for items in page if len(items) <= MOST_COMPLETE for pair in itertools.combinations(items, 2))
        missing = [pair for pair in complete if pair not in found]
        found |= dict(zip(missing, (join.score for join in comparison.joins(missing)), strict=True))
        group_of = {item: items[0] for items in page for item in items}
        within: dict[int, dict[Pair, float]] = {items[0]: {} for items in page}
        for pair in sorted(found):
            within[group_of[pair[0]]][pair] = found[pair]
        for items in page:
            yield from _clustered(items, within[items[0]])


def _inside(groups: Sequence[Sequence[int]], scores: Pairs, *, size: int) -> dict[Pair, float]:
    """The scores of the pairs within some groups that were compared for their keys."""
    group_of = np.full(size, NONE)
    for items in groups:
        group_of[items] = items[0]
    chosen = (group_of[scores.first] == group_of[scores.second]) & (group_of[scores.first] != NONE)
    return {(one, two): score for one, two, score in scores.where(chosen)}


def _clustered(items: Sequence[int], scores: Mapping[Pair, float]) -> Iterator[tuple[list[int], list[Pair]]]:
    """The incidents of some reports that hang together, with the pairs that hold each incident together."""
    scores = {pair: max(LEAST, score) for pair, score in scores.items()}
    found = clusters(items, scores, absent=LEAST)
    of = {item: number for number, cluster in enumerate(found) for item in cluster}
    within: dict[int, list[Pair]] = {}
    for one, two in scores:
        if of[one] == of[two]:
            within.setdefault(of[one], []).append((one, two))
    for number, cluster in enumerate(found):
        yield cluster, _tree(within.get(number, []), scores)


def _pages(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items, some at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


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
