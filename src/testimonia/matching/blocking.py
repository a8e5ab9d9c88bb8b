"""Blocking: which pairs of items are worth comparing, without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_ITEMS = 40
"""Items with one key among which all pairs are looked at; of more, each is paired with its next neighbours only, so
that the work grows with the items and not with their square."""

NEIGHBOURS = 8
"""Items on either side with which an item of a large block is paired."""

LEAST_KEYS = 2
"""Keys that two items must share: one name in common is like any two reports of a region."""

ROWS = 2000
"""Items whose pairs are made at a time, to bound memory."""

MOST_KEYS = 1024
"""Keys that two items can share: a pair and how many it shares are told by one number."""

NO_ITEM = -1
"""In the place of an item's number: there is none."""

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]


class _Layout(NamedTuple):
    """The keys of some blocks, sorted by key and in a block by the order of its items.

    Args:
        items: the item of each.
        block: the number of the block of each.
        ends: where each block ends.
        sizes: of each block.
        by_item: places of the keys of each item, one item behind the other.
        starts: where each item starts there, and where the last one ends.
    """

    items: NDArray[np.int32]
    block: NDArray[np.int32]
    ends: Numbers
    sizes: Numbers
    by_item: NDArray[np.int32]
    starts: Numbers


@dataclass(frozen=True)
class Blocks:
    """Items by their keys.

    Which items a pair of others is compared with plays no part: a new item changes the pairs of old ones only in the
    blocks of its own keys, and there only by making a block large or by standing between neighbours.

    Args:
        keys: the keys, each as often as items have it.
        items: the item that has each key; no item has a key twice.
        order: the place of each item in the order in which items of a large block are neighbours; a permutation.
        least: keys that a pair must share.
    """

    keys: Keys
    items: Numbers
    order: Numbers
    least: int = LEAST_KEYS

    def pairs(self, rows: Numbers | None = None) -> Iterator[tuple[Numbers, Numbers]]:
        """Pairs that share enough keys, in pages: (first, second), first < second.

        Args:
            rows: items whose pairs with items behind them in order are wanted; None for all.
        """
        for first, second, shared in self.counted(rows):
            kept = shared >= self.least
            yield first[kept], second[kept]

    def changed(self, before: Blocks, numbers: Numbers) -> Changed | None:
        """The pairs that may be others than before; None where so much changed that all are as quickly made.

        Args:
            before: the blocks as they were.
            numbers: the number that each item of before has now, rising; `NO_ITEM` where its keys are not the same.
        """
        keys = self._keys_of_changed(before, numbers)
        if len(keys) * MUCH > len(self.keys):
            return None
        were, are = before._codes(keys, numbers, len(self.order)), self._codes(keys, None, len(self.order))
        different = np.unique(np.setxor1d(were, are) // MOST_KEYS)
        first, second = np.divmod(different, max(len(self.order), 1))
        rows = np.unique(np.where(self.order[first] < self.order[second], first, second))
        chosen = np.zeros(len(self.order), dtype=bool)
        chosen[rows] = True
        around = self._within(np.unique(self.keys[chosen[self.items]]))
        empty = np.zeros(0, dtype=np.int64)
        now = np.concatenate([empty, *(one * len(self.order) + two for one, two in around.pairs(rows))])
        return Changed(different, np.intersect1d(now, different))

    def _keys_of_changed(self, before: Blocks, numbers: Numbers) -> Keys:
        """The keys of items that came, went or have others than before, each once."""
        has, had = np.zeros(len(self.order), dtype=bool), np.zeros(len(before.order), dtype=bool)
        has[self.items], had[before.items] = True, True
        kept = had & (numbers != NO_ITEM)
        kept[kept] = has[numbers[kept]]
        came, went = has, had & ~kept
        came[numbers[kept]] = False
        return np.unique(np.concatenate([self.keys[came[self.items]], before.keys[went[before.items]]]))

    def _within(self, keys: Keys) -> Blocks:
        """The blocks of some keys, which are given in order."""
        if len(keys) == 0:
            return replace(self, keys=self.keys[:0], items=self.items[:0])
        held = keys[np.minimum(np.searchsorted(keys, self.keys), len(keys) - 1)] == self.keys
        return replace(self, keys=self.keys[held], items=self.items[held])

    def _codes(self, keys: Keys, numbers: Numbers | None, size: int) -> Numbers:
        """All pairs that share some of these keys with how many they share, as one number each, under new numbers."""
        found = [np.zeros(0, dtype=np.int64)]
        for first, second, shared in self._within(keys).counted():
            one, two = (first, second) if numbers is None else (numbers[first], numbers[second])
            there = (one != NO_ITEM) & (two != NO_ITEM)
            found.append(((one * size + two) * MOST_KEYS + shared)[there])
        return np.concatenate(found)

    def counted(self, rows: Numbers | None = None) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Pairs that share any key with how many they share, in pages: (first, second, keys).

        Args:
            rows: items whose pairs with items behind them in order are wanted; None for all.
        """
        wanted = np.arange(len(self.order)) if rows is None else np.unique(rows)
        wanted = wanted[np.argsort(self.order[wanted])]
        for start in range(0, len(wanted), ROWS):
            codes = np.sort(self._behind(wanted[start : start + ROWS]))
            new = np.flatnonzero(np.diff(codes, prepend=-1))
            first, second = np.divmod(codes[new], len(self.order))
            yield first, second, np.diff(new, append=len(codes))

    def _behind(self, page: Numbers) -> Numbers:
        """Some items with those behind them in their blocks, a number for each pair and key."""
        layout = self._layout
        lengths = layout.starts[page + 1] - layout.starts[page]
        at = layout.by_item[ranges(layout.starts[page], lengths)].astype(np.int64)
        block = layout.block[at]
        behind = layout.ends[block] - at - 1
        behind = np.where(layout.sizes[block] > MOST_ITEMS, np.minimum(behind, NEIGHBOURS), behind)
        one = np.repeat(np.repeat(page, lengths), behind)
        two = layout.items[ranges(at + 1, behind)].astype(np.int64)
        codes: Numbers = np.minimum(one, two) * len(self.order) + np.maximum(one, two)
        return codes

    @cached_property
    def _layout(self) -> _Layout:
        sort = np.lexsort((self.order[self.items], self.keys))
        keys, items = self.keys[sort], self.items[sort].astype(np.int32)
        del sort
        new = np.ones(len(keys), dtype=bool)
        new[1:] = keys[1:] != keys[:-1]
        starts = np.flatnonzero(new)
        sizes = np.diff(starts, append=len(keys))
        of_item = np.bincount(items, minlength=len(self.order))
        return _Layout(
            items=items,
            block=(np.cumsum(new) - 1).astype(np.int32),
            ends=starts + sizes,
            sizes=sizes,
            by_item=np.argsort(items, kind="stable").astype(np.int32),
            starts=np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(of_item)]),
        )


MUCH = 10
"""Part of all keys from which on all pairs are made anew."""


class Changed(NamedTuple):
    """Pairs that may be others than before; (first, second) is the number `first * items + second`.

    Args:
        pairs: all of them, in order.
        now: those that share enough keys now.
    """

    pairs: Numbers
    now: Numbers


def ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers of some ranges, one range behind the other."""
    ends = np.cumsum(lengths)
    size = int(ends[-1]) if len(ends) else 0
    numbers: Numbers = np.arange(size) - np.repeat(ends - lengths - starts, lengths)
    return numbers
