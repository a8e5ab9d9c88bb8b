"""Small cells of cross-tables: which numbers must not be shown, so that no small one can be told from the others.

Primary suppression hides every number above zero and below a threshold. Secondary suppression hides further numbers,
so that nobody can take a hidden one from the margins: in a table of two dimensions every hidden small cell gets three
partners, the other corners of a rectangle, between which people could be moved without changing anything that is
shown. The corners are chosen so that the small cell could differ by at least the threshold; margins are hidden only
where nothing inside would do.

Source:
    Giessing & Repsilber, "Tools and Strategies to Protect Multiple Tables with the GHQUAR Cell Suppression Engine",
    2002 (the hypercube method); Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

Cell = tuple[int, int]
"""Row and column; the last of each are the sums."""

Grid = Sequence[Sequence[int]]


def with_sums(inside: Grid) -> list[list[int]]:
    """A table with a column and a row of sums behind it."""
    rows = [[*row, sum(row)] for row in inside]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def hidden_cells(grid: Grid, smallest: int) -> set[Cell]:
    """The cells of a table with its sums that must not be shown.

    Args:
        grid: one row and one column at least, and behind them the sums.
        smallest: smallest number above zero that may be shown.

    Units:
        persons
    """
    small = [
        (row, column)
        for row, numbers in enumerate(grid)
        for column, number in enumerate(numbers)
        if 0 < number < smallest
    ]
    hidden = set(small)
    for cell in small:
        hidden |= min(_protections(grid, cell, smallest), key=lambda corners: _loss(grid, corners - hidden))
    return hidden


def _protections(grid: Grid, cell: Cell, smallest: int) -> list[frozenset[Cell]]:
    """The rectangles that protect a cell; the one that is made of sums always does."""
    (row, column), last = cell, (len(grid) - 1, len(grid[0]) - 1)
    found = []
    for other in range(len(grid)):
        for beside in range(len(grid[0])):
            if other != row and beside != column:
                # a person who comes to a row leaves the other one, unless one of the two is the sum of both
                down = 1 if last[0] in {row, other} else -1
                across = 1 if last[1] in {column, beside} else -1
                corners = {cell: 1, (other, column): down, (row, beside): across, (other, beside): down * across}
                if _room(grid, corners) >= smallest:
                    found.append(frozenset(corners))
    return found


def _room(grid: Grid, corners: dict[Cell, int]) -> float:
    """By how much the cells of a rectangle could differ together, nobody's number falling below zero."""
    rising = [grid[row][column] for (row, column), way in corners.items() if way > 0]
    falling = [grid[row][column] for (row, column), way in corners.items() if way < 0]
    return min(rising) + min(falling, default=math.inf)


def _loss(grid: Grid, cells: AbstractSet[Cell]) -> tuple[int, int, list[Cell]]:
    """What is lost if cells are hidden: sums first, then people."""
    last = (len(grid) - 1, len(grid[0]) - 1)
    sums = sum((row == last[0]) + (column == last[1]) for row, column in cells)
    return sums, sum(grid[row][column] for row, column in cells), sorted(cells)


def hidden_parts(parts: Sequence[int], smallest: int) -> set[int]:
    """The parts of a sum that must not be shown, where the sum is: each small one with others that cover it.

    Args:
        parts: whose sum is shown, and is not below `smallest`.
        smallest: smallest number above zero that may be shown.
    """
    hidden = {index for index, number in enumerate(parts) if 0 < number < smallest}
    others = sorted((number, index) for index, number in enumerate(parts) if number and index not in hidden)
    while hidden and (len(hidden) == 1 or sum(parts[index] for index in hidden) < smallest) and others:
        hidden.add(others.pop(0)[1])
    return hidden
