"""Incidents and people in the shape of Iraq Body Count's variables: twelve of an incident, six of a person.

Time of day, target, weapons and killers are variables that this program does not read; those columns are empty. Beside
them stands who the dead and injured were as far as groups are stated ("nine of them children"), which Iraq Body Count
keeps as entries of unnamed people.
"""

from __future__ import annotations

from pathlib import Path

from testimonia.publish.formats.csv_tables import Sheets, write_sheets
from testimonia.publish.release import Release
from testimonia.publish.tables import Row

INCIDENT = [
    "incident",
    "date",
    "time",
    "place",
    "target",
    "deaths_min",
    "deaths_max",
    "injuries_min",
    "injuries_max",
    "weapons",
    "killers",
    "media_sources",
    "primary_witnesses",
]
"""The incident's code, and the twelve variables (IBC Methods 3.1)."""

PERSON = [
    "victim",
    "name",
    "age",
    "gender",
    "marital_status",
    "parental_status",
    "occupation",
]

GROUP = ["incident", "harm", "people", "min", "max"]
"""Groups within the deaths and injuries of an incident: women, children, civilians, fighters."""

POLICY = "ibc-like"


def write_ibc(release: Release, folder: Path) -> list[Path]:
    """`ibc_incidents.csv`, `ibc_groups.csv`, `ibc_individuals.csv`; people only where the profile lets them out."""
    return write_sheets(ibc_sheets(release), folder)


def ibc_sheets(release: Release) -> Sheets:
    """The files as columns and rows."""
    groups = (
        {"incident": row["incident"], "harm": row["harm"], "people": row["kind"], "min": row["low"], "max": row["high"]}
        for row in release.rows("breakdowns")
        if row["policy"] == POLICY
    )
    return {
        "ibc_incidents.csv": (INCIDENT, _incidents(release)),
        "ibc_groups.csv": (GROUP, groups),
        "ibc_individuals.csv": (PERSON, map(_person, release.rows("victims"))),
    }


def _incidents(release: Release) -> list[Row]:
    figures = {(row["incident"], row["harm"]): row for row in release.rows("figures") if row["policy"] == POLICY}
    outlets: dict[str, list[str]] = {}
    names = {row["document"]: row["outlet"] or "" for row in release.rows("documents")}
    for row in release.rows("incident_documents"):
        outlets.setdefault(row["incident"], []).append(names.get(row["document"], ""))
    witnesses: dict[str, set[str]] = {}
    for row in release.rows("claims"):
        if row["incident"] and row["said_by"]:
            witnesses.setdefault(row["incident"], set()).add(row["said_by"].split(" > ")[-1])
    return [_incident(row, figures, outlets, witnesses) for row in release.rows("incidents")]


def _incident(
    row: Row, figures: dict[tuple[str, str], Row], outlets: dict[str, list[str]], witnesses: dict[str, set[str]]
) -> Row:
    code, start, end = row["incident"], row["start"], row["end"]
    killed, injured = figures.get((code, "killed"), {}), figures.get((code, "injured"), {})
    return dict.fromkeys(INCIDENT) | {
        "incident": code,
        "date": start if start == end or end is None else f"{start}/{end}",
        "place": row["place"] or row["place_words"],
        "deaths_min": killed.get("low"),
        "deaths_max": killed.get("high"),
        "injuries_min": injured.get("low"),
        "injuries_max": injured.get("high"),
        "media_sources": "; ".join(sorted({*outlets.get(code, ())} - {""})),
        "primary_witnesses": "; ".join(sorted(witnesses.get(code, ()))),
    }


def _person(row: Row) -> Row:
    low, high = row.get("age_low"), row.get("age_high")
    age = row.get("age_group") if low is None and high is None else low if low == high else f"{low}-{high}"
    return dict.fromkeys(PERSON) | {
        "victim": row["victim"],
        "name": row.get("names"),
        "age": age,
        "gender": row.get("sex"),
    }
