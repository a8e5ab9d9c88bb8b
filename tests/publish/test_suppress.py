"""No small number of a cross-table can be told from what is shown, by anybody who can add and subtract."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from testimonia.publish.suppress import hidden_cells, hidden_parts, with_sums

numbers = st.one_of(st.integers(0, 8), st.integers(0, 60))
grids = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(numbers, min_size=width, max_size=width), min_size=1, max_size=4)
)


def possible(grid, hidden, cell) -> tuple[float, float]:
    """The least and the most that a cell can hold, as an attacker solves it from all that is shown."""
    cells = list(itertools.product(range(len(grid)), range(len(grid[0]))))
    last = (len(grid) - 1, len(grid[0]) - 1)
    equations = [[(1 if j < last[1] else -1) * (i == row) for i, j in cells] for row in range(len(grid))]
    equations += [[(1 if i < last[0] else -1) * (j == column) for i, j in cells] for column in range(len(grid[0]))]
    bounds = [(0, None) if at in hidden else (grid[at[0]][at[1]],) * 2 for at in cells]
    ends = []
    for way in (1, -1):
        aim = [way if at == cell else 0 for at in cells]
        found = linprog(aim, A_eq=equations, b_eq=[0] * len(equations), bounds=bounds)
        ends.append(float("inf") if found.status == 3 else round(way * found.fun, 6))
    return ends[0], ends[1]


@given(grids, st.integers(2, 10))
def test_a_small_number_could_differ_by_the_threshold(inside, smallest):
    grid = with_sums(inside)
    hidden = hidden_cells(grid, smallest)
    for row, column in itertools.product(range(len(grid)), range(len(grid[0]))):
        if 0 < grid[row][column] < smallest:
            assert (row, column) in hidden
            low, high = possible(grid, hidden, (row, column))
            assert high - low >= smallest


def test_an_attacker_gets_a_number_that_is_hidden_alone():
    """The test above can fail: one hidden cell among shown sums is no secret."""
    grid = with_sums([[3, 20], [30, 40]])
    assert possible(grid, {(0, 0)}, (0, 0)) == (3, 3)


def test_inside_cells_are_hidden_before_sums():
    grid = with_sums([[3, 20, 9], [30, 40, 8]])
    assert hidden_cells(grid, 5) == {(0, 0), (0, 2), (1, 0), (1, 2)}


@pytest.mark.parametrize("smallest", [0, 1])
def test_a_threshold_of_one_hides_nothing(smallest):
    assert hidden_cells(with_sums([[1, 0], [2, 3]]), smallest) == set()


@given(st.lists(numbers, min_size=1, max_size=5), st.integers(2, 10))
def test_small_parts_of_a_sum_hide_behind_others(parts, smallest):
    if sum(parts) < smallest:
        return
    hidden = hidden_parts(parts, smallest)
    assert {index for index, number in enumerate(parts) if 0 < number < smallest} <= hidden
    assert not hidden or (len(hidden) > 1 and sum(parts[index] for index in hidden) >= smallest)
