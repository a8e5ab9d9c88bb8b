"""Incidents in the order of time: how many in each month or year, how many people, and the incidents themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from testimonia.model import SHOWN_POLICY
from testimonia.publish.site import words
from testimonia.publish.site.pictures import Bar, Scale, column_chart, figure_line
from testimonia.publish.site.view import View
from testimonia.publish.sums import ends, figures_to_add
from testimonia.publish.tables import Row

_MOST_MONTHS = 72
"""Months between the first and the last incident up to which columns are months; above it they are years."""

MOST_SHOWN = 300
"""Incidents that the timeline names one by one; of more it shows sums, and leads to the lists."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year.

    Args:
        key: "2019-03" or "2019".
        rows: its incidents.
        killed: the sum of the shown figures for killed: low, best, high; None where there is none.
    """

    key: str
    rows: Sequence[Row]
    killed: Row | None

    @property
    def name(self) -> str:
        """In words."""
        return words.day(self.key)


def periods(view: View) -> list[Period]:
    """The months with incidents, or the years where the incidents span many months; undated ones are in none."""
    dated = sorted(
        (row for row in view.incidents.values() if row["start"]), key=lambda row: (row["start"], row["incident"])
    )
    if not dated:
        return []
    length = 4 if _months(dated[-1]["start"]) - _months(dated[0]["start"]) > _MOST_MONTHS else 7
    found: dict[str, list[Row]] = {}
    for row in dated:
        found.setdefault(row["start"][:length], []).append(row)
    added = {row["incident"]: row for row in figures_to_add(view.release, SHOWN_POLICY) if row["harm"] == "killed"}
    return [Period(key, rows, _sum(added, rows)) for key, rows in found.items()]


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def _sum(figures: Mapping[str, Row], rows: Sequence[Row]) -> Row | None:
    stated = [ends(figures[row["incident"]]) for row in rows if row["incident"] in figures]
    if not stated:
        return None
    return dict(zip(("low", "best", "high"), map(sum, zip(*stated, strict=True)), strict=True))


def columns(found: Sequence[Period]) -> Markup | None:
    """Incidents by month or year, as columns at even distances; None where none is dated."""
    if not found:
        return None
    unit = "year" if len(found[0].key) == 4 else "month"
    numbers = {period.key: len(period.rows) for period in found}
    keys = _all_keys(found[0].key, found[-1].key)
    bars = [Bar(words.short(key), numbers.get(key, 0)) for key in keys]
    label = f"Incidents by {unit}, from {bars[0].name} to {bars[-1].name}"
    return column_chart(bars, label)


def _all_keys(first: str, last: str) -> list[str]:
    """All months or years from one to another."""
    if len(first) == 4:
        return [str(year) for year in range(int(first), int(last) + 1)]
    start, end = _months(first) - 1, _months(last)
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end)]


def timeline(view: View, pages: Mapping[str, str]) -> Mapping[str, Any]:
    """The page of the timeline.

    Args:
        view: the release.
        pages: for each incident the file of the list that has it.
    """
    found = periods(view)
    scale = Scale.over([period.killed for period in found if period.killed])
    named = [row for row in view.release.rows("uncounted") if row["kind"] == "incident" and row["start"]]
    return {
        "periods": [
            {
                "period": period,
                "picture": figure_line(period.killed, scale) if period.killed else None,
                "page": pages[period.rows[0]["incident"]],
            }
            for period in found
        ],
        "unit": "year" if found and len(found[0].key) == 4 else "month",
        "columns": columns(found),
        "names_all": len(view.incidents) <= MOST_SHOWN,
        "undated": sum(1 for row in view.incidents.values() if not row["start"]),
        "named": sorted(named, key=lambda row: (row["start"], row["telling"]))[:MOST_SHOWN],
        "documents": view.documents,
    }
