"""Incidents as GeoJSON: points for exact places, areas for imprecise ones, nothing for places not known."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from testimonia.publish.formats.json_lines import write_json
from testimonia.publish.release import Release
from testimonia.publish.tables import Row

KILOMETRES = {2: 25.0, 3: 50.0, 4: 150.0, 5: 100.0}
"""Radius of the area that stands for a place, by UCDP where_prec: what is imprecise is never drawn as a point."""

_CORNERS = 32
_EARTH = 6371.0


def write_geojson(release: Release, folder: Path) -> list[Path]:
    """`incidents.geojson` (RFC 7946); countries and unknown places have no geometry, for no point is theirs."""
    features = [_feature(row) for row in release.rows("incidents")]
    return [write_json(folder / "incidents.geojson", {"type": "FeatureCollection", "features": features})]


def _feature(row: Row) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name not in ("lat", "lon")}
    return {"type": "Feature", "id": row["incident"], "geometry": geometry(row), "properties": properties}


def geometry(row: Row) -> dict[str, Any] | None:
    """A point for an exact place, a circle for an imprecise one, None where neither would be true."""
    lat, lon, precision = row.get("lat"), row.get("lon"), row.get("where_prec")
    if lat is None or lon is None:
        return None
    if precision == 1:
        return {"type": "Point", "coordinates": [lon, lat]}
    if precision not in KILOMETRES:
        return None
    return {"type": "Polygon", "coordinates": [_circle(lat, lon, KILOMETRES[precision])]}


def _circle(lat: float, lon: float, kilometres: float) -> list[list[float]]:
    """A closed ring, counter-clockwise; longitudes stay within ±180 and latitudes within ±90."""
    up = math.degrees(kilometres / _EARTH)
    across = up / max(0.05, math.cos(math.radians(lat)))
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS)]
    ring = [
        [
            round(max(-180.0, min(180.0, lon + across * math.cos(turn))), 4),
            round(max(-90.0, min(90.0, lat + up * math.sin(turn))), 4),
        ]
        for turn in turns
    ]
    return [*ring, ring[0]]
