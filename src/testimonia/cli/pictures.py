"""Pictures of an estimation in characters: intervals side by side, and who is on which lists together."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from testimonia.estimate.plots import Axis, axis_of, largest_patterns
from testimonia.model import CaptureHistories, Estimate, Estimation

WIDTH = 48
"""Characters of an axis."""

MOST_PATTERNS = 12


def interval_picture(found: Estimation) -> RenderableType:
    """Point and interval of every method on one axis; the documented number is a line."""
    axis = axis_of(found)
    table = Table.grid(padding=(0, 2))
    for estimate in found.estimates:
        table.add_row(Text(estimate.method), Text(_drawn(estimate, found.observed, axis)))
    low, high = f"{axis.low:,.0f}", f"{axis.high:,.0f}"
    table.add_row("", Text(low + high.rjust(WIDTH - len(low)), style="dim"))
    table.add_row("", Text("┊ documented   ├──●──┤ interval and point   ─▶ no upper end", style="dim"))
    return table


def _drawn(estimate: Estimate, documented: int, axis: Axis) -> str:
    cells = [" "] * WIDTH

    def at(size: float) -> int:
        return min(WIDTH - 1, max(0, round(axis.share(size) * (WIDTH - 1))))

    if estimate.low is None:
        cells[at(documented)] = "┊"
        return "".join(cells).rstrip() + " no interval"
    start, end = at(estimate.low), WIDTH - 1 if estimate.high is None else at(estimate.high)
    cells[start : end + 1] = "─" * (end + 1 - start)
    cells[start], cells[end] = "├", "▶" if estimate.high is None else "┤"
    if estimate.estimate is not None:
        cells[at(estimate.estimate)] = "●"
    if at(documented) < start:
        cells[at(documented)] = "┊"
    return "".join(cells).rstrip()


def overlap_picture(histories: CaptureHistories) -> RenderableType:
    """The patterns that most people have: a dot for each list that holds them, and a bar of people.

    Source: Lex, Gehlenborg, Strobelt, Vuillemot and Pfister 2014, IEEE TVCG 20: UpSet.
    """
    largest = largest_patterns(histories, MOST_PATTERNS)
    most = largest[0][1]
    table = Table.grid(padding=(0, 1))
    for pattern, persons in largest:
        dots = "".join("●" if pattern >> index & 1 else "·" for index in range(len(histories.lists)))
        table.add_row(
            Text(dots), Text(f"{persons:,}", justify="right"), Text("█" * max(1, round(WIDTH * persons / most)))
        )
    rest = len(histories.counts) - len(largest)
    names = ", ".join(f"{name} ({size:,})" for name, size in zip(histories.lists, histories.sizes, strict=True))
    outer = Table.grid()
    outer.add_row(table)
    outer.add_row(Text(f"dots from left: {names}{f'; {rest} patterns more' if rest else ''}", style="dim"))
    return outer
