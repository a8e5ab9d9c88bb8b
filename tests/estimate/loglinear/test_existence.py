"""What a model can and cannot say on a table of few people."""

from __future__ import annotations

from testimonia.estimate.loglinear.existence import support
from testimonia.estimate.loglinear.fit import dense
from testimonia.estimate.loglinear.models import Model
from tests.estimate.tables import histories, published

DISCONNECTED = dense(published("disconnected"))


def test_a_full_table_leaves_nothing_open():
    found = support(dense(published("kosovo")), Model.parse(4, "[123,14,34]"))
    assert found.exists
    assert found.identified
    assert found.emptied == ()


def test_a_list_that_shares_nobody_sends_the_population_to_infinity():
    """As the help page of SparseMSE says of its third artificial table."""
    found = support(DISCONNECTED, Model.parse(3, "[12,3]"))
    assert not found.exists
    assert not found.identified


def test_pairs_at_minus_infinity_may_leave_the_population_determined():
    found = support(DISCONNECTED, Model.parse(3, "[13,23]"))
    assert not found.exists
    assert found.identified
    assert found.emptied == (0b101, 0b110, 0b111)


def test_more_parameters_than_patterns_are_not_identified():
    assert not support(DISCONNECTED, Model.parse(3, "[12,13,23]")).identified


def test_zeros_that_no_single_term_shows_are_found():
    """Everybody on A and B is on C too: no term is empty, and yet fitted counts go to zero."""
    counts = dense(
        histories(["A", "B", "C", "D"], {"1000": 9, "0100": 8, "0010": 30, "0001": 20, "1010": 4, "0110": 5, "1110": 6,
                                         "0011": 7, "1001": 3, "0101": 2, "1011": 2})
    )  # fmt: skip
    found = support(counts, Model.parse(4, "[123,4]"))
    assert not found.exists
    assert 0b0011 in found.emptied
