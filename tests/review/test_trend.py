"""The picture of agreement over time: gaps stay gaps, every point is told in words, names run nothing."""

from __future__ import annotations

import re

import pytest

from testimonia.review.agreement import OfMonth
from testimonia.review.trend import trend


def month(name: str, share: float) -> OfMonth:
    return OfMonth(name, 4, share, None)


def test_one_month_is_no_trend():
    assert trend([month("2024-03", 0.5)], {}) is None
    assert trend([], {}) is None


def test_a_month_without_claims_is_a_gap():
    rows = [month("2023-11", 0.5), month("2023-12", 1.0), month("2024-02", 0.25), month("2024-03", 0.0)]
    picture = trend(rows, {})
    lines = re.findall(r'<polyline class="line" points="([^"]*)"', picture)
    assert [len(line.split()) for line in lines] == [2, 2]
    first, second = (float(re.findall(r'cx="([^"]*)"', picture)[at]) for at in (0, 1))
    third = float(re.findall(r'cx="([^"]*)"', picture)[2])
    assert third - second == pytest.approx(2 * (second - first), abs=0.2)


def test_every_point_is_told_in_words_and_every_coder_has_a_panel():
    rows = [month("2024-02", 0.25), month("2024-03", 0.75)]
    picture = trend(rows, {"Ana": rows[:1], "<script>": rows})
    titles = re.findall(r"<title>([^<]*)</title>", picture)
    assert titles[:3] == ["all coders, 2024-02: 25 %, 4", "all coders, 2024-03: 75 %, 4", "Ana, 2024-02: 25 %, 4"]
    assert picture.count('class="lane"') == 3
    assert "<script>" not in picture
    assert 'aria-label="Share of fields' in picture


def test_what_agrees_most_stands_highest():
    picture = trend([month("2024-02", 0.0), month("2024-03", 1.0)], {})
    low, high = map(float, re.findall(r'<circle class="dot" cx="[^"]*" cy="([^"]*)"', picture))
    assert high < low
