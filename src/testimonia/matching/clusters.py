"""Clusters by average linkage: a report joins those that it fits on the whole, not one that it happens to resemble."""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def clusters(size: int, scores: Mapping[tuple[int, int], float], *, absent: float) -> list[list[int]]:
    """Merge, best first, while the mean score of all pairs between two clusters is at least 0.

    Args:
        size: number of items, 0 to size - 1.
        scores: score of each compared pair (first < second): above 0 for "the same", below for "not".
        absent: score of a pair that was not compared; below 0.

    Returns:
        The items of each cluster in order, clusters in the order of their first items.
    """
    members = {item: [item] for item in range(size)}
    links: dict[int, dict[int, tuple[float, int]]] = {item: {} for item in range(size)}
    heap: list[tuple[float, int, int]] = []
    for (one, two), score in scores.items():
        links[one][two] = links[two][one] = (score, 1)
        if score >= 0:
            heap.append((-score, one, two))
    heapq.heapify(heap)
    while heap:
        score, one, two = heapq.heappop(heap)
        if one not in members or two not in members or -score != _mean(one, two, members, links, absent):
            continue
        _merge(one, two, members, links)
        for other in links[one]:
            mean = _mean(one, other, members, links, absent)
            if mean >= 0:
                heapq.heappush(heap, (-mean, min(one, other), max(one, other)))
    return sorted(sorted(items) for items in members.values())


def _mean(
    one: int,
    two: int,
    members: dict[int, list[int]],
    links: dict[int, dict[int, tuple[float, int]]],
    absent: float,
) -> float:
    """Mean score of all pairs between two clusters."""
    total, compared = links[one].get(two, (0.0, 0))
    pairs = len(members[one]) * len(members[two])
    return (total + absent * (pairs - compared)) / pairs


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
