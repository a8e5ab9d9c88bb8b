"""Incidents in the shape of ACLED's 31 columns.

What ACLED has and a record of claims does not: actors without direction, interaction codes, event types judged by a
coder. Those columns are empty. Fatalities are the figure of the policy `acled-like`, the most conservative one.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from testimonia.places.countries import countries
from testimonia.publish.formats.csv_tables import Sheets, write_sheets
from testimonia.publish.release import Release
from testimonia.publish.tables import Row

COLUMNS = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]

POLICY = "acled-like"
_TIME = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
_GEO = {1: 1, 2: 1, 3: 2, 4: 3, 5: 2, 6: 3}
_REGIONS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America", "OC": "Oceania"}


def write_acled(release: Release, folder: Path) -> list[Path]:
    """`acled.csv`: one row for each incident with a known first day."""
    return write_sheets(acled_sheets(release), folder)


def acled_sheets(release: Release) -> Sheets:
    """The file as columns and rows."""
    return {"acled.csv": (COLUMNS, acled_rows(release))}


def acled_rows(release: Release) -> Iterator[Row]:
    """The rows, in the order of the incidents' codes."""
    fatalities = {
        row["incident"]: row["low"] if row["low"] is not None else row["best"]
        for row in release.rows("figures")
        if row["harm"] == "killed" and row["policy"] == POLICY
    }
    outlets: dict[str, list[str]] = {}
    names = {row["document"]: row["outlet"] or "" for row in release.rows("documents")}
    for row in release.rows("incident_documents"):
        outlets.setdefault(row["incident"], []).append(names.get(row["document"], ""))
    stamp = int(datetime.fromisoformat(release.as_of).astimezone(UTC).timestamp()) if release.as_of else None
    for incident in release.rows("incidents"):
        if incident["start"]:
            code = incident["incident"]
            yield _row(incident, fatalities.get(code), sorted({*outlets.get(code, ())} - {""}), stamp)


def _row(incident: Row, fatalities: int | None, outlets: list[str], stamp: int | None) -> Row:
    country = countries().get(incident["country"] or "")
    day = date.fromisoformat(incident["start"])
    return dict.fromkeys(COLUMNS) | {
        "event_id_cnty": incident["incident"],
        "event_date": f"{day.day:02} {calendar.month_name[day.month]} {day.year}",
        "year": day.year,
        "time_precision": _TIME.get(incident["date_prec"]),
        "iso": country.numeric if country else None,
        "region": _REGIONS.get(country.continent) if country else None,
        "country": country.name if country else None,
        "location": incident["place"] or incident["place_words"],
        "latitude": incident["lat"],
        "longitude": incident["lon"],
        "geo_precision": _GEO.get(incident["where_prec"]),
        "source": "; ".join(outlets),
        "notes": incident["title"],
        "fatalities": fatalities,
        "timestamp": stamp,
    }
