"""Agreement month by month as a picture: a panel for all coders and one for each, all on one scale.

Coders are told apart by their panels and not by colours; months without a claim are gaps and not zeros.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from testimonia.publish.words import Say
from testimonia.review.agreement import OfMonth
from testimonia.review.charts import WIDTH, svg

_LABEL, _RIGHT, _HIGH, _GAP, _TOP = 160, 60, 56, 18, 14
_RADIUS = 4
MOST_PANELS = 12


def trend(everybody: Sequence[OfMonth], coders: Mapping[str, Sequence[OfMonth]], say: Say = str) -> Markup | None:
    """The picture; None for fewer than two months, between which there is nothing to see.

    Args:
        everybody: agreement of all, month by month.
        coders: agreement of each coder with the others, by name.
        say: translates a message.
    """
    if len(everybody) < 2:
        return None
    months = list(_months(everybody[0].month, everybody[-1].month))
    panels = [(say("all coders"), everybody), *list(coders.items())[: MOST_PANELS - 1]]
    parts = [part for number, (name, rows) in enumerate(panels) for part in _panel(name, rows, months, number)]
    height = _TOP + len(panels) * (_HIGH + _GAP) + 16
    for month, anchor in ((months[0], "start"), (months[-1], "end")):
        x = _x(months.index(month), len(months))
        parts.append(
            Markup('<text class="soft" x="{}" y="{}" text-anchor="{}">{}</text>').format(x, height - 4, anchor, month)
        )
    label = say(
        "Share of fields that two coders have the same, by month, {} to {}: {} for all coders at the end"
    ).format(months[0], months[-1], _percent(everybody[-1].share))
    return svg("chart trend", f"0 0 {WIDTH} {height}", label, parts)


def _months(first: str, last: str) -> Iterator[str]:
    """All months between two, both included."""
    year, month = map(int, first.split("-"))
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _panel(name: str, rows: Sequence[OfMonth], months: Sequence[str], number: int) -> Iterator[Markup]:
    top = _TOP + number * (_HIGH + _GAP)
    yield Markup('<text class="lane" x="0" y="{}">{}</text>').format(top + _HIGH / 2 + 4, _cut(name))
    for share, words in ((0.0, "0"), (1.0, "100 %")):
        y = _y(share, top)
        yield Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(_LABEL, WIDTH - _RIGHT, y, y)
        yield Markup('<text class="soft" x="{}" y="{}">{}</text>').format(WIDTH - _RIGHT + 8, y + 4, words)
    points = [(_x(months.index(row.month), len(months)), _y(row.share, top)) for row in rows]
    for run in _runs(rows, months):
        line = " ".join(f"{x},{y}" for x, y in points[run.start : run.stop])
        yield Markup('<polyline class="line" points="{}"/>').format(line)
    for (x, y), row in zip(points, rows, strict=True):
        told = f"{name}, {row.month}: {_percent(row.share)}, {row.units}"
        yield Markup('<circle class="dot" cx="{}" cy="{}" r="{}"><title>{}</title></circle>').format(
            x, y, _RADIUS, told
        )


def _runs(rows: Sequence[OfMonth], months: Sequence[str]) -> Iterator[range]:
    """Rows of months that follow each other: a line over a month without claims would invent what nobody coded."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or months.index(rows[at].month) != months.index(rows[at - 1].month) + 1:
            if at - start > 1:
                yield range(start, at)
            start = at


def _x(number: int, months: int) -> float:
    return round(_LABEL + 8 + number / max(1, months - 1) * (WIDTH - _LABEL - _RIGHT - 16), 1)


def _y(share: float, top: float) -> float:
    return round(top + (1 - share) * _HIGH, 1)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _cut(name: str, most: int = 22) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
