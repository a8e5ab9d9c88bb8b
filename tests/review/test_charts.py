"""Claims as intervals: what stands beside them."""

from __future__ import annotations

from testimonia.review.charts import interval_chart


def test_a_long_speaker_is_cut_and_the_date_stays() -> None:
    label = "provincial health office of the northern highlands, 2019-03-14"
    claims = [{"label": label, "claim": "C1", "low": 12, "high": 14}]
    chart = interval_chart("killed", claims, [], used=frozenset({"C1"}))
    assert chart is not None
    assert "…, 2019-03-14<" in chart
    assert label not in chart


def test_a_short_label_stands_whole() -> None:
    claims = [{"label": "Harrin Front, 2019-03-14", "claim": "C1", "low": 12, "high": None}]
    chart = interval_chart("killed", claims, [], used=frozenset())
    assert chart is not None
    assert ">Harrin Front, 2019-03-14<" in chart
