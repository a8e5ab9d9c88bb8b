"""Reports that grow by entries, each of which begins with an hour: "20:40 – Nine people are dead"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testimonia.read.report import Report

_FEWEST = 3
"""Entries from which a report is taken for one that grows."""

_NOON = 12

_HOUR = re.compile(
    r"\W{0,3}(\d{1,2})(?:[:.h](\d{2}))?(?:\s?([ap])\.?m\b\.?)?(?:\s?(?:GMT|UTC|EST|CET))?"
    r"(?:\s?[–—:.-]|\s(?-i:[A-Z\"“]|$))",
    re.IGNORECASE | re.MULTILINE,
)


def times_of_entries(report: Report) -> tuple[tuple[int, int], ...]:
    """Paragraphs that begin with an hour, by index, and their times in minutes of the day; none where they are few.

    Args:
        report: the report.
    """
    found = tuple(_times(report))
    return found if len(found) >= _FEWEST else ()


def _times(report: Report) -> Iterator[tuple[int, int]]:
    for index, paragraph in enumerate(report.paragraphs):
        clock = _HOUR.match(report.text, paragraph.start, paragraph.end)
        if clock is None or not (clock.group(2) or clock.group(3)):
            continue
        hour, minute, half = int(clock.group(1)), int(clock.group(2) or 0), (clock.group(3) or "").lower()
        if half and hour <= _NOON:
            hour = hour % _NOON + _NOON * (half == "p")
        yield index, 60 * hour + minute
