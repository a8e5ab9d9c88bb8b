"""A page with all methods side by side: one file, no request to any host."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from testimonia.estimate.linked import Linked
from testimonia.estimate.plots import draws_plot, interval_plot, overlap_plot
from testimonia.model import CaptureHistories, Estimation

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; vertical-align: top; }
th { border-bottom: 2px solid #444; } td { border-bottom: 1px solid #ccc; }
svg { width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; }
.interval { stroke: #22577a; stroke-width: 5; } .point { fill: #fff; stroke: #22577a; stroke-width: 3; }
.documented { stroke: #8a3324; stroke-width: 2; stroke-dasharray: 5 4; }
.hill { fill: #22577a; fill-opacity: .35; stroke: #22577a; }
.bar, .on { fill: #22577a; } .off { fill: #ddd; }
.verdict { border-left: 6px solid #22577a; padding: .5rem 1rem; background: #f2f5f7; font-size: 1.1rem; }
"""

_VERDICTS = {
    "publishable": "Publishable",
    "lower_bound": "Only as a lower bound",
    "not_identified": "Not identified",
}


def report_page(
    total: Estimation,
    parts: Sequence[Estimation],
    histories: Sequence[CaptureHistories],
    *,
    linked: Linked | None = None,
    title: str = "Estimation",
) -> str:
    """The page of an estimation, and of its parts where it has parts.

    Args:
        total: of the whole population.
        parts: of its strata.
        histories: the capture histories of each part, or of the whole.
        linked: how lines of lists became persons, if they were linked.
        title: of the page.
    """
    sections = [_section(total, histories[0] if not parts else None)]
    who = f"<p>Who is who: {escape(linked.words())}.</p>" if linked else ""
    sections += [_section(part, each) for part, each in zip(parts, histories, strict=False)]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>{who}{''.join(sections)}</body></html>\n"
    )


def _section(found: Estimation, histories: CaptureHistories | None) -> str:
    name = ", ".join(f"{column}: {value}" for column, value in found.stratum) or "The whole population"
    picture = f"<h3>Who is on which lists together</h3>{overlap_plot(histories)}" if histories else ""
    draws = draws_plot(found)
    hills = f"<h3>Draws</h3>{draws}" if draws else ""
    return (
        f"<section><h2>{escape(name)}</h2>{_verdict(found)}"
        f"<h3>Methods side by side</h3>{interval_plot(found)}{_methods(found)}{_warnings(found)}"
        f"{hills}{picture}{_weights(found)}{_checks(found)}<p>Seed {found.seed}.</p></section>"
    )


def _verdict(found: Estimation) -> str:
    """Documented and estimated numbers stand apart."""
    documented = f"Documented: {found.observed:,} people on {len(found.lists)} lists."
    words = f"{_VERDICTS[found.standing.value]}."
    if found.default:
        size = found.default
        words += (
            f" Estimated in all: {size.estimate:,.0f}, interval {size.low:,.0f} to {size.high:,.0f} ({size.level:.0%})."
        )
    elif found.at_least is not None:
        words += f" At least {found.at_least:,.0f} in all, by every method."
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in found.reasons)
    return f'<div class="verdict"><p>{documented}</p><p>{escape(words)}</p><ul>{reasons}</ul></div>'


def _methods(found: Estimation) -> str:
    rows = [
        (
            estimate.method,
            _number(estimate.estimate),
            _number(estimate.low),
            _number(estimate.high),
            estimate.kind or "",
            estimate.model or "",
        )
        for estimate in found.estimates
    ]
    rows += [(refusal.method, "refused", "", "", refusal.reason, "") for refusal in found.refused]
    return _table(("method", "estimate", "low", "high", "interval", "model"), rows)


def _warnings(found: Estimation) -> str:
    items = [f"{estimate.method}: {words}" for estimate in found.estimates for words in estimate.warnings]
    items += [
        f"{estimate.method}: {estimate.chains.number} chains, R-hat {estimate.chains.rhat:.3f},"
        f" {estimate.chains.ess:,.0f} effective draws"
        for estimate in found.estimates
        if estimate.chains
    ]
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""


def _weights(found: Estimation) -> str:
    rows = [
        (estimate.method, model, f"{weight:.1%}")
        for estimate in found.estimates
        for model, weight in estimate.weights[:5]
    ]
    return f"<h3>Weights of models</h3>{_table(('method', 'model', 'weight'), rows)}" if rows else ""


def _checks(found: Estimation) -> str:
    rows = [(check.what, _number(check.estimate), _number(check.low), _number(check.high)) for check in found.checks]
    if not rows:
        return ""
    title = "Without each list, under other settings, and where the answer is known"
    return f"<h3>{title}</h3>{_table(('what', 'estimate', 'low', 'high'), rows)}"


def _number(size: float | None) -> str:
    return "none" if size is None else f"{size:,.0f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
