"""Make the shape of land on maps from Natural Earth (public domain), as the npm package world-atlas ships it.

    python scripts/make_land.py land-110m.json

The file is TopoJSON: arcs of quantised, delta-encoded points. No borders are drawn: no dispute about one is taken up.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "testimonia" / "publish" / "site" / "static" / "land.svg"


def main() -> None:
    """Write `land.svg`: one path, a degree a unit, north up."""
    topology: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [_points(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["land"]["geometries"]
    rings = [ring for shape in shapes for polygon in shape["arcs"] for ring in polygon]
    path = "".join(_path(_ring(ring, arcs)) for ring in rings)
    TARGET.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180" preserveAspectRatio="none">'
        f'<path fill="#cfcabd" fill-rule="evenodd" d="{path}"/></svg>\n',
        encoding="utf-8",
    )


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    steps = itertools.accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(round(x * sx + tx, 2), round(-(y * sy + ty), 2)) for x, y in steps]


def _ring(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


if __name__ == "__main__":
    main()
