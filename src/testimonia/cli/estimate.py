"""`testimonia estimate`: how many are on no list."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from testimonia.capture import DEFAULT
from testimonia.capture.table import read_csv
from testimonia.cli.app import app, screen
from testimonia.cli.options import Processes
from testimonia.cli.progress import shown_progress
from testimonia.errors import InputNotFound, InvalidReport, UnreadableDocument
from testimonia.model import CaptureHistories, Estimate, Estimation
from testimonia.pipeline import engine_for

TableFile = Annotated[
    Path,
    typer.Argument(
        metavar="TABLE.csv",
        help="One row a pattern: a column of 0 and 1 for each list, and `count`; without `count`, one row a person.",
        show_default=False,
    ),
]
Out = Annotated[Path | None, typer.Option("--json", metavar="OUT.json", help="Write JSON; - for standard output.")]
Report = Annotated[Path | None, typer.Option(metavar="OUT.html", help="Write a page with all methods side by side.")]
Strata = Annotated[
    list[str] | None, typer.Option(metavar="COLUMN", help="Column that parts the population; can repeat.")
]
Methods = Annotated[list[str] | None, typer.Option("--method", metavar="NAME", help="Only this method; can repeat.")]
MaxOrder = Annotated[
    int | None, typer.Option(min=1, metavar="K", help="Largest number of lists in a term of a log-linear model.")
]
ModelName = Annotated[str | None, typer.Option("--model", metavar="MODEL", help='One log-linear model: "[12,3]".')]
Checks = Annotated[bool, typer.Option(help="Repeat without each list and under other settings.")]
Draws = Annotated[bool, typer.Option(help="Write the draws of each method into the JSON.")]
Seed = Annotated[int, typer.Option(min=0, help="Seed of all chance; the same seed gives the same result.")]


@app.command("estimate")
def estimate_command(  # noqa: PLR0913 - one parameter an option
    table: TableFile,
    *,
    json: Out = None,
    report: Report = None,
    strata: Strata = None,
    method: Methods = None,
    max_order: MaxOrder = None,
    model: ModelName = None,
    checks: Checks = False,
    draws: Draws = False,
    seed: Seed = 19481210,
    processes: Processes = 1,
) -> None:
    """Estimate how many people are on no list, by several methods; no bare interval where the data carry none."""
    from testimonia.estimate.page import report_page
    from testimonia.estimate.shapes import estimation_line
    from testimonia.estimate.survey import METHODS, Settings, survey_parts, whole
    from testimonia.estimate.table import by_stratum

    parts = by_stratum(_read(table, strata or ()))
    methods = tuple(method) if method else ("loglinear",) if model else METHODS
    settings = Settings(methods, max_order, model, checks=checks or report is not None, seed=seed)
    with shown_progress() as progress:
        found = survey_parts(parts, settings, run=engine_for(processes).map, progress=progress)
    total = whole(found, seed) if len(found) > 1 else found[0]
    strata_found = found if len(found) > 1 else []
    if report:
        page = report_page(total, strata_found, [linkages[0] for linkages in parts])
        report.write_text(page, encoding="utf-8", newline="\n")
    if json:
        _write(estimation_line(total, strata_found, draws=draws), json)
    if not json or str(json) != "-":
        for part in [*strata_found, total]:
            _print(part)


def _read(path: Path, strata: Sequence[str]) -> list[CaptureHistories]:
    from testimonia.estimate.table import PARTITION, histories_from_rows

    if not path.is_file():
        raise InputNotFound(f"expected a table of capture patterns; found no file {path}")
    try:
        rows = read_csv(path.read_bytes(), DEFAULT)
    except UnreadableDocument as error:
        raise InvalidReport(f"{path}: {error}") from error
    header = rows[0] if rows and isinstance(rows[0], list) else []
    drawn = [PARTITION] if PARTITION in [cell.strip() for cell in header] else []
    return histories_from_rows(rows, [*strata, *drawn])


def _write(line: Any, out: Path) -> None:
    text = jsonlib.dumps(line, ensure_ascii=False, indent=2) + "\n"
    if str(out) == "-":
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")


def _print(found: Estimation) -> None:
    name = ", ".join(f"{column} {value}" for column, value in found.stratum) or "all"
    screen.print(Text(f"\n{name}: {found.observed:,} people on {len(found.lists)} lists", style="bold"))
    table = Table("method", "estimate", "interval", "model, chains", box=None, pad_edge=False)
    for estimate in found.estimates:
        table.add_row(*map(Text, _cells(estimate)))
    for refusal in found.refused:
        table.add_row(Text(refusal.method), Text("none"), Text(""), Text("refused"))
    screen.print(table)
    for estimate in found.estimates:
        for words in estimate.warnings:
            screen.print(Text(f"{estimate.method}: {words}", style="dim"))
    for check in found.checks:
        size = "none" if check.estimate is None else f"{check.estimate:,.0f} ({check.low:,.0f} to {check.high:,.0f})"
        screen.print(Text(f"{check.what}: {size}", style="dim"))
    screen.print(Text(_verdict(found), style="bold"))
    for reason in found.reasons:
        screen.print(Text(f"  {reason}"))
    screen.print(Text(f"seed {found.seed}", style="dim"))


def _cells(estimate: Estimate) -> tuple[str, str, str, str]:
    low = "" if estimate.low is None else f"{estimate.low:,.0f}"
    interval = f"{low} to {estimate.high:,.0f}" if estimate.high is not None else f"{low} and more" if low else "none"
    note = estimate.model or ""
    if estimate.chains:
        note = f"R-hat {estimate.chains.rhat:.3f}, {estimate.chains.ess:,.0f} effective draws"
    return estimate.method, "none" if estimate.estimate is None else f"{estimate.estimate:,.0f}", interval, note


def _verdict(found: Estimation) -> str:
    """The verdict in a line; documented and estimated numbers apart."""
    if found.default:
        size = found.default
        interval = f"95 % interval {size.low:,.0f} to {size.high:,.0f}"
        return f"publishable: {found.observed:,} documented; estimated {size.estimate:,.0f} in all, {interval}"
    bound = found.observed if found.at_least is None else found.at_least
    if found.standing == "lower_bound":
        return f"only as a lower bound: {found.observed:,} documented; at least {bound:,.0f} in all by every method"
    return f"not identified: {found.observed:,} documented; how many are on no list cannot be told from these lists"
