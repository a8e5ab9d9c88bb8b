"""Blocking: which pairs of items are worth comparing, without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

MOST_ITEMS = 40
"""Items with one key among which all pairs are looked at; of more, each is paired with its next neighbours only, so
that the work grows with the items and not with their square."""

NEIGHBOURS = 8
"""Items on either side with which an item of a large block is paired."""

LEAST_KEYS = 2
"""Keys that two items must share: one name in common is like any two reports of a region."""

ROWS = 2000
"""Items whose pairs are made at a time, to bound memory."""

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]


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
            rows: items whose pairs are wanted; None for all.
        """
        wanted = np.arange(len(self.order)) if rows is None else np.unique(rows)
        chosen = np.zeros(len(self.order), dtype=bool)
        chosen[wanted] = True
        small, near = self._shared
        others = small.T.tocsr()
        for start in range(0, len(wanted), ROWS):
            page = wanted[start : start + ROWS]
            shared = (small[page] @ others + near[page]).tocoo()
            one, two = page[shared.row], shared.col.astype(np.int64)
            # a pair of two wanted items comes up twice
            kept = (shared.data >= self.least) & (one != two) & ((one < two) | ~chosen[two])
            one, two = one[kept], two[kept]
            first, second = np.minimum(one, two), np.maximum(one, two)
            sort = np.lexsort((second, first))
            yield first[sort], second[sort]

    @cached_property
    def _shared(self) -> tuple[csr_matrix, csr_matrix]:
        """Items by small blocks, and how many large blocks two items are neighbours in."""
        sort = np.lexsort((self.order[self.items], self.keys))
        keys, items = self.keys[sort], self.items[sort]
        new = np.ones(len(keys), dtype=bool)
        new[1:] = keys[1:] != keys[:-1]
        block = np.cumsum(new) - 1
        sizes = np.bincount(block, minlength=1)[block] if len(block) else block
        few = (sizes > 1) & (sizes <= MOST_ITEMS)
        number = len(self.order)
        return _ones(items[few], block[few], (number, len(keys) + 1)), self._neighbours(items, block, sizes)

    def _neighbours(self, items: Numbers, block: Numbers, sizes: Numbers) -> csr_matrix:
        many = sizes > MOST_ITEMS
        items, block = items[many], block[many]
        firsts, seconds = [], []
        for step in range(1, NEIGHBOURS + 1):
            same = block[step:] == block[:-step]
            firsts += [items[:-step][same], items[step:][same]]
            seconds += [items[step:][same], items[:-step][same]]
        number = len(self.order)
        empty = np.zeros(0, dtype=np.int64)
        return _ones(np.concatenate([empty, *firsts]), np.concatenate([empty, *seconds]), (number, number))


def _ones(rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> csr_matrix:
    """A matrix of the number of times that each cell is named."""
    data = np.ones(len(rows), dtype=np.float32)
    return csr_matrix((data, (rows, columns)), shape=shape)  # type: ignore[no-untyped-call]
