"""Waterfall charts: for each pair, what every field adds to or takes from the evidence, as an accessible page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from testimonia.estimate.linkage.linking import Link, Linkage
from testimonia.estimate.linkage.shapes import said_of

WIDTH, LABELS, BAR, GAP = 770, 300, 20, 8
"""Sizes of a chart: whole width, width of the labels, height of a bar, space between bars.

Units:
    CSS pixels
"""

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
article { border-top: 1px solid #767676; padding: 1rem 0; }
table { border-collapse: collapse; margin: .5rem 0; } td, th { text-align: start; padding: .1rem .8rem .1rem 0; }
svg { width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; fill: #1a1a1a; }
.for { fill: #1b6ca8; } .against { fill: #b3541e; } .sum { fill: #444; } .zero { stroke: #1a1a1a; }
@media (prefers-color-scheme: dark) { body, svg text { color: #eee; fill: #eee; } body { background: #181818; }
 .for { fill: #7db9e8; } .against { fill: #f0a36b; } .sum { fill: #bbb; } .zero { stroke: #eee; } }
""".strip()


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of a waterfall: from where to where it reaches, in bits, and what it stands for."""

    words: str
    start: float
    end: float
    kind: str

    @property
    def weight(self) -> float:
        """What the step adds; for a sum, the sum."""
        return self.end if self.kind == "sum" else self.end - self.start


def steps_of(link: Link) -> list[Step]:
    """The bars of a pair: what is expected before anything is compared, each field, kin, and the sum."""
    why = link.why
    parts = [("before anything is compared", why.prior), *((said.words, said.weight) for said in why.said)]
    if why.family < 0:
        parts.append(("two of one family may agree like this", why.family))
    steps, at = [], 0.0
    for words, weight in parts:
        steps.append(Step(words, at, at + weight, "for" if weight >= 0 else "against"))
        at += weight
    return [*steps, Step("all evidence of the two lines", 0.0, at, "sum")]


def chart_page(linkage: Linkage, links: Iterable[Link], *, title: str = "Links for review") -> str:
    """A page of waterfall charts, which works without scripts and asks nothing of any other host.

    Args:
        linkage: who is who.
        links: the pairs to show, in their order on the page.
        title: of the page.
    """
    pairs = "\n".join(_article(linkage, link) for link in links)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        "<p>Each bar is evidence in bits: one bit to the right doubles the odds that the two lines are one person, one"
        " to the left halves them. The probability also weighs all other lines and the judgements of people.</p>\n"
        f"{pairs or '<p>There are no such pairs.</p>'}\n</main>\n</body>\n</html>\n"
    )


def _article(linkage: Linkage, link: Link) -> str:
    one, two = (_line_name(linkage, number) for number in (link.first, link.second))
    judged = f", judged {link.verdict.value}" if link.verdict else ""
    return (
        f"<article>\n<h2>{one} and {two}</h2>\n"
        f"<p>Probability {link.probability:.3f}: {link.clarity.value}{judged}.</p>\n"
        f"{_side_by_side(linkage, link)}\n{waterfall(steps_of(link), f'{link.first}-{link.second}')}\n</article>"
    )


def _line_name(linkage: Linkage, number: int) -> str:
    return f"<bdi>{escape(linkage.lists.names[linkage.lists.on[number]])}</bdi>, row {linkage.records[number].row}"


def _side_by_side(linkage: Linkage, link: Link) -> str:
    one, two = (dict(said_of(linkage.records[number])) for number in (link.first, link.second))
    rows = "".join(
        f'<tr><th scope="row">{escape(name.replace("_", " "))}</th>{_cell(one.get(name))}{_cell(two.get(name))}</tr>'
        for name in dict.fromkeys([*one, *two])
    )
    return (
        f'<table><thead><tr><td></td><th scope="col">first</th><th scope="col">second</th></tr></thead>{rows}</table>'
    )


def _cell(value: str | None) -> str:
    return f"<td><bdi>{escape(value)}</bdi></td>" if value else "<td>not stated</td>"


def waterfall(steps: Sequence[Step], name: str) -> str:
    """The bars of a pair as SVG, with the same in words.

    Args:
        steps: the bars.
        name: tells the picture from others of its page.
    """
    ends = [0.0, *(step.start for step in steps), *(step.end for step in steps)]
    low, high = min(ends), max(ends)
    scale = (WIDTH - LABELS - 60) / max(high - low, 1e-9)
    height = len(steps) * (BAR + GAP) + GAP
    described = "; ".join(f"{step.words}: {step.weight:+.1f}" for step in steps)
    zero = LABELS - low * scale
    bars = "\n".join(_bars(steps, low, scale))
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t{name} d{name}">\n'
        f'<title id="t{name}">Evidence in bits, field by field</title>\n<desc id="d{name}">{escape(described)}</desc>\n'
        f'<line class="zero" x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{height}"/>\n{bars}\n</svg>'
    )


def _bars(steps: Sequence[Step], low: float, scale: float) -> Iterator[str]:
    for number, step in enumerate(steps):
        y = GAP + number * (BAR + GAP)
        left, right = sorted((step.start, step.end))
        x, width = LABELS + (left - low) * scale, max(1.0, (right - left) * scale)
        yield f'<text x="0" y="{y + 15}">{escape(step.words)}</text>'
        yield f'<rect class="{step.kind}" x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}"/>'
        yield f'<text x="{x + width + 5:.1f}" y="{y + 15}">{step.weight:+.1f}</text>'
