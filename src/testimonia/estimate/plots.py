"""Pictures of an estimation as SVG: intervals side by side, draws, and who is on which lists together."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

import numpy as np

from testimonia.estimate.procedure import MAIN
from testimonia.model import CaptureHistories, Estimation

WIDTH = 760
_LABELS = 190
_LONG_LABELS = 400
_ROW = 26
_MOST_PATTERNS = 20
_BINS = 80
_HILL = 56
_MOST_TICKS = 6

Label = Callable[[str], str]
"""What a method is called."""


@dataclass(frozen=True, slots=True)
class Axis:
    """What numbers of persons a picture shows, and how much room is left of it for names."""

    low: float
    high: float
    left: int = _LABELS

    def share(self, size: float) -> float:
        """Where on the axis a number is: 0 at its beginning, 1 at its end."""
        return (size - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Round numbers on the axis, a few of them."""
        size = 10 ** math.floor(math.log10(max(self.high - self.low, 1)))
        steps = (size * part for part in (0.1, 0.2, 0.5, 1, 2))
        step = next(step for step in steps if step >= 1 and (self.high - self.low) / step < _MOST_TICKS)
        first = math.ceil(self.low / step)
        return [step * number for number in range(first, math.floor(self.high / step) + 1)]

    def x(self, size: float) -> float:
        """Where in a picture a number is."""
        return self.left + (WIDTH - self.left - 20) * self.share(size)


def axis_of(estimation: Estimation) -> Axis:
    """An axis that holds the documented number and every interval."""
    ends = [end for estimate in estimation.estimates for end in (estimate.low, estimate.high, estimate.estimate) if end]
    return _axis(estimation.observed, ends)


def _axis(observed: int, ends: Sequence[float]) -> Axis:
    return Axis(observed * 0.95, max([*ends, observed * 1.1]) * 1.05)


class Row(NamedTuple):
    """A point and its interval, in persons; None where there is none."""

    name: str
    point: float | None
    low: float | None
    high: float | None


def interval_plot(estimation: Estimation, label: Label = str) -> str:
    """Point and interval of every method on one axis, the documented number as a line.

    An interval without an upper end runs to the edge; a method without an interval has its name only.
    """
    rows = [Row(label(each.method), each.estimate, each.low, each.high) for each in estimation.estimates]
    return _intervals("Intervals by method", rows, axis_of(estimation), estimation.observed)


def checks_plot(estimation: Estimation) -> str:
    """The default estimate under its checks, below itself as it stands; "" where nothing was checked.

    The documented number is that of all lists: without a list fewer people are documented, and an interval can begin
    on the left of it.
    """
    main = estimation.default or next((each for each in estimation.estimates if each.method == MAIN), None)
    checks = [check for check in estimation.checks if check.known is None]
    if main is None or not checks:
        return ""
    rows = [Row("as it stands", main.estimate, main.low, main.high)]
    rows += [Row(check.what, check.estimate, check.low, check.high) for check in checks]
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    axis = _axis(estimation.observed, ends)
    axis = Axis(min([axis.low, *(0.95 * end for end in ends)]), axis.high, left=_LONG_LABELS)
    return _intervals("Intervals under checks", rows, axis, estimation.observed)


def _intervals(title: str, items: Sequence[Row], axis: Axis, observed: int) -> str:
    """Points and intervals below each other, and the documented number as a line."""
    at = axis.x
    bottom = _ROW * (len(items) + 3)
    rows = _ticks(axis, bottom)
    rows.append(_line(at(observed), _ROW, at(observed), bottom - _ROW, "documented"))
    rows.append(_text(at(observed) - 4, 14, f"documented {observed:,}", kind="documented"))
    for number, item in enumerate(items):
        y = _ROW * (number + 2)
        rows.append(_text(0, y + 4, item.name))
        if item.low is None:
            rows.append(_text(at(axis.low) + 8, y + 4, "no interval"))
            continue
        rows.append(_line(at(item.low), y, at(item.high or axis.high), y, "interval"))
        if item.point is not None:
            rows.append(f'<circle class="point" cx="{at(item.point):.1f}" cy="{y}" r="5"/>')
    spoken = "; ".join(
        f"{item.name} {item.low:,.0f} to {item.high:,.0f}"
        for item in items
        if item.low is not None and item.high is not None
    )
    return _svg(bottom + 10, f"{title}. Documented {observed:,}. {spoken}", rows)


def draws_plot(estimation: Estimation, label: Label = str) -> str:
    """How the draws of each method that has some are spread, on the axis of the intervals; "" where none has any."""
    drawn = [estimate for estimate in estimation.estimates if estimate.draws]
    if not drawn:
        return ""
    axis = axis_of(estimation)
    edges = np.linspace(axis.low, axis.high, _BINS + 1)
    bottom = _HILL * len(drawn) + _ROW
    rows = _ticks(axis, bottom)
    for number, estimate in enumerate(drawn, start=1):
        base = _HILL * number
        counts, _ = np.histogram(estimate.draws, edges)
        tops = base - (_HILL - 12) * counts / max(1, counts.max())
        hill = " ".join(f"{axis.x(x):.1f},{y:.1f}" for x, y in zip((edges[:-1] + edges[1:]) / 2, tops, strict=True))
        rows.append(
            f'<polygon class="hill" points="{axis.x(axis.low):.1f},{base} {hill} {axis.x(axis.high):.1f},{base}"/>'
        )
        rows.append(_text(0, base - 4, label(estimate.method)))
    names = ", ".join(label(estimate.method) for estimate in drawn)
    return _svg(bottom + 10, f"Draws of the number of people: {names}", rows)


def _ticks(axis: Axis, y: float) -> list[str]:
    """Round numbers under a picture, each with a line through it."""
    lines = [_line(axis.x(size), _ROW, axis.x(size), y - 14, "grid") for size in axis.ticks()]
    return lines + [_text(axis.x(size), y, f"{size:,.0f}", anchor="middle") for size in axis.ticks()]


def largest_patterns(histories: CaptureHistories, number: int) -> list[tuple[int, int]]:
    """The patterns that most people have, with their people, largest first."""
    return sorted(histories.counts, key=lambda item: (-item[1], item[0]))[:number]


def overlap_plot(histories: CaptureHistories) -> str:
    """The patterns that most people have, each with its lists as dots and its people as a bar.

    Source: Lex, Gehlenborg, Strobelt, Vuillemot and Pfister 2014, IEEE TVCG 20: UpSet.
    """
    largest = largest_patterns(histories, _MOST_PATTERNS)
    most, height = largest[0][1], 140
    step = (WIDTH - _LABELS) / max(len(largest), 8)
    rows = [
        _text(0, height + _ROW * (index + 1) + 4, f"{name} ({size:,})")
        for index, (name, size) in enumerate(zip(histories.lists, histories.sizes, strict=True))
    ]
    for number, (pattern, persons) in enumerate(largest):
        x = _LABELS + step * (number + 0.5)
        bar = (height - 30) * persons / most
        rows.append(
            f'<rect class="bar" x="{x - step / 3:.1f}" y="{height - bar:.1f}" width="{2 * step / 3:.1f}"'
            f' height="{bar:.1f}"/>'
        )
        rows.append(_text(x, height - bar - 4, f"{persons:,}", anchor="middle"))
        for index in range(len(histories.lists)):
            kind = "on" if pattern >> index & 1 else "off"
            rows.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{height + _ROW * (index + 1)}" r="6"/>')
    spoken = (
        f"People by the lists they are on together; {len(largest)} of {len(histories.counts)} patterns, largest first"
    )
    return _svg(height + _ROW * (len(histories.lists) + 1), spoken, rows)


def _svg(height: float, title: str, rows: list[str]) -> str:
    inside = "".join(rows)
    return f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img"><title>{escape(title)}</title>{inside}</svg>'


def _text(x: float, y: float, words: str, anchor: str = "start", kind: str = "") -> str:
    mark = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{mark}>{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
