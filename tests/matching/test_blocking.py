import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testimonia.matching import Blocks
from testimonia.matching.blocking import LEAST_KEYS, MOST_ITEMS, NEIGHBOURS

Pairs = set[tuple[int, int]]


def blocks(keys: list[set[int]]) -> Blocks:
    flat = [key for each in keys for key in sorted(each)]
    holders = np.repeat(np.arange(len(keys)), [len(each) for each in keys])
    return Blocks(np.array(flat, dtype=np.uint64), holders, np.arange(len(keys)))


def pairs(keys: list[set[int]], rows: list[int] | None = None) -> Pairs:
    chosen = None if rows is None else np.array(rows, dtype=np.int64)
    found = [pair for first, second in blocks(keys).pairs(chosen) for pair in zip(first, second, strict=True)]
    assert len(found) == len(set(found))
    return {(int(one), int(two)) for one, two in found}


def test_two_keys_in_common_make_a_pair_and_one_does_not():
    assert pairs([{1, 2}, {1, 2, 3}, {3}]) == {(0, 1)}
    assert pairs([]) == set()


def test_in_a_large_block_only_neighbours_are_paired():
    size = MOST_ITEMS + 1
    found = pairs([{1, 2} for _ in range(size)])
    assert found == {pair for pair in itertools.combinations(range(size), 2) if pair[1] - pair[0] <= NEIGHBOURS}


def test_the_pairs_grow_with_the_items_and_not_with_their_square():
    small, large = (len(pairs([{1, 2} for _ in range(size)])) for size in (400, 4000))
    assert large < 11 * small


@given(st.lists(st.sets(st.integers(0, 9), max_size=5), max_size=8), st.sets(st.integers(0, 7)))
def test_the_pairs_of_some_items_are_those_of_all_that_hold_one(keys: list[set[int]], rows: set[int]):
    chosen = sorted(row for row in rows if row < len(keys))
    everything = pairs(keys)
    assert pairs(keys, chosen) == {pair for pair in everything if set(pair) & set(chosen)}
    shared = {pair for pair in itertools.combinations(range(len(keys)), 2) if shares(keys, *pair)}
    assert everything == shared


def shares(keys: list[set[int]], one: int, two: int) -> bool:
    return len(keys[one] & keys[two]) >= LEAST_KEYS
