"""Which reports are mainly about one incident: pairs that share keys are compared, and those that fit are joined."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.group.compare import BEST, DOUBT, MOST_NAMES, NAMES, WORDS, compare, explained
from testimonia.group.keys import keys_of
from testimonia.group.profile import Profile
from testimonia.matching import Blocks, Terms, Vectors, clusters, components, vectors
from testimonia.model import Join

NEAR_MISS = -2.0
"""Score from which a pair that was not joined is a near miss: odds of one to seven."""

MOST_NEAR_MISSES = 3
"""Near misses kept for a report, the nearest first."""

MOST_COMPLETE = 150
"""Reports that hang together among which all pairs are compared; among more, those that share keys."""

LEAST = -3.0
"""What a pair says against its clusters at most, so that one report in other words does not keep them apart."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Together:
    """Reports by their main incident.

    Args:
        members: numbers of the reports of each incident.
        joins: for each incident the joins that hold its reports together.
        near: near misses: pairs of reports that were not joined although much speaks for it.
    """

    members: list[list[int]]
    joins: list[list[Join]]
    near: list[Join]


def together(profiles: Sequence[Profile]) -> Together:
    """Join reports that are mainly about one incident.

    Args:
        profiles: the reports, in the order of their ids.
    """
    rows, blocks = _looked_up(profiles)
    scores = _scores(profiles, rows, blocks)
    members: list[list[int]] = []
    within: dict[int, list[Pair]] = {}
    for items in components(len(profiles), (pair for pair, score in scores.items() if score >= 0)):
        inside = _inside(items, profiles, rows, scores) if len(items) > 1 else {}
        scores |= inside
        for cluster in clusters(items, inside, absent=LEAST):
            chosen = set(cluster)
            within[len(members)] = [pair for pair in inside if chosen.issuperset(pair)]
            members.append(cluster)
    joins = [
        [_explained(pair, profiles, rows) for pair in _tree(within[number], scores)] for number in range(len(members))
    ]
    return Together(members, joins, _near_misses(members, profiles, rows, scores))


def _looked_up(profiles: Sequence[Profile]) -> tuple[Vectors, Blocks]:
    """The reports as vectors and by their keys; the terms of each are made once and not kept."""
    keys: list[tuple[int, ...]] = []

    def terms() -> Iterable[Terms]:
        for profile in profiles:
            found = profile.terms
            keys.append(keys_of(profile, found))
            yield found

    rows = vectors(terms())
    order = np.empty(len(profiles), dtype=np.int64)
    order[sorted(range(len(profiles)), key=lambda number: _day(profiles[number]))] = np.arange(len(profiles))
    return rows, Blocks(
        np.fromiter(itertools.chain.from_iterable(keys), dtype=np.uint64),
        np.repeat(np.arange(len(profiles)), [len(each) for each in keys]),
        order,
    )


def _day(profile: Profile) -> tuple[int, str]:
    """The first day of a report's incident: reports of close days are neighbours in large blocks."""
    anchors = profile.anchors
    return anchors[0][0].toordinal() if anchors else 0, profile.document.id


def _scores(profiles: Sequence[Profile], rows: Vectors, blocks: Blocks) -> dict[Pair, float]:
    """The scores of the pairs that share keys, from near misses upward."""
    scores: dict[Pair, float] = {}
    for first, second in blocks.pairs():
        cosines, names = rows.likeness(first, second)
        at_most = DOUBT + BEST + WORDS * cosines + NAMES * np.minimum(names, MOST_NAMES)
        for at in np.flatnonzero(at_most >= NEAR_MISS).tolist():
            one, two = int(first[at]), int(second[at])
            join = compare(profiles[one], profiles[two], cosine=cosines[at], names=names[at])
            if join.score >= NEAR_MISS:
                scores[one, two] = join.score
    return scores


def _inside(
    items: Sequence[int], profiles: Sequence[Profile], rows: Vectors, scores: Mapping[Pair, float]
) -> dict[Pair, float]:
    """The scores among reports that hang together."""
    pairs = list(itertools.combinations(items, 2))
    if len(items) > MOST_COMPLETE:
        chosen = set(items)
        return {pair: score for pair, score in scores.items() if chosen.issuperset(pair)}
    return {pair: max(LEAST, join.score) for pair, join in zip(pairs, _compared(pairs, profiles, rows), strict=True)}


def _compared(pairs: Sequence[Pair], profiles: Sequence[Profile], rows: Vectors) -> list[Join]:
    numbers = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    cosines, names = rows.likeness(numbers[:, 0], numbers[:, 1])
    return [
        compare(profiles[one], profiles[two], cosine=cosine, names=rare)
        for (one, two), cosine, rare in zip(pairs, cosines.tolist(), names.tolist(), strict=True)
    ]


def _explained(pair: Pair, profiles: Sequence[Profile], rows: Vectors) -> Join:
    (join,) = _compared([pair], profiles, rows)
    return explained(join, profiles[pair[0]], profiles[pair[1]])


def _tree(pairs: Sequence[Pair], scores: Mapping[Pair, float]) -> list[Pair]:
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


def _near_misses(
    members: Sequence[Sequence[int]], profiles: Sequence[Profile], rows: Vectors, scores: Mapping[Pair, float]
) -> list[Join]:
    """The pairs of reports of different incidents that came nearest to a join, a few for each report."""
    of = {item: number for number, items in enumerate(members) for item in items}
    kept: Counter[int] = Counter()
    found = []
    for one, two in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if scores[one, two] < NEAR_MISS or of[one] == of[two]:
            continue
        if min(kept[one], kept[two]) < MOST_NEAR_MISSES:
            kept.update((one, two))
            found.append((one, two))
    return [_explained(pair, profiles, rows) for pair in sorted(found)]
