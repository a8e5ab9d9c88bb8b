"""Fits: published numbers, and the equations that every maximum keeps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.errors import NotIdentified
from testimonia.estimate.loglinear import kernel
from testimonia.estimate.loglinear.fit import dense, fit_model, fitted_counts
from testimonia.estimate.loglinear.models import Model
from testimonia.model import CaptureHistories
from tests.estimate.tables import histories, published

KOSOVO = dense(published("kosovo"))


def test_kosovo_as_published():
    """Ball et al. 2002 publish 10,356; standard error as Rcapture's closedpMS.t gives it."""
    fit = fit_model(KOSOVO, Model.parse(4, "[123,14,34]"))
    assert 4400 + fit.unseen == pytest.approx(10356.5, abs=0.05)
    assert fit.standard_error == pytest.approx(785.9, abs=0.05)


def test_two_lists_give_the_product_of_their_sizes_over_those_on_both():
    fit = fit_model(dense(histories(["A", "B"], {"10": 30, "01": 20, "11": 10})), Model.parse(2, "[1,2]"))
    assert fit.unseen == pytest.approx(30 * 20 / 10)


@given(
    counts=st.lists(st.integers(1, 400), min_size=15, max_size=15),
    pairs=st.sets(st.sampled_from(["12", "13", "14", "23", "24", "34"]), max_size=5),
)
def test_the_fit_keeps_the_sums_of_its_terms(counts, pairs):
    table = np.array([0.0, *counts])
    model = Model.parse(4, f"[{','.join(['1', '2', '3', '4', *pairs])}]")
    fitted = fitted_counts(table, model)
    fitted[0] = 0.0
    kernel.add_supersets(fitted, 4)
    kernel.add_supersets(table, 4)
    terms = [0, *model.terms]
    assert fitted[terms] == pytest.approx(table[terms], rel=1e-6)


def test_a_pair_that_nobody_has_empties_its_cells():
    counts = dense(histories(["A", "B", "C"], {"100": 40, "010": 30, "001": 20, "101": 6, "011": 4}))
    fitted = fitted_counts(counts, Model.parse(3, "[12,3]"))
    assert fitted[0b011] == fitted[0b111] == 0.0
    assert fitted[0b101] == pytest.approx(6, abs=0.5)


def test_too_many_lists_are_refused_by_name():
    many = CaptureHistories.of([str(number) for number in range(13)], [(3, 5)])
    with pytest.raises(NotIdentified, match="at most 12 lists; got 13"):
        dense(many)
