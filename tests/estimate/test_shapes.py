"""Estimations as plain values."""

from __future__ import annotations

from testimonia.estimate.shapes import estimation_line
from testimonia.estimate.survey import Settings, survey_parts, whole
from testimonia.model import CaptureHistories
from tests.estimate.tables import published

TABLE = published("hepatitis")
PARTS = [[CaptureHistories(TABLE.lists, TABLE.counts, (("place", name),))] for name in ("east", "north", "west")]


def test_strata_come_alone_summed_and_partially_pooled():
    found = survey_parts(PARTS, Settings(methods=("chao", "decomposable")))
    line = estimation_line(whole(found, 1), found)
    assert line["observed"] == 3 * 271
    assert [part["stratum"]["place"] for part in line["strata"]] == ["east", "north", "west"]
    assert [item["method"] for item in line["pooled"]] == ["decomposable"] * 3
    assert line["default"] is None
    assert [item["method"] for item in line["refused"]] == ["chao"]
