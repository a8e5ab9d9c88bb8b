"""Published tables of capture patterns, and small ones of our own."""

from __future__ import annotations

from testimonia.model import CaptureHistories
from tests.conftest import cases


def published(name: str) -> CaptureHistories:
    """A table of `tests/cases/capture_histories.csv`."""
    rows = [row for row in cases("capture_histories") if row["table"] == name]
    return histories(rows[0]["lists"].split(), {row["pattern"]: int(row["count"]) for row in rows})


def histories(lists: list[str], counts: dict[str, int]) -> CaptureHistories:
    """Histories from patterns written as 0 and 1, the first list first."""
    return CaptureHistories.of(lists, ((int(pattern[::-1], 2), persons) for pattern, persons in counts.items()))
