"""Posts of a live report: which of them were written before the midnight that the report goes through."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from testimonia.read.entries import times_of_entries
from testimonia.read.report import Report

_DAY = 24 * 60


def days_before(report: Report) -> Sequence[int]:
    """For each paragraph of a live report, how many midnights lie between it and the latest post; empty for others.

    Posts run from the first to the last, or from the last to the first: the way on which they take less time. A
    step the other way goes over midnight ("23:15 …", "00:40 …"). What stands between posts goes with the one before it.

    Args:
        report: the report.
    """
    posts = times_of_entries(report)
    if not posts:
        return ()
    steps = [later - before for (_, before), (_, later) in itertools.pairwise(posts)]
    forward = sum(step % _DAY for step in steps) <= sum(-step % _DAY for step in steps)
    passed = [0, *itertools.accumulate(int(step < 0 if forward else step > 0) for step in steps)]
    places = [index for index, _ in posts]
    reached = [passed[max(0, bisect_right(places, index) - 1)] for index in range(len(report.paragraphs))]
    return [passed[-1] - days for days in reached] if forward else reached
