"""Incidents in the shape of UCDP GED: its 49 columns in their order, with its invariants, and a validator.

What GED has and a record of claims does not: dyads, conflicts, types of violence and the sides' own deaths. Those
columns are empty or hold GED's own value for "not known"; nobody's deaths are assigned to a side by this program.
Deaths that the figure's claims call civilians' are `deaths_civilians`, the fewest that are stated; all others are
`deaths_unknown`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from testimonia.model import SHOWN_POLICY
from testimonia.places.countries import countries
from testimonia.publish.formats.csv_tables import Sheets, write_sheets
from testimonia.publish.release import Release
from testimonia.publish.tables import Row

COLUMNS = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
"""UCDP GED's columns; mind the order best, high, low."""

POLICY = "ucdp-like"
"""The policy whose figures fill the deaths; where a record lacks it, the shown one."""

UNKNOWN_SOURCES = -1
_REGIONS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "Americas", "SA": "Americas", "OC": "Asia"}


def write_ged(release: Release, folder: Path) -> list[Path]:
    """`ged.csv`: one row for each incident with a figure for killed and a known first day."""
    return write_sheets(ged_sheets(release), folder)


def ged_sheets(release: Release) -> Sheets:
    """The file as columns and rows."""
    return {"ged.csv": (COLUMNS, ged_rows(release))}


def ged_rows(release: Release) -> Iterator[Row]:
    """The rows, in the order of the incidents' codes."""
    killed = figures_by_incident(release, (POLICY, SHOWN_POLICY))
    civilians = {
        (row["incident"], row["policy"]): row["low"] or 0
        for row in release.rows("breakdowns")
        if row["harm"] == "killed" and row["kind"] == "civilians"
    }
    sources = {incident: list(rows) for incident, rows in _sources(release).items()}
    for number, incident in enumerate(release.rows("incidents"), start=1):
        figure = killed.get(incident["incident"])
        if figure is None or not incident["start"]:
            continue
        stated = civilians.get((incident["incident"], figure["policy"]), 0)
        yield _row(number, incident, sources.get(incident["incident"], [])) | _of_figure(figure, stated)


def figures_by_incident(release: Release, policies: tuple[str, ...], harm: str = "killed") -> dict[str, Row]:
    """For each incident its figure for a harm under the first of some policies that gives one with all three ends."""
    found: dict[str, Row] = {}
    for policy in reversed(policies):
        for row in release.rows("figures"):
            if row["harm"] == harm and row["policy"] == policy and None not in (row["low"], row["best"], row["high"]):
                found[row["incident"]] = row
    return found


def _sources(release: Release) -> dict[str, list[Row]]:
    documents = {row["document"]: row for row in release.rows("documents")}
    found: dict[str, list[Row]] = {}
    for row in release.rows("incident_documents"):
        if row["document"] in documents:
            found.setdefault(row["incident"], []).append(documents[row["document"]])
    return found


def _row(number: int, incident: Row, sources: list[Row]) -> Row:
    country = countries().get(incident["country"] or "")
    lat, lon = incident["lat"], incident["lon"]
    end = incident["end"] or incident["start"]
    return dict.fromkeys(COLUMNS) | {
        "id": number,
        "relid": incident["incident"],
        "year": int(incident["start"][:4]),
        "code_status": "Testimonia",
        "number_of_sources": len(sources) or UNKNOWN_SOURCES,
        "source_article": ";".join(f'"{_article(row)}"' for row in sources),
        "source_office": ";".join(row["outlet"] or "" for row in sources),
        "source_date": ";".join(row["published"] or "" for row in sources),
        "source_headline": ";".join(row["title"] or "" for row in sources),
        "where_prec": incident["where_prec"],
        "where_coordinates": incident["place"] or incident["place_words"],
        "where_description": incident["place_words"],
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if lat is not None and lon is not None else None,
        "priogrid_gid": priogrid(lat, lon),
        "country": country.name if country else None,
        "region": _REGIONS.get(country.continent) if country else None,
        "event_clarity": 1 if incident["start"] == end else 2,
        "date_prec": incident["date_prec"],
        "date_start": incident["start"],
        "date_end": end,
    }


def _of_figure(figure: Row, civilians: int) -> Row:
    civilians = min(civilians, figure["best"])
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": civilians,
        "deaths_unknown": figure["best"] - civilians,
        "source_original": (figure["sources"] or "").replace(" | ", ";"),
        "best": figure["best"],
        "high": figure["high"],
        "low": figure["low"],
    }


def _article(row: Row) -> str:
    return ",".join((row["outlet"] or "", row["published"] or "", row["title"] or "")).replace('"', "'")


def priogrid(lat: float | None, lon: float | None) -> int | None:
    """The PRIO-GRID cell of a point: half-degree cells, counted from the south-west, 720 a row.

    Source:
        PRIO-GRID codebook, gid.
    """
    if lat is None or lon is None:
        return None
    row, column = min(359, int((lat + 90) * 2)), min(719, int((lon + 180) * 2))
    return row * 720 + column + 1


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that breaks an invariant: its id, and what is wrong."""

    id: str
    what: str


def check_ged(file: TextIO) -> Iterator[Problem]:
    """Every row of a GED file that breaks an invariant of the codebook, in the order of the file.

    The columns must be GED's, in its order; low <= best <= high; the sides' deaths sum to best; the dates are in
    order. A file that is no GED file gives one problem with the id "header".
    """
    reader = csv.DictReader(file)
    if list(reader.fieldnames or ()) != COLUMNS:
        yield Problem("header", f"expected GED's {len(COLUMNS)} columns in their order; found {reader.fieldnames}")
        return
    for row in reader:
        yield from _problems(row)


def _problems(row: Mapping[str, str]) -> Iterator[Problem]:
    name = row["relid"] or row["id"]
    try:
        low, best, high = (int(row[end]) for end in ("low", "best", "high"))
        parts = sum(int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown"))
    except (TypeError, ValueError):
        yield Problem(name, "expected whole numbers of deaths; found something else")
        return
    if not low <= best <= high:
        yield Problem(name, f"expected low <= best <= high; found {low}, {best}, {high}")
    if parts != best:
        yield Problem(name, f"expected deaths_a + b + civilians + unknown = best; found {parts} and {best}")
    if row["date_start"] > row["date_end"]:
        yield Problem(name, f"expected date_start <= date_end; found {row['date_start']} and {row['date_end']}")
