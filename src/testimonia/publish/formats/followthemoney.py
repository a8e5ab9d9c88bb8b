"""Reports, incidents and claims as FollowTheMoney entities and statements.

FollowTheMoney has no place for a count: the figures stay in our tables, under the same ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from testimonia.publish.formats.csv_tables import write_rows
from testimonia.publish.formats.json_lines import write_lines
from testimonia.publish.release import Release
from testimonia.publish.tables import Row

DATASET = "testimonia"
STATEMENT = [
    "id",
    "entity_id",
    "canonical_id",
    "prop",
    "schema",
    "value",
    "dataset",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "origin",
]

Entity = dict[str, Any]


def write_followthemoney(release: Release, folder: Path) -> list[Path]:
    """`entities.ftm.json` (an entity a line) and `statements.csv`, with the version of Testimonia as origin."""
    entities = list(ftm_entities(release))
    origin = f"testimonia {release.version}"
    rows = [[row[name] for name in STATEMENT] for entity in entities for row in _statements(entity, release, origin)]
    return [
        write_lines(folder / "entities.ftm.json", entities),
        write_rows(folder / "statements.csv", [STATEMENT, *rows]),
    ]


def ftm_entities(release: Release) -> Iterator[Entity]:
    """An Article a report, an Event an incident, a Documentation a claim about an incident."""
    published = {row["document"] for row in release.rows("documents")}
    for row in release.rows("documents"):
        yield _entity(
            row["document"],
            "Article",
            title=row["title"] or row["document"],
            publisher=row["outlet"],
            publishedAt=_day(row["published"]),
            sourceUrl=row["url"],
            language=row["language"],
        )
    for row in release.rows("incidents"):
        yield _entity(
            row["incident"],
            "Event",
            name=row["title"],
            startDate=row["start"],
            endDate=row["end"],
            location=row["place"] or row["place_words"],
            country=(row["country"] or "").lower(),
        )
    for row in release.rows("claims"):
        if row["incident"] and row["document"] in published:
            yield _documentation(row)


def _documentation(row: Row) -> Entity:
    ends = [f"{row[end]}" for end in ("low", "high") if row[end] is not None]
    return _entity(
        row["claim"],
        "Documentation",
        entity=row["incident"],
        document=row["document"],
        role=row["harm"],
        status=row["stance"],
        summary=row["quote"],
        description=f"{row['harm']}: {' to '.join(dict.fromkeys(ends))} persons ({row['qualifier']}, {row['role']})",
        publisher=row["said_by"],
    )


def _entity(key: str, schema: str, **properties: str | None) -> Entity:
    return {"id": key, "schema": schema, "properties": {prop: [value] for prop, value in properties.items() if value}}


def _day(edtf: str | None) -> str | None:
    """A day, month or year; what FollowTheMoney cannot hold (a range, an uncertain day) is left out."""
    return edtf if edtf and edtf.replace("-", "").isdecimal() else None


def _statements(entity: Entity, release: Release, origin: str) -> Iterator[Row]:
    seen = release.as_of[:10]
    values = [("id", entity["id"])] + [(key, value) for key, listed in entity["properties"].items() for value in listed]
    for prop, value in values:
        yield dict.fromkeys(STATEMENT, "") | {
            "id": f"{entity['id']}.{prop}",
            "entity_id": entity["id"],
            "canonical_id": entity["id"],
            "prop": prop,
            "schema": entity["schema"],
            "value": value,
            "dataset": DATASET,
            "external": "f",
            "first_seen": seen,
            "last_seen": seen,
            "origin": origin,
        }
