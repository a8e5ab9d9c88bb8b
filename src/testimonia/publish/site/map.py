"""Where incidents happened: dots for places known exactly, areas for others, on shapes of land without borders."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from testimonia.publish.formats.geojson import KILOMETRES
from testimonia.publish.tables import Row

RATIO = 2.2
"""Width of the map over its height; `.map` in the style sheet has the same."""

_NARROWEST = 5.0
"""Degrees of longitude of the closest view: a reader must still see where in the world it is."""

_MOST_SPOTS = 600
"""Marks on a map; where there are more places, neighbours are drawn as one."""

_CELLS = 50
"""Columns of the grid by whose cells neighbours are drawn as one."""

_DEGREE = 111.2
"""Kilometres of a degree of latitude."""

_MOST_LINES = 4
"""Lines of longitude across a map, about."""

_WIDE, _NARROW = 900, 290
"""Widths of the map in pixels for which names are placed so that they do not cover each other."""

_LETTER, _LINE = 7.2, 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark: longitude, latitude, UCDP where_prec, name, number of incidents."""

    lon: float
    lat: float
    precision: int
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is shown, in degrees; y grows to the south."""

    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.width / RATIO

    def share(self, spot: Spot) -> tuple[float, float]:
        """Where a spot lies, in percent of width and height."""
        return (
            round(100 * (spot.lon - self.x) / self.width, 2),
            round(100 * (-spot.lat - self.y) / self.height, 2),
        )


def map_of(incidents: Sequence[Row], *, root: str) -> tuple[Markup | None, int]:
    """The map, None where no incident has a place to draw; and how many incidents are not drawn."""
    spots = _spots(incidents)
    if not spots:
        return None, len(incidents)
    view = _view(spots)
    drawn = sum(spot.number for spot in spots)
    spots = _joined(spots, view)
    areas = Markup("").join(_area(spot) for spot in spots if spot.precision != 1)
    box = f"{view.x:.3f} {view.y:.3f} {view.width:.3f} {view.height:.3f}"
    ground = Markup(
        '<svg viewBox="{}" preserveAspectRatio="none"><image href="{}static/land.svg" x="-180" y="-90" '
        'width="360" height="180"/>{}</svg>'
    ).format(box, root, areas)
    lines = Markup("").join(_graticule(view))
    marks = Markup("").join(_dot(spot, view) for spot in spots if spot.precision == 1)
    label = f"Map of {drawn} incidents at {len(spots)} places; the list of incidents has all of them in words"
    names = Markup("").join(_names(spots, view))
    svg = Markup('<svg class="map" role="img" aria-label="{}">{}{}{}{}</svg>').format(
        label, ground, lines, marks, names
    )
    return svg, len(incidents) - drawn


def _spots(incidents: Sequence[Row]) -> list[Spot]:
    """The places of incidents that can be drawn, the least precise first."""
    places = Counter(
        (row["lon"], row["lat"], row["where_prec"], row["place"] or row["place_words"] or "")
        for row in incidents
        if row["lat"] is not None and row["lon"] is not None and row["where_prec"] in (1, *KILOMETRES)
    )
    spots = [Spot(*place, number) for place, number in places.items()]
    return sorted(spots, key=lambda spot: (-spot.precision, spot.lon, spot.lat, spot.name))


def _view(spots: Sequence[Spot]) -> View:
    """All spots with their areas, and room around them."""
    reach = [(spot, KILOMETRES.get(spot.precision, 0.0) / _DEGREE) for spot in spots]
    left = min(spot.lon - far * _stretch(spot) for spot, far in reach)
    right = max(spot.lon + far * _stretch(spot) for spot, far in reach)
    top, bottom = min(-spot.lat - far for spot, far in reach), max(-spot.lat + far for spot, far in reach)
    width = min(360.0, max(_NARROWEST, (right - left) * 1.4, (bottom - top) * 1.4 * RATIO))
    x = min(max(-180.0, (left + right - width) / 2), 180.0 - width)
    y = min(max(-90.0, (top + bottom - width / RATIO) / 2), 90.0 - width / RATIO)
    return View(x, y, width)


def _joined(spots: list[Spot], view: View) -> list[Spot]:
    """The spots; where they are many, those of one cell of a grid and one precision as one."""
    if len(spots) <= _MOST_SPOTS:
        return spots
    cell = view.width / _CELLS
    cells: dict[tuple[int, int, bool], list[Spot]] = {}
    for spot in spots:
        place = (int((spot.lon + 180) / cell), int((spot.lat + 90) / cell), spot.precision == 1)
        cells.setdefault(place, []).append(spot)
    return [_one(some) for _, some in sorted(cells.items())]


def _one(spots: Sequence[Spot]) -> Spot:
    largest = max(spots, key=lambda spot: (spot.number, spot.name))
    name = largest.name if len(spots) == 1 else f"{largest.name} and {len(spots) - 1} places near it"
    return Spot(largest.lon, largest.lat, largest.precision, name, sum(spot.number for spot in spots))


def _stretch(spot: Spot) -> float:
    """By how much a kilometre is longer from west to east than from south to north on this map."""
    return 1 / max(0.05, math.cos(math.radians(spot.lat)))


def _graticule(view: View) -> Iterator[Markup]:
    """A few lines of latitude and longitude with their degrees: they tell where, also where no land is near."""
    step = next(step for step in (1, 2, 5, 10, 20, 45, 90) if step * _MOST_LINES >= view.width)
    across = Markup(
        '<line class="degree" x1="{0}%" x2="{0}%" y1="0" y2="100%"/><text x="{0}%" y="100%" dx="3" dy="-5">{1}</text>'
    )
    down = Markup('<line class="degree" x1="0" x2="100%" y1="{0}%" y2="{0}%"/><text x="4" y="{0}%" dy="-4">{1}</text>')
    for degree in range(math.ceil(view.x / step) * step, math.floor(view.x + view.width) + 1, step):
        yield across.format(round(100 * (degree - view.x) / view.width, 2), _degrees(degree, "E", "W"))
    for degree in range(math.ceil(view.y / step) * step, math.floor(view.y + view.height) + 1, step):
        yield down.format(round(100 * (degree - view.y) / view.height, 2), _degrees(-degree, "N", "S"))


def _degrees(degree: int, above: str, below: str) -> str:
    return f"{abs(degree)}°{above if degree > 0 else below if degree < 0 else ''}"


def _area(spot: Spot) -> Markup:
    far = KILOMETRES[spot.precision] / _DEGREE
    return Markup('<ellipse class="area" cx="{}" cy="{}" rx="{}" ry="{}"><title>{}</title></ellipse>').format(
        spot.lon, -spot.lat, round(far * _stretch(spot), 3), round(far, 3), f"within this area: {_words(spot)}"
    )


def _dot(spot: Spot, view: View) -> Markup:
    x, y = view.share(spot)
    return Markup('<circle class="point" cx="{}%" cy="{}%" r="{}"><title>{}</title></circle>').format(
        x, y, round(4 + 2 * math.log2(spot.number), 1), _words(spot)
    )


def _words(spot: Spot) -> str:
    return f"{spot.name}: {spot.number} incident{'' if spot.number == 1 else 's'}"


def _names(spots: Sequence[Spot], view: View) -> Iterator[Markup]:
    """Names beside the marks with most incidents, as far as none covers another; fewer on a narrow screen."""
    narrow = _placed(spots, view, _NARROW)
    for spot in _placed(spots, view, _WIDE):
        x, y = view.share(spot)
        side, shift = ("end", -10) if x > 70 else ("start", 10)
        yield Markup('<text class="{}" x="{}%" y="{}%" dx="{}" dy="4" text-anchor="{}">{}</text>').format(
            "name" if spot in narrow else "name wide", x, y, shift, side, spot.name
        )


def _placed(spots: Sequence[Spot], view: View, pixels: int) -> list[Spot]:
    """The spots whose names fit beside each other on a map of a width, the ones with most incidents first."""
    taken: list[tuple[float, float, float]] = []
    placed = []
    for spot in sorted(spots, key=lambda spot: (-spot.number, spot.lon, spot.lat)):
        x, y = view.share(spot)
        at, down, length = x * pixels / 100, y * pixels / RATIO / 100, 16 + _LETTER * len(spot.name)
        left = at - length if x > 70 else at
        is_free = all(abs(down - y) > _LINE or left + length < x or left > end for x, end, y in taken)
        if spot.name and is_free and left >= 0 and left + length <= pixels:
            taken.append((left, left + length, down))
            placed.append(spot)
    return placed
