"""Profile likelihood intervals."""

from __future__ import annotations

import pytest

from testimonia.estimate.loglinear.fit import dense, fit_model
from testimonia.estimate.loglinear.models import Model
from testimonia.estimate.loglinear.profile import profile_interval
from tests.estimate.tables import histories, published


def test_kosovo_as_published():
    """As Rcapture's closedpCI.t gives it: 8,994.3 to 12,110.4."""
    low, high = profile_interval(dense(published("kosovo")), Model.parse(4, "[123,14,34]"))
    assert low == pytest.approx(8994.3, abs=0.1)
    assert high == pytest.approx(12110.4, abs=0.1)


def test_a_smaller_level_gives_an_interval_inside():
    counts, model = dense(published("hepatitis")), Model.parse(3, "[12,3]")
    low, high = profile_interval(counts, model)
    inner_low, inner_high = profile_interval(counts, model, level=0.5)
    assert low < inner_low < 271 + fit_model(counts, model).unseen < inner_high < high


def test_the_lower_end_is_never_below_the_observed():
    counts = dense(histories(["A", "B"], {"10": 1, "01": 1, "11": 50}))
    low, _ = profile_interval(counts, Model.parse(2, "[1,2]"))
    assert low == 52


def test_no_upper_end_where_the_data_set_none():
    counts = dense(histories(["A", "B"], {"10": 40, "01": 40, "11": 1}))
    low, high = profile_interval(counts, Model.parse(2, "[1,2]"), level=0.999)
    assert high is None
    assert 81 < low < 81 + 1600
