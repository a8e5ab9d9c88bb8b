"""Pictures as SVG: claims as intervals, incidents in time and on a map. Every picture says in words what it shows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from testimonia.publish.formats.geojson import KILOMETRES
from testimonia.publish.tables import Row

WIDTH = 760
_LABEL = 250
_RIGHT = 30
_LINE = 22
_MOST_CLAIMS = 40
_WIDE = 50
"""Times the smallest number above zero from which the scale is logarithmic."""

_WIDEST_BAR = 36.0

_MOST_NAMES = 12
"""Places whose names stand on a map; more would cover each other."""

_DEGREE = 111.2
"""Kilometres of a degree of latitude."""


# --- claims as intervals ----------------------------------------------------------------------------------------


def interval_chart(harm: str, claims: Sequence[Row], figures: Sequence[Row], *, used: frozenset[str]) -> Markup | None:
    """Claims from low to high, and the figures of the policies below them; None where there is nothing to compare.

    Args:
        harm: the harm.
        claims: rows of claims with "label", in the order in which they are shown.
        figures: rows of figures.
        used: claims that the shown policy used; the others are dashed.
    """
    shown = list(claims)[:_MOST_CLAIMS]
    ends = [row[end] for row in (*shown, *figures) for end in ("low", "high") if row[end] is not None]
    if not ends:
        return None
    scale = _Scale(min(ends), max(ends))
    height = _LINE * (len(shown) + len(figures) + 2)
    parts = [_axis(scale, height)]
    for number, row in enumerate(shown):
        parts.append(_claim(row, _LINE * number + 16, scale, used=row["claim"] in used))
    below = _LINE * len(shown) + 22
    for number, row in enumerate(figures):
        parts.append(_figure(row, below + _LINE * number, scale))
    left = f", and {len(claims) - len(shown)} more claims" if len(claims) > len(shown) else ""
    label = f"{harm}: {len(shown)} claims{left} and {len(figures)} figures, from {min(ends)} to {max(ends)} persons"
    return svg("chart", f"0 0 {WIDTH} {height}", label, parts)


class _Scale:
    """Persons to horizontal positions, logarithmic where the numbers are far apart."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, max(high, low + 1)
        self.is_log = self.high > _WIDE * max(1, low)

    def __call__(self, persons: int) -> float:
        """The position of a number."""
        if self.is_log:
            share = math.log1p(persons - self.low) / math.log1p(self.high - self.low)
        else:
            share = (persons - self.low) / (self.high - self.low)
        return round(_LABEL + share * (WIDTH - _LABEL - _RIGHT), 1)


def _axis(scale: _Scale, height: int) -> Markup:
    marks = []
    for anchor, value in (("start", scale.low), ("end", scale.high)):
        x = scale(value)
        marks.append(
            Markup('<line class="axis" x1="{0}" x2="{0}" y1="6" y2="{1}"/><text class="soft" x="{0}" y="{2}" ')
            .format(x, height - 22, height - 6)
            .__add__(Markup('text-anchor="{}">{}</text>').format(anchor, f"{value:,}"))
        )
    note = Markup('<text class="soft" x="0" y="{}">persons{}</text>').format(
        height - 6, ", logarithmic" if scale.is_log else ""
    )
    return Markup("").join([*marks, note])


def _claim(row: Row, y: int, scale: _Scale, *, used: bool) -> Markup:
    low, high = row["low"], row["high"]
    first, last = scale(low if low is not None else scale.low), scale(high if high is not None else scale.high)
    style = "claim" if used else "claim unused"
    label = Markup('<text x="0" y="{}">{}</text>').format(y + 4, _cut(row["label"]))
    if low == high:
        shape = Markup('<circle class="{}" cx="{}" cy="{}" r="5"/>').format("dot" if used else "hollow", first, y)
    else:
        shape = Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(style, first, last, y, y)
        shape += _arrow(last, y, 1) if high is None else Markup("")
        shape += _arrow(first, y, -1) if low is None else Markup("")
    return label + shape


def _arrow(x: float, y: int, way: int) -> Markup:
    return Markup('<path class="dot" d="M{} {}l{} 5v-10z"/>').format(x + 8 * way, y, -8 * way)


def _figure(row: Row, y: int, scale: _Scale) -> Markup:
    ends = [row[end] for end in ("low", "best", "high") if row[end] is not None]
    first, last = scale(min(ends)), scale(max(ends))
    parts = Markup('<text class="soft" x="0" y="{}">{}</text>').format(y + 4, row["policy"])
    parts += Markup('<rect class="bar" x="{}" y="{}" width="{}" height="12"/>').format(
        first, y - 6, round(max(2.0, last - first), 1)
    )
    if row["best"] is not None:
        parts += Markup('<line class="best" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
            scale(row["best"]), y - 9, y + 9
        )
    return parts


def _cut(label: str, most: int = 40) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"


# --- in time ----------------------------------------------------------------------------------------------------


def timeline_chart(incidents: Sequence[Row]) -> tuple[Markup | None, str]:
    """Incidents by month, or by year where they span more than six years; and which of the two it is."""
    months = sorted(row["start"][:7] for row in incidents if row["start"])
    if not months:
        return None, "month"
    first, last = _month(months[0]), _month(months[-1])
    by_year = last - first > 72
    units = Counter(_month(month) // 12 if by_year else _month(month) for month in months)
    start, end = min(units), max(units)
    step = min(_WIDEST_BAR, (WIDTH - 40) / (end - start + 1))
    most = max(units.values())
    bars = [
        Markup('<rect class="bar" x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>').format(
            round(20 + (unit - start) * step, 1),
            round(100 - 84 * number / most, 1),
            round(max(1.0, step - 1), 1),
            round(84 * number / most, 1),
            _unit_name(unit, by_year=by_year),
            number,
        )
        for unit, number in sorted(units.items())
    ]
    words = [
        Markup('<text class="soft" x="20" y="116">{}</text>').format(_unit_name(start, by_year=by_year)),
        Markup('<text class="soft" x="{}" y="116">{}</text>').format(
            max(80.0, round(20 + (end - start) * step, 1)), _unit_name(end, by_year=by_year)
        )
        if end > start
        else Markup(""),
        Markup('<text class="soft" x="20" y="12">most: {}</text>').format(most),
    ]
    unit = "year" if by_year else "month"
    label = f"Incidents by {unit}, from {_unit_name(start, by_year=by_year)} to {_unit_name(end, by_year=by_year)}"
    return svg("chart", f"0 0 {WIDTH} 122", label, [*bars, *words]), unit


def _month(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _unit_name(unit: int, *, by_year: bool) -> str:
    return str(unit) if by_year else f"{unit // 12}-{unit % 12 + 1:02}"


# --- on a map ---------------------------------------------------------------------------------------------------


def map_chart(incidents: Sequence[Row], *, root: str) -> tuple[Markup | None, int]:
    """Where incidents happened: dots for exact places, areas for imprecise ones; and how many are not drawn."""
    places = Counter(
        (row["lon"], row["lat"], row["where_prec"], row["place"] or row["place_words"])
        for row in incidents
        if row["lat"] is not None and row["lon"] is not None and row["where_prec"] in (1, *KILOMETRES)
    )
    if not places:
        return None, len(incidents)
    x, y, width, height = _window([(lon, -lat) for lon, lat, _, _ in places])
    dot = width / 160
    shapes = [
        Markup('<image href="{}static/land.svg" x="-180" y="-90" width="360" height="180"/>').format(root),
        *(_place(place, number, dot) for place, number in sorted(places.items(), key=lambda item: -item[0][2])),
    ]
    if len(places) <= _MOST_NAMES:
        shapes += [_name(place, dot) for place in sorted(places)]
    drawn = sum(places.values())
    label = f"Map of {drawn} incidents at {len(places)} places; the table of incidents has all of them in words"
    box = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f}"
    return svg("map", box, label, shapes), len(incidents) - drawn


Spot = tuple[float, float, int, str]
"""Longitude, latitude, UCDP where_prec, name."""


def _place(place: Spot, number: int, dot: float) -> Markup:
    lon, lat, precision, name = place
    words = f"{name}: {number}"
    if precision == 1:
        radius = dot * min(4.0, math.sqrt(number))
        return Markup('<circle class="point" cx="{}" cy="{}" r="{}"><title>{}</title></circle>').format(
            lon, -lat, round(radius, 3), words
        )
    radius = max(dot, KILOMETRES[precision] / _DEGREE)
    return Markup('<circle class="area" stroke-width="{}" cx="{}" cy="{}" r="{}"><title>{}</title></circle>').format(
        round(dot / 4, 3), lon, -lat, round(radius, 3), words
    )


def _name(place: Spot, dot: float) -> Markup:
    lon, lat, _, name = place
    return Markup('<text x="{}" y="{}" font-size="{}">{}</text>').format(
        round(lon + 1.6 * dot, 3), round(-lat + dot, 3), round(2.6 * dot, 3), _cut(name, 24)
    )


def _window(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the world that is shown: all points with room around them, wider than high."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width = min(360.0, max(12.0, (right - left) * 1.3, (bottom - top) * 3.4))
    height = width / 2.6
    x = min(max(-180.0, (left + right - width) / 2), 180.0 - width)
    y = min(max(-90.0, (top + bottom - height) / 2), 90.0 - height)
    return x, y, width, height


def svg(kind: str, box: str, label: str, parts: Sequence[Markup]) -> Markup:
    """A picture that says in words what it shows."""
    return Markup('<svg class="{}" viewBox="{}" role="img" aria-label="{}">{}</svg>').format(
        kind, box, label, Markup("").join(parts)
    )
