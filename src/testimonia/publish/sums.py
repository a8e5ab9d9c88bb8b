"""Which figures may be added up: what a larger incident counts already is not added beside it."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.publish.release import Release
from testimonia.publish.tables import Row


def figures_to_add(release: Release, policy: str) -> Iterator[Row]:
    """The figures of a policy with a best number, without those of parts whose whole has a figure for the same harm."""
    whole = {row["incident"]: row["part_of"] for row in release.rows("incidents")}
    rows = [row for row in release.rows("figures") if row["policy"] == policy and row["best"] is not None]
    counted = {(row["incident"], row["harm"]) for row in rows}
    for row in rows:
        code, seen = whole.get(row["incident"]), {row["incident"]}
        while code and code not in seen and (code, row["harm"]) not in counted:
            seen.add(code)
            code = whole.get(code)
        if not code or code in seen:
            yield row


def ends(figure: Row) -> tuple[int, int, int]:
    """Low, best and high of a figure with a best number; an open end counts as best."""
    best: int = figure["best"]
    low, high = figure["low"], figure["high"]
    return best if low is None else low, best, best if high is None else high
