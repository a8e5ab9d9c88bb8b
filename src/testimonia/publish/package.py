"""The data package: every file of a release with its hash, every table with types, units and keys."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from testimonia.model import sha256_hex
from testimonia.publish.formats.json_lines import write_json
from testimonia.publish.release import Release
from testimonia.publish.schema import Column, Table

FILE_NAME = "datapackage.json"

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xml": "application/atom+xml",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


_READ_IN_PARTS = frozenset({".parquet"})
"""Files of which validators see columns and no bytes: frictionless calls a package invalid that states their size."""


def write_package(release: Release, site: Path, paths: Iterable[Path]) -> Path:
    """`datapackage.json` (Frictionless Data Package 1) over all other files of a site, in the order of their paths."""
    names = sorted(path.relative_to(site).as_posix() for path in paths)
    return write_json(
        site / FILE_NAME,
        {
            "profile": "data-package",
            "name": f"release-{release.number}",
            "title": release.title,
            "version": str(release.number),
            "created": release.as_of,
            "testimonia": {
                "version": release.version,
                "profile": {"id": release.profile, "sha256": release.profile_sha256},
                "head": release.head,
                "previous": release.previous,
                "policies": [
                    {"id": card.id, "version": card.version, "sha256": card.sha256} for card in release.policies
                ],
                "settings": [{"name": name, "sha256": sha256} for name, sha256 in release.settings],
            },
            "resources": [_resource(release, site, name) for name in names],
        },
    )


def _resource(release: Release, site: Path, name: str) -> dict[str, Any]:
    data = (site / name).read_bytes()
    suffix = Path(name).suffix
    resource: dict[str, Any] = {
        "name": name.replace("/", "-").replace(".", "-").lower(),
        "path": name,
        "mediatype": _MEDIA_TYPES.get(suffix, "application/octet-stream"),
        "hash": f"sha256:{sha256_hex(data)}",
    }
    if suffix not in _READ_IN_PARTS:
        resource["bytes"] = len(data)
    folder, _, file = name.rpartition("/")
    table = release.tables.get(Path(file).stem) if folder == "data/csv" else None
    if table is not None:
        resource |= {"profile": "tabular-data-resource", "schema": _schema(table.table, set(release.tables))}
    return resource


def _schema(table: Table, out: set[str]) -> dict[str, Any]:
    keys = [
        {"fields": one.column, "reference": {"resource": f"data-csv-{one.table}-csv", "fields": one.key}}
        for one in table.references
        if one.table in out and one.column in table.names
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    unit = {"unit": column.unit} if column.unit else {}
    return {"name": column.name, "type": column.type, "description": column.about, **unit}
