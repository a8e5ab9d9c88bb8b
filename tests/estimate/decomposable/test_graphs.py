"""Decomposable graphs: how many there are, and their factors."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.estimate.decomposable.graphs import cliques, decomposable_graphs


@pytest.mark.parametrize(("lists", "number"), [(2, 2), (3, 8), (4, 61), (5, 822)])
def test_number_of_decomposable_graphs(lists, number):
    """The numbers of labelled chordal graphs, sequence A058862."""
    graphs = decomposable_graphs(lists)
    assert len(np.unique(graphs, axis=0)) == len(graphs) == number


def test_a_chain_has_two_cliques_and_the_list_between_them_as_separator():
    """The empty set, which is everybody, stands for the end of each connected part."""
    chain = np.zeros(8)
    chain[0b011], chain[0b110], chain[0b010], chain[0b000] = 1, 1, -1, -1
    assert any(np.array_equal(chain, row) for row in decomposable_graphs(3))
    assert cliques(chain) == [0b011, 0b110]


def test_a_ring_of_four_is_not_decomposable():
    ring = {0b0011, 0b0110, 0b1100, 0b1001}
    assert ring not in [set(cliques(row)) for row in decomposable_graphs(4)]


def test_every_list_is_counted_once():
    """Cliques less separators: each list's own margin remains exactly once."""
    graphs = decomposable_graphs(4)
    for index in range(4):
        holding = (np.arange(16) >> index & 1).astype(float)
        assert (graphs @ holding == 1).all()
