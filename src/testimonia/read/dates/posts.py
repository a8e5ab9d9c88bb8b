"""Posts of a live report: which of them were written before the midnight that the report goes through."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence

from testimonia.read.report import Report

_POSTS = 3
"""A text with so many paragraphs that begin with an hour is a live report."""

_NOON = 12
_DAY = 24

_HOUR = re.compile(
    r"\W{0,3}(\d{1,2})[:.](\d{2})(?:\s?([ap])\.?m\b\.?)?(?:\s?(?:GMT|UTC|EST|CET))?(?:\s?[–—:.-]|\s(?-i:[A-Z]))",
    re.IGNORECASE,
)


def days_before(report: Report) -> Sequence[int]:
    """For each paragraph of a live report, how many midnights lie between it and the latest post; empty for others.

    Posts run from the first to the last, or from the last to the first: the way on which they take less time. A
    step the other way goes over midnight ("23:15 …", "00:40 …"). What stands between posts goes with the one before it.

    Args:
        report: the report.
    """
    hours = [(index, _hour(report.text, paragraph.start)) for index, paragraph in enumerate(report.paragraphs)]
    posts = [(index, hour) for index, hour in hours if hour is not None]
    if len(posts) < _POSTS:
        return ()
    steps = [later - before for (_, before), (_, later) in itertools.pairwise(posts)]
    forward = sum(step % _DAY for step in steps) <= sum(-step % _DAY for step in steps)
    passed = [0, *itertools.accumulate(int(step < 0 if forward else step > 0) for step in steps)]
    places = [index for index, _ in posts]
    reached = [passed[max(0, bisect_right(places, index) - 1)] for index in range(len(hours))]
    return [passed[-1] - days for days in reached] if forward else reached


def _hour(text: str, start: int) -> float | None:
    """The hour with which a paragraph begins, as a part of 24; None where it begins with none."""
    found = _HOUR.match(text, start)
    if found is None:
        return None
    hour, half = int(found.group(1)), (found.group(3) or "").lower()
    return (hour % _NOON + _NOON * (half == "p") if half else hour) + int(found.group(2)) / 60
