"""SDG indicator 16.1.2, conflict-related deaths: totals by country and year, and their parts by sex, age and status.

Only documented deaths: the figures of the policy `default`. Estimates of the uncounted never enter this table. Reports
say of a death who died by one trait at a time ("three of them children"), so each trait is broken down alone: rows with
`total` in the other columns. What nobody states is `unknown`, and the parts of a trait sum to the total. A cause of
death is not read; the column holds `total` only. A part counts with the fewest that are stated of it, as far as the
most that are stated of the others leave room for them; the rest is unknown.

Source:
    UN, metadata of SDG indicator 16.1.2: by sex, age (children under 18), cause and status of the victim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from testimonia.model import SHOWN_POLICY
from testimonia.publish.formats.csv_tables import Sheets, write_sheets
from testimonia.publish.release import Release
from testimonia.publish.sums import ends, figures_to_add
from testimonia.publish.suppress import hidden_parts
from testimonia.publish.tables import Row

COLUMNS = (
    "country",
    "year",
    "sex",
    "age",
    "cause",
    "status",
    "deaths_low",
    "deaths",
    "deaths_high",
    "suppressed",
)
INCIDENTS = ("country", "year", "incident")
UNKNOWN, TOTAL = "unknown", "total"

TRAITS: Mapping[str, Mapping[str, str]] = {
    "sex": {"women": "female"},
    "age": {"children": "child"},
    "status": {"civilians": "civilian", "fighters": "combatant"},
}
"""For each trait the kinds of people that tell it, and what the indicator calls them."""


@dataclass(slots=True)
class Deaths:
    """Deaths from fewest to most, as far as they add up.

    Units:
        persons
    """

    low: int = 0
    best: int = 0
    high: int = 0

    def add(self, low: int, best: int, high: int) -> None:
        """Count further deaths."""
        self.low, self.best, self.high = self.low + low, self.best + best, self.high + high


@dataclass(slots=True)
class Tally:
    """The deaths of one country and year: all of them, by trait, and the incidents that they come from."""

    total: Deaths = field(default_factory=Deaths)
    parts: dict[str, dict[str, Deaths]] = field(
        default_factory=lambda: {
            trait: {name: Deaths() for name in (*kinds.values(), UNKNOWN)} for trait, kinds in TRAITS.items()
        }
    )
    incidents: list[str] = field(default_factory=list)


def write_sdg(release: Release, folder: Path) -> list[Path]:
    """`sdg_16_1_2.csv`, and beside it the incidents whose figures each country and year sums up."""
    return write_sheets(sdg_sheets(release), folder)


def sdg_sheets(release: Release) -> Sheets:
    """The files as columns and rows."""
    incidents = (
        {"country": country, "year": year, "incident": code}
        for (country, year), tally in sorted(tallies_of(release).items())
        for code in tally.incidents
    )
    return {"sdg_16_1_2.csv": (COLUMNS, sdg_rows(release)), "sdg_16_1_2_incidents.csv": (INCIDENTS, incidents)}


def sdg_rows(release: Release) -> Iterator[Row]:
    """The rows, by country and year: the total, then each trait."""
    for (country, year), tally in sorted(tallies_of(release).items()):
        place = dict.fromkeys(COLUMNS, TOTAL) | {"country": country, "year": year}
        is_small = 0 < tally.total.best < release.smallest_deaths
        yield place | _numbers(tally.total, is_hidden=is_small, is_exact=not is_small)
        for trait, parts in tally.parts.items():
            names = list(parts)
            hidden = (
                set(range(len(names)))
                if is_small
                else hidden_parts([parts[name].best for name in names], release.smallest_deaths)
            )
            for index, name in enumerate(names):
                yield place | {trait: name} | _numbers(parts[name], is_hidden=index in hidden, is_exact=not hidden)


def _numbers(deaths: Deaths, *, is_hidden: bool, is_exact: bool) -> Row:
    """Deaths as a row has them; the range goes with its trait, for one part's range would tell another's."""
    return {
        "deaths_low": deaths.low if is_exact else None,
        "deaths": None if is_hidden else deaths.best,
        "deaths_high": deaths.high if is_exact else None,
        "suppressed": is_hidden,
    }


def tallies_of(release: Release) -> dict[tuple[str, str], Tally]:
    """The deaths of each country and year."""
    places = {row["incident"]: row for row in release.rows("incidents")}
    known: dict[str, list[Row]] = {}
    for part in release.rows("breakdowns"):
        if part["harm"] == "killed" and part["policy"] == SHOWN_POLICY:
            known.setdefault(part["incident"], []).append(part)
    found: dict[tuple[str, str], Tally] = {}
    for figure in figures_to_add(release, SHOWN_POLICY):
        if figure["harm"] != "killed" or figure["incident"] not in places:
            continue
        incident = places[figure["incident"]]
        key = (incident["country"] or UNKNOWN, incident["start"][:4] if incident["start"] else UNKNOWN)
        _count(found.setdefault(key, Tally()), figure, known.get(figure["incident"], ()))
    return found


def _count(tally: Tally, figure: Row, known: Sequence[Row]) -> None:
    low, best, high = ends(figure)
    tally.incidents.append(figure["incident"])
    tally.total.add(low, best, high)
    for trait, kinds in TRAITS.items():
        stated = [
            (kinds[row["kind"]], row["low"] or 0, high if row["high"] is None else min(row["high"], high))
            for row in known
            if row["kind"] in kinds
        ]
        most = sum(top for _, _, top in stated)
        fewest = 0
        for name, least, top in stated:
            sure = max(0, min(least, best - (most - top)))  # the most that others are said to be leave no room for more
            tally.parts[trait][name].add(sure, sure, top)
            fewest += sure
        tally.parts[trait][UNKNOWN].add(max(0, low - most), best - fewest, high - fewest)
