"""Partitions: all of them enumerated, large groups drawn by moves, both alike; judgements obeyed."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.estimate.linkage.arrays import Floats
from testimonia.estimate.linkage.enumerated import Enumerated, set_partitions, subsets
from testimonia.estimate.linkage.groups import Group, groups_of, pairs_within
from testimonia.estimate.linkage.moves import Moves
from testimonia.estimate.linkage.spread import Spread
from testimonia.estimate.linkage.support import support

BELL = {1: 1, 2: 2, 3: 5, 4: 15, 5: 52, 6: 203}


def numbered(size: int) -> dict[tuple[int, int], int]:
    return {pair: number for number, pair in enumerate(itertools.combinations(range(size), 2))}


@pytest.mark.parametrize("size", sorted(BELL))
def test_every_partition_once_and_whole(size: int) -> None:
    found = set_partitions(size)
    assert len(set(map(frozenset, found))) == len(found) == BELL[size]
    for partition in found:
        assert sorted(atom for person in partition for atom in subsets(size)[person]) == list(range(size))


def probabilities(weights: Floats, on: list[int], draws: int) -> tuple[Floats, Floats]:
    """Of each pair of one group: by enumeration, and by moves."""
    group = Group(tuple((record,) for record in range(len(on))))
    pairs = numbered(len(on))
    spread = Spread(lists=2, persons=9, patterns={1: 3, 2: 3, 3: 3}, repeated=0.1)
    exact = Enumerated([group], pairs, on).draw(weights, spread, np.random.default_rng(1))[1]
    moves, random = Moves(group, pairs, on), np.random.default_rng(2)
    moved = np.zeros(len(pairs))
    for _ in range(draws):
        moves.sweep(weights, spread, random)
        moved += moves.together() / draws
    return exact, moved


def test_moves_draw_what_enumeration_weighs() -> None:
    random = np.random.default_rng(7)
    for on in ([0, 1, 0, 1], [0, 0, 1, 1, 0]):
        weights = random.normal(1.0, 2.5, len(numbered(len(on))))
        exact, moved = probabilities(weights, on, 3000)
        assert np.abs(exact - moved).max() < 0.06  # moves pass over persons for whom nothing speaks


def test_draws_follow_the_probabilities() -> None:
    weights, group = np.array([1.0, -0.5, 2.0]), Group(((0,), (1,), (2,)))
    enumerated, random = Enumerated([group], numbered(3), [0, 1, 0]), np.random.default_rng(3)
    spread = Spread(2, 9, {1: 3, 2: 3, 3: 3}, 0.1)
    drawn = [enumerated.draw(weights, spread, random) for _ in range(4000)]
    met = np.mean([labels[0] == labels[1] for labels, _ in drawn])
    assert met == pytest.approx(drawn[0][1][0], abs=0.03)


def test_atoms_are_never_parted() -> None:
    group = Group(((0, 3), (1,), (2,)))
    enumerated, random = Enumerated([group], numbered(4), [0, 1, 0, 1]), np.random.default_rng(3)
    spread = Spread(2, 9, {1: 3, 2: 3, 3: 3}, 0.1)
    for _ in range(50):
        labels, together = enumerated.draw(np.full(6, -3.0), spread, random)
        assert labels[0] == labels[3] == 0
        assert together[numbered(4)[0, 3]] == pytest.approx(1)


@given(st.lists(st.floats(-5, 5), min_size=6, max_size=6))
def test_support_is_that_of_the_pair_for_two_and_below_the_sum_for_more(weights: list[float]) -> None:
    square = np.zeros((4, 4))
    square[np.triu_indices(4, 1)] = weights
    square += square.T
    (found,) = support(square[None])
    assert found <= sum(max(weight, 0) for weight in weights) + 1e-9
    assert support(square[None, :2, :2])[0] == pytest.approx(square[0, 1])
    assert found == pytest.approx(support(square[None][:, ::-1, ::-1])[0])


def test_spread_learns_patterns_and_repeats() -> None:
    spread = Spread.of(np.array([0, 0, 2, 3, 3]), np.array([0, 1, 1, 0, 0]), 2)
    assert (spread.persons, spread.patterns) == (3, {3: 1, 2: 1, 1: 1})
    assert 1 / 7 < spread.repeated < 1 / 6


def test_groups_hang_together_and_stay_small() -> None:
    pairs = np.array([(at, at + 1) for at in range(99)])
    groups, left_out = groups_of(100, pairs, np.full(99, 0.4), same=[])
    assert groups == []  # a chain of a hundred weak pairs is parted
    assert left_out == 99
    groups, left_out = groups_of(100, pairs[:3], np.array([0.4, 0.9, 0.0]), same=[(2, 50)])
    assert [group.atoms for group in groups] == [((0,), (1,), (2, 50))]
    assert left_out == 0
    assert pairs_within(groups).tolist() == [[0, 1], [0, 2], [0, 50], [1, 2], [1, 50], [2, 50]]
