import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.matching import blocking
from testimonia.matching.blocking import LEAST_KEYS, MOST_ITEMS, NEIGHBOURS, NO_ITEM, Blocks

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
def test_the_pairs_of_some_items_are_those_with_items_behind_them(keys: list[set[int]], rows: set[int]):
    chosen = sorted(row for row in rows if row < len(keys))
    everything = pairs(keys)
    assert pairs(keys, chosen) == {pair for pair in everything if pair[0] in chosen}
    shared = {pair for pair in itertools.combinations(range(len(keys)), 2) if shares(keys, *pair)}
    assert everything == shared


def shares(keys: list[set[int]], one: int, two: int) -> bool:
    return len(keys[one] & keys[two]) >= LEAST_KEYS


@pytest.fixture
def small_blocks(monkeypatch):
    """Blocks are large from four items on, and pairs are made anew only where they changed, however much did."""
    monkeypatch.setattr(blocking, "MOST_ITEMS", 3)
    monkeypatch.setattr(blocking, "NEIGHBOURS", 1)
    monkeypatch.setattr(blocking, "MUCH", 0)


KEPT = st.lists(st.tuples(st.sets(st.integers(0, 5), max_size=4), st.sampled_from(["stays", "comes", "goes"])))


@pytest.mark.usefixtures("small_blocks")
@given(KEPT)
def test_pairs_that_changed_and_those_that_did_not_are_all_pairs(items: list[tuple[set[int], str]]):
    old = [keys for keys, fate in items if fate != "comes"]
    new = [keys for keys, fate in items if fate != "goes"]
    fates = [fate for _, fate in items if fate != "comes"]
    places = itertools.accumulate((fate != "goes" for _, fate in items), initial=0)
    at = [place for place, (_, fate) in zip(places, items, strict=False) if fate != "comes"]
    numbers = np.array([NO_ITEM if fate == "goes" else place for place, fate in zip(at, fates, strict=True)], np.int64)
    changed = blocks(new).changed(blocks(old), numbers)
    assert changed is not None
    size = max(len(new), 1)
    before = {(numbers[one], numbers[two]) for one, two in pairs(old) if NO_ITEM not in (numbers[one], numbers[two])}
    maybe, now = ({divmod(int(code), size) for code in codes} for codes in changed)
    assert (before - maybe) | now == pairs(new)


def test_where_much_changed_all_pairs_are_made_anew():
    keys = [{number, number + 1} for number in range(8)]
    assert blocks(keys).changed(blocks(keys[:1]), np.zeros(1, dtype=np.int64)) is None


def test_a_new_item_changes_pairs_of_its_own_blocks_alone():
    keys = [{number, number + 1, number + 2} for number in range(300)]
    changed = blocks(keys).changed(blocks(keys[:-1]), np.arange(len(keys) - 1))
    assert changed is not None
    assert changed.now.tolist() == [298 * 300 + 299]
    assert changed.pairs.tolist() == [297 * 300 + 299, 298 * 300 + 299]
