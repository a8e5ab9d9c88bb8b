"""SDG indicator 16.1.2, conflict-related deaths: a cross-table by sex, age, cause and status, "unknown" kept.

Only documented deaths: the best figures of the policy `default`. Estimates of the uncounted never enter this table.
What a figure does not break down is unknown, and is shown as unknown.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from testimonia.publish.formats.csv_tables import write_rows
from testimonia.publish.release import Release

COLUMNS = ("country", "year", "sex", "age", "cause", "status", "deaths_low", "deaths", "deaths_high")
POLICY = "default"
UNKNOWN = "unknown"


def write_sdg(release: Release, folder: Path) -> list[Path]:
    """`sdg_16_1_2.csv`: sums of incidents by country and year; the sum over the categories is the total."""
    low, best, high = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    places = {row["incident"]: row for row in release.rows("incidents")}
    for figure in release.rows("figures"):
        incident = places.get(figure["incident"])
        if figure["harm"] != "killed" or figure["policy"] != POLICY or incident is None or figure["best"] is None:
            continue
        key = (incident["country"] or UNKNOWN, (incident["start"] or UNKNOWN)[:4] if incident["start"] else UNKNOWN)
        best[key] += figure["best"]
        low[key] += figure["best"] if figure["low"] is None else figure["low"]
        high[key] += figure["best"] if figure["high"] is None else figure["high"]
    rows = [
        (*key, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, str(low[key]), str(best[key]), str(high[key]))
        for key in sorted(best)
    ]
    return [write_rows(folder / "sdg_16_1_2.csv", [COLUMNS, *rows])]
