"""Sample coverage."""

from __future__ import annotations

import numpy as np
import pytest

from testimonia.errors import NotIdentified
from testimonia.estimate.estimator import estimate
from testimonia.estimate.moments.coverage import SampleCoverage, sizes
from tests.estimate.tables import histories, published


def test_hepatitis_as_published():
    """Chao et al. 2001: coverage 51.3 %, one-step estimate 508, estimate for high coverage 971."""
    found = estimate(SampleCoverage(), published("hepatitis"), seed=1)
    assert found.estimate == pytest.approx(508, abs=0.5)
    assert found.low < 508 < found.high
    assert "51%" in found.warnings[0]


def test_hepatitis_taken_as_high_coverage():
    table = published("hepatitis")
    patterns = np.array([pattern for pattern, _ in table.counts])
    counts = np.array([[float(persons) for _, persons in table.counts]])
    (size,), (share,) = sizes(patterns, counts, 3, high=True)
    assert size == pytest.approx(971, abs=0.5)
    assert share == pytest.approx(0.513, abs=0.001)


def test_two_lists_are_refused():
    with pytest.raises(NotIdentified, match="three lists or more; got 2"):
        estimate(SampleCoverage(), histories(["A", "B"], {"10": 4, "01": 3, "11": 2}), seed=1)


def test_lists_that_share_nobody_are_refused():
    with pytest.raises(NotIdentified, match="B, C shares nobody with the other lists"):
        estimate(SampleCoverage(), histories(["A", "B", "C"], {"100": 4, "010": 3, "001": 2}), seed=1)
