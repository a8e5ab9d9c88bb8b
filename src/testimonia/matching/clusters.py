"""Clusters by average linkage: an item joins those that it fits on the whole, not one that it happens to resemble."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

Scores = Mapping[tuple[int, int], float]


def components(size: int, pairs: ArrayLike) -> list[list[int]]:
    """Items that hang together by pairs, each in order; in the order of their first items.

    Shape:
        pairs: (pair, 2)
    """
    rows = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    ones = np.ones(len(rows), dtype=np.int8)
    graph = csr_matrix((ones, (rows[:, 0], rows[:, 1])), shape=(size, size))  # type: ignore[no-untyped-call]
    _, labels = connected_components(graph, directed=False)
    found: dict[int, list[int]] = {}
    for item, label in enumerate(labels.tolist()):
        found.setdefault(label, []).append(item)
    return list(found.values())


def clusters(items: Iterable[int], scores: Scores, *, absent: float) -> list[list[int]]:
    """Merge, best first, while the mean score of all pairs between two clusters is at least 0.

    Args:
        items: the items.
        scores: score of each compared pair (first < second): above 0 for "the same", below for "not".
        absent: score of a pair that was not compared; below 0.

    Returns:
        The items of each cluster in order, clusters in the order of their first items.
    """
    members = {item: [item] for item in items}
    links: dict[int, dict[int, tuple[float, int]]] = {item: {} for item in members}
    heap: list[tuple[float, int, int]] = []
    for (one, two), score in scores.items():
        links[one][two] = links[two][one] = (score, 1)
        if score >= 0:
            heap.append((-score, one, two))
    heapq.heapify(heap)

    def mean(one: int, two: int) -> float:
        total, compared = links[one].get(two, (0.0, 0))
        pairs = len(members[one]) * len(members[two])
        return (total + absent * (pairs - compared)) / pairs

    while heap:
        score, one, two = heapq.heappop(heap)
        if one not in members or two not in members or -score != mean(one, two):
            continue
        _merge(one, two, members, links)
        for other in links[one]:
            now = mean(one, other)
            if now >= 0:
                heapq.heappush(heap, (-now, min(one, other), max(one, other)))
    return sorted(sorted(merged) for merged in members.values())


def _merge(
    one: int,
    two: int,
    members: dict[int, list[int]],
    links: dict[int, dict[int, tuple[float, int]]],
) -> None:
    """Merge the second cluster into the first, which keeps its number (the smaller one)."""
    members[one] += members.pop(two)
    links[one].pop(two, None)
    for other, (score, count) in links.pop(two).items():
        if other == one:
            continue
        before = links[one].get(other, (0.0, 0))
        links[one][other] = links[other][one] = (before[0] + score, before[1] + count)
        links[other].pop(two, None)
