"""Claims as intervals, as SVG, and what all pictures of the review room share: each says in words what it shows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from testimonia.publish.tables import Row

WIDTH = 760
_LABEL = 262
_RIGHT = 30
_LINE = 22
_MOST_CLAIMS = 40
_WIDE = 50
"""Times the smallest number above zero from which the scale is logarithmic."""


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


def _cut(label: str, most: int = 38) -> str:
    """A label that fits beside its interval; what stands behind its last comma, the date, is kept whole."""
    name, comma, date = label.rpartition(", ")
    room = most - len(comma + date)
    return label if len(label) <= most else f"{name[: room - 1]}…{comma}{date}" if name else f"{label[: most - 1]}…"


def svg(kind: str, box: str, label: str, parts: Sequence[Markup]) -> Markup:
    """A picture that says in words what it shows."""
    return Markup('<svg class="{}" viewBox="{}" role="img" aria-label="{}">{}</svg>').format(
        kind, box, label, Markup("").join(parts)
    )
