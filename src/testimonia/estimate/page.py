"""A page with all methods side by side: one file, no request to any host."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files

from testimonia import __version__
from testimonia.estimate.basis import Basis
from testimonia.estimate.plots import checks_plot, draws_plot, interval_plot, overlap_plot
from testimonia.estimate.pooling import pooled_strata
from testimonia.model import CaptureHistories, Check, Estimation, Standing

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; } h3 { margin-top: 2rem; }
.wide { overflow-x: auto; } .wide:focus { outline: 2px solid #22577a; }
table { border-collapse: collapse; width: 100%; min-width: 46rem; }
th, td { text-align: left; padding: .3rem .6rem; vertical-align: top; }
th { border-bottom: 2px solid #444; } td { border-bottom: 1px solid #ccc; }
th.number, td.number { text-align: right; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
svg { width: 100%; min-width: 38rem; height: auto; } svg text { font: 13px system-ui, sans-serif; }
.interval { stroke: #22577a; stroke-width: 5; } .point { fill: #fff; stroke: #22577a; stroke-width: 3; }
.documented { stroke: #8a3324; stroke-width: 2; stroke-dasharray: 5 4; }
text.documented { fill: #8a3324; stroke: none; }
.grid { stroke: #ddd; }
.hill { fill: #22577a; fill-opacity: .35; stroke: #22577a; }
.bar, .on { fill: #22577a; } .off { fill: #ddd; }
.verdict { border-left: 6px solid #22577a; padding: .5rem 1rem; background: #f2f5f7; }
.verdict .number { font-size: 1.3rem; font-weight: 600; } .verdict p { margin: .5rem 0; }
.verdict blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 2px solid #8a9aa6; }
"""

_STANDINGS = {
    Standing.PUBLISHABLE: "The estimate may be printed: with its interval, and beside the documented number.",
    Standing.LOWER_BOUND: "Only a lower bound may be printed: these lists carry no interval.",
    Standing.NOT_IDENTIFIED: "No estimate may be printed: these lists do not tell how many people are on none of them.",
}

_HOW_TO_READ = """<h2>How to read this page</h2>
<p><b>Documented</b> are people on at least one list. <b>Estimated</b> is the number of all people, those on no list
included: a model infers it from how many people are on several lists at once. If the lists overlap much, few people are
on none. An <b>interval</b> of 95 % is made so that it holds the true number 19 times of 20 if the assumptions of its
method hold. They cannot be proved from the lists. So all methods stand side by side: where they tell one story it is
trusted more, and where they do not, no single number should be quoted.</p>"""


def report_page(
    total: Estimation,
    parts: Sequence[Estimation],
    histories: Sequence[CaptureHistories],
    *,
    basis: Basis | None = None,
    title: str = "How many people, those on no list included?",
) -> str:
    """The page of an estimation, and of its parts where it has parts.

    Args:
        total: of the whole population.
        parts: of its strata.
        histories: the capture histories of each part, or of the whole.
        basis: what went in, and how lines of lists became persons.
        title: of the page.
    """
    sections = [_section(total, histories[0] if not parts else None), _pooled(parts)]
    who = f"<p>Who is who: {escape(basis.linked.words())}.</p>" if basis and basis.linked else ""
    sections += [_section(part, each) for part, each in zip(parts, histories, strict=False)]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>{who}{''.join(sections)}{_HOW_TO_READ}{_made(total, basis)}</body></html>\n"
    )


def _made(total: Estimation, basis: Basis | None) -> str:
    """What it takes to make the page again."""
    chance = f"Made by Testimonia {escape(__version__)}. Every random choice follows from the seed {total.seed}."
    title = "What went in"
    files = _table(title, ("file or list", "SHA-256"), basis.inputs) if basis and basis.inputs else ""
    return f"<h2>To make this page again</h2><p>{chance}</p>{files}"


@functools.cache
def _methods_said() -> Mapping[str, Mapping[str, str]]:
    text = files("testimonia.estimate").joinpath("methods.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _label(method: str) -> str:
    """What a method is called in words."""
    return _methods_said().get(method, {}).get("label", method)


def _section(found: Estimation, histories: CaptureHistories | None) -> str:
    name = _stratum(found) or "The whole population"
    drawn = draws_plot(found, _label)
    pictures = [
        ("How the draws of each method are spread", drawn),
        ("Who is on which lists together", overlap_plot(histories) if histories else ""),
    ]
    return (
        f"<section><h2>{escape(name)}</h2>{_verdict(found)}"
        f"<h3>Methods side by side</h3>{_wide(interval_plot(found, _label), 'intervals by method')}"
        f"{_methods(found)}{_warnings(found)}"
        f"{''.join(f'<h3>{words}</h3>{_wide(picture, words)}' for words, picture in pictures if picture)}"
        f"{_checks(found)}{_known(found)}{_weights(found)}</section>"
    )


def _stratum(found: Estimation) -> str:
    return ", ".join(f"{column}: {value}" for column, value in found.stratum)


def _pooled(parts: Sequence[Estimation]) -> str:
    """The strata drawn towards each other, as far as they are alike."""
    rows = [
        (_stratum(part), _label(each.method), _number(each.estimate), _number(each.low), _number(each.high))
        for part, each in pooled_strata(parts)
    ]
    title = "Parts that lean on each other"
    words = (
        "<p>Parts with few people are drawn towards the others, as far as the parts are alike (partial pooling).</p>"
    )
    return (
        f"<section><h2>{title}</h2>{words}{_table(title, ('part', 'method', *_ENDS), rows)}</section>" if rows else ""
    )


def _verdict(found: Estimation) -> str:
    """Documented and estimated numbers stand apart."""
    lines = [f'Documented: <span class="number">{found.observed:,}</span> people on {len(found.lists)} lists.']
    quoted = f"{found.observed:,} people are documented"
    if found.default:
        size = found.default
        interval = f"{size.low:,.0f} to {size.high:,.0f}"
        lines.append(f'Estimated in all: <span class="number">{size.estimate:,.0f}</span>, 95 % interval {interval}.')
        quoted += f"; counting those on no list, an estimated {size.estimate:,.0f} (95 % interval {interval})"
    elif found.at_least is not None:
        lines.append(f'In all: at least <span class="number">{found.at_least:,.0f}</span>, by every method.')
        quoted += f"; counting those on no list, at least {found.at_least:,.0f}"
    lines.append(f"<b>{escape(_STANDINGS[found.standing])}</b>")
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in found.reasons)
    said = "".join(f"<p>{line}</p>" for line in lines)
    return f'<div class="verdict">{said}<ul>{reasons}</ul><p>To quote:</p><blockquote>{quoted}.</blockquote></div>'


def _methods(found: Estimation) -> str:
    rows = [
        (
            _label(estimate.method),
            _number(estimate.estimate),
            _number(estimate.low),
            _number(estimate.high),
            _methods_said().get(estimate.method, {}).get("looks_at", ""),
            " ".join(part for part in (estimate.kind or "", estimate.model or "") if part),
        )
        for estimate in found.estimates
    ]
    rows += [(_label(refusal.method), "none", "", "", f"refused: {refusal.reason}", "") for refusal in found.refused]
    return _table("methods", ("method", "estimate", "low", "high", "what it looks at", "interval, model"), rows)


def _warnings(found: Estimation) -> str:
    items = [f"{_label(estimate.method)}: {words}" for estimate in found.estimates for words in estimate.warnings]
    items += [
        f"{_label(estimate.method)}: {estimate.chains.number} chains, R-hat {estimate.chains.rhat:.3f},"
        f" {estimate.chains.ess:,.0f} effective draws; their medians lie from {min(estimate.chains.medians):,.0f} to"
        f" {max(estimate.chains.medians):,.0f}"
        for estimate in found.estimates
        if estimate.chains
    ]
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""


def _checks(found: Estimation) -> str:
    rows = [_said(check) for check in found.checks if check.known is None]
    title = "Without each list, and under other settings"
    picture = checks_plot(found)
    drawn = _wide(picture, f"{title}: intervals") if picture else ""
    return f"<h3>{title}</h3>{drawn}{_table(title, ('what', *_ENDS), rows)}" if rows else ""


def _known(found: Estimation) -> str:
    """Lists counted by the others: the one check whose answer is known."""
    rows = [(*_said(check), _number(check.known)) for check in found.checks if check.known is not None]
    if not rows:
        return ""
    title = "Where the answer is known"
    words = "<p>The people on one list are a population of known size. This is what the other lists make of it.</p>"
    return f"<h3>{title}</h3>{words}{_table(title, ('what', *_ENDS, 'true number'), rows)}"


_ENDS = ("estimate", "low", "high")


def _said(check: Check) -> tuple[str, str, str, str]:
    return check.what, _number(check.estimate), _number(check.low), _number(check.high)


def _weights(found: Estimation) -> str:
    """How far models were believed; a bootstrap weighs the same ones as the method it repeats."""
    rows = [
        (_label(estimate.method), model, f"{weight:.1%}")
        for estimate in found.estimates
        if estimate.method != "loglinear_bootstrap"
        for model, weight in estimate.weights[:5]
        if weight >= _LEAST_WEIGHT
    ]
    title = "Weights of models"
    numbers = ", ".join(f"{number} is {name}" for number, name in enumerate(found.lists, start=1))
    words = f"<p>In brackets stand lists that depend on each other: {escape(numbers)}.</p>"
    return f"<h3>{title}</h3>{words}{_table(title, ('method', 'model', 'weight'), rows)}" if rows else ""


_LEAST_WEIGHT = 0.001


def _number(size: float | None) -> str:
    return "none" if size is None else f"{size:,.0f}"


_NUMBERS = {*_ENDS, "true number", "weight"}


def _table(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    kinds = [' class="number"' if cell in _NUMBERS else "" for cell in header]
    head = "".join(f'<th scope="col"{kind}>{escape(cell)}</th>' for cell, kind in zip(header, kinds, strict=True))
    body = "".join(
        f"<tr>{''.join(f'<td{kind}>{escape(cell)}</td>' for cell, kind in zip(row, kinds, strict=True))}</tr>"
        for row in rows
    )
    return _wide(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>", name)


def _wide(inside: str, name: str) -> str:
    """What may be wider than a telephone: it is moved sideways by itself, by keys too."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}">{inside}</div>'
