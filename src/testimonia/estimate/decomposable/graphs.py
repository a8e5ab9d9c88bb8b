"""Decomposable graphs: dependence among lists that can be taken apart list by list."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
from numpy.typing import NDArray

Coefficients = NDArray[np.float64]


@cache
def decomposable_graphs(lists: int) -> Coefficients:
    """All decomposable graphs of so many lists: 8, 61, 822 and 18,154 for 3 to 6 lists.

    The likelihood of a decomposable graph is the product of those of its cliques, divided by those of its separators.
    A row holds for every set of lists how often it is multiplied: 1 for a clique, -1 and less for a separator; the
    empty set, which is everybody, is divided out once for each connected part.

    Shape:
        (graphs, 2**lists); the index of a column is the set of lists as a pattern

    Source: Lauritzen 1996, Graphical Models, section 2.1: perfect elimination orders.
    """
    pairs = list(itertools.combinations(range(lists), 2))
    rows = []
    for chosen in itertools.product((False, True), repeat=len(pairs)):
        neighbours = [0] * lists
        for (first, second), joined in zip(pairs, chosen, strict=True):
            if joined:
                neighbours[first] |= 1 << second
                neighbours[second] |= 1 << first
        row = _factors(neighbours)
        if row is not None:
            rows.append(row)
    return np.array(rows)


def _factors(neighbours: list[int]) -> Coefficients | None:
    """Take out lists whose neighbours all depend on each other, one after the other; None where that gets stuck."""
    lists = len(neighbours)
    row = np.zeros(1 << lists)
    left = (1 << lists) - 1
    while left:
        for index in range(lists):
            around = neighbours[index] & left
            if left >> index & 1 and _is_complete(around, neighbours):
                row[around | 1 << index] += 1
                row[around] -= 1
                left ^= 1 << index
                break
        else:
            return None
    return row


def _is_complete(members: int, neighbours: list[int]) -> bool:
    """Whether all members of a set are neighbours of each other."""
    rest = members
    while rest:
        lowest = rest & -rest
        if members & ~lowest & ~neighbours[lowest.bit_length() - 1]:
            return False
        rest ^= lowest
    return True


def cliques(row: Coefficients) -> list[int]:
    """The cliques of a graph, as patterns of lists."""
    return [int(pattern) for pattern in np.flatnonzero(row > 0)]
