"""Pictures as SVG, measured in shares of their width: they fit a telephone and a desk, and their words stay legible.

Every number that a picture shows stands beside it as text; pictures are for the eye only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from testimonia.publish.tables import Row

_WIDE = 50
"""Times the smallest number above zero from which the scale is logarithmic."""

_LINE = 18
"""Height of one line, in pixels."""

_THINNEST = 0.4
"""Share of the width that the thinnest bar has, in percent."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Persons to shares of the width, from zero; logarithmic where the numbers are far apart.

    Args:
        high: the largest number shown.
        is_log: whether the scale is logarithmic.
    """

    high: int
    is_log: bool

    @classmethod
    def over(cls, rows: Sequence[Row]) -> Scale:
        """The scale that holds all ends of some rows with low and high, and best where they have one."""
        ends = [row[end] for row in rows for end in ("low", "best", "high") if row.get(end)]
        return cls(max(ends, default=1), bool(ends) and max(ends) > _WIDE * min(ends))

    def __call__(self, persons: int) -> float:
        """The place of a number, in percent."""
        share = math.log1p(persons) / math.log1p(self.high) if self.is_log else persons / self.high
        return round(100 * min(1.0, share), 2)


def count_line(row: Row, scale: Scale, *, is_used: bool) -> Markup:
    """A count as said: a dot, a line from its lowest to its highest number, an arrow at an open end."""
    low, high = row["low"], row["high"]
    first, last = scale(low or 0), scale(scale.high if high is None else high)
    kind = "" if is_used else " unused"
    if low == high:
        return _picture(Markup('<circle class="dot{}" cx="{}%" cy="9" r="5"/>').format(kind, first))
    shape = Markup('<line class="count{}" x1="{}%" x2="{}%" y1="9" y2="9"/>').format(kind, first, last)
    if high is None:
        shape += _arrow(last, 1)
    if low is None:
        shape += _arrow(first, -1)
    return _picture(shape)


def _arrow(share: float, way: int) -> Markup:
    """An arrow head whose tip is a few pixels beyond a place."""
    return Markup('<svg x="{}%" y="9" overflow="visible"><path class="head" d="M{} 0l{} 5v-10z"/></svg>').format(
        share, 7 * way, -8 * way
    )


def figure_line(row: Row, scale: Scale) -> Markup:
    """A figure: a bar from low to high with a stroke at best."""
    ends = [scale(row[end]) for end in ("low", "best", "high") if row[end] is not None]
    first, last = min(ends), max(ends)
    bar = Markup('<rect class="bar" x="{}%" y="4" width="{}%" height="10"/>').format(
        min(first, 100 - _THINNEST), round(max(_THINNEST, last - first), 2)
    )
    if row["best"] is not None:
        bar += Markup('<line class="best" x1="{0}%" x2="{0}%" y1="1" y2="17"/>').format(scale(row["best"]))
    return _picture(bar)


def _picture(shape: Markup) -> Markup:
    return Markup('<svg class="line" height="{}" aria-hidden="true">{}</svg>').format(_LINE, shape)


_FEW_BARS = 4
"""Columns that are named one by one, and the fewest that fill the width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a chart: its name and its number."""

    name: str
    number: int


def column_chart(bars: Sequence[Bar], label: str) -> Markup:
    """Numbers as columns side by side, the highest with its number; below, the names of all if few, else of the ends.

    Args:
        bars: at even distances, gaps as zero.
        label: what the chart shows, for those who do not see it.
    """
    most = max(bar.number for bar in bars)
    step = 100 / max(len(bars), _FEW_BARS)
    shapes = [_column(bar, number * step, step, most) for number, bar in enumerate(bars) if bar.number]
    shapes.append(Markup('<line class="axis" x1="0" x2="100%" y1="114.5" y2="114.5"/>'))
    if len(bars) <= _FEW_BARS:
        shapes += [_under((number + 0.43) * step, "middle", bar.name) for number, bar in enumerate(bars)]
    else:
        shapes += [_under(0, "start", bars[0].name), _under(100, "end", bars[-1].name)]
    return Markup('<svg class="columns" height="134" role="img" aria-label="{}">{}</svg>').format(
        label, Markup("").join(shapes)
    )


def _column(bar: Bar, x: float, step: float, most: int) -> Markup:
    height = 94 * bar.number / most
    shape = Markup('<rect class="bar" x="{}%" y="{}" width="{}%" height="{}"><title>{}: {}</title></rect>').format(
        round(x, 3), round(114 - height, 1), round(step * 0.86, 3), round(height, 1), bar.name, bar.number
    )
    if bar.number == most:
        shape += Markup('<text x="{}%" y="15" text-anchor="middle">{}</text>').format(
            min(97.0, max(2.0, round(x + step * 0.43, 3))), f"{most:,}"
        )
    return shape


def _under(x: float, anchor: str, words: str) -> Markup:
    return Markup('<text x="{}%" y="130" text-anchor="{}">{}</text>').format(round(x, 3), anchor, words)
