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

from testimonia.cli.app import UNREAD, app, messages, screen
from testimonia.cli.estimating import How, Population, population_of
from testimonia.cli.options import Processes, Seed
from testimonia.cli.output import tell_unread
from testimonia.cli.pictures import interval_picture, overlap_picture
from testimonia.cli.progress import shown_progress
from testimonia.model import CaptureHistories, Estimate, Estimation
from testimonia.pipeline.engine import engine_for

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="TABLE.csv|LIST.csv…|DIR",
        help=(
            "A table of capture patterns: a column of 0 and 1 for each list, and `count`; without `count`, one row a"
            " person. Or lists of victims, their folder, or the folder of a record: they are linked first."
        ),
        show_default=False,
    ),
]
Out = Annotated[Path | None, typer.Option("--json", metavar="OUT.json", help="Write JSON; - for standard output.")]
Report = Annotated[Path | None, typer.Option(metavar="OUT.html", help="Write a page with all methods side by side.")]
Strata = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COLUMN",
        help="Column that parts the population; of lists sex, year, month, place or harm; can repeat.",
    ),
]
Methods = Annotated[list[str] | None, typer.Option("--method", metavar="NAME", help="Only this method; can repeat.")]
MaxOrder = Annotated[
    int | None, typer.Option(min=1, metavar="K", help="Largest number of lists in a term of a log-linear model.")
]
ModelName = Annotated[str | None, typer.Option("--model", metavar="MODEL", help='One log-linear model: "[12,3]".')]
Checks = Annotated[bool, typer.Option(help="Repeat without each list and under other settings.")]
Draws = Annotated[bool, typer.Option(help="Write the draws of each method into the JSON.")]
Sampled = Annotated[
    int,
    typer.Option(min=0, metavar="N", help="Average over N sampled linkages of lists; 0 for the one that errs least."),
]
Decisions = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Judgements of who is who to obey, as for `testimonia link`."),
]


@app.command("estimate")
def estimate_command(  # noqa: PLR0913 - one parameter an option
    inputs: Inputs,
    *,
    json: Out = None,
    report: Report = None,
    strata: Strata = None,
    method: Methods = None,
    max_order: MaxOrder = None,
    model: ModelName = None,
    checks: Checks = False,
    draws: Draws = False,
    sampled: Sampled = 20,
    decisions: Decisions = None,
    seed: Seed = 19481210,
    processes: Processes = 1,
) -> None:
    """Estimate how many people are on no list, by several methods; no bare interval where the data carry none."""
    from testimonia.estimate.page import report_page
    from testimonia.estimate.shapes import estimation_line
    from testimonia.estimate.survey import METHODS, Settings, survey_parts, whole

    methods = tuple(method) if method else ("loglinear",) if model else METHODS
    settings = Settings(methods, max_order, model, checks=checks or report is not None, seed=seed)
    settings.estimators()  # an unknown method stops ahead of the work
    _compile()
    with shown_progress() as progress:
        population = population_of(inputs, How(strata or (), sampled, decisions, seed), progress)
        found = survey_parts(population.parts, settings, run=engine_for(processes).map, progress=progress)
    total = whole(found, seed) if len(found) > 1 else found[0]
    strata_found = found if len(found) > 1 else []
    firsts = [linkages[0] for linkages in population.parts]
    if report:
        page = report_page(total, strata_found, firsts, basis=population.basis)
        report.write_text(page, encoding="utf-8", newline="\n")
    if json:
        _write(estimation_line(total, strata_found, basis=population.basis, draws=draws), json)
    if not json or str(json) != "-":
        _print_all(total, strata_found, firsts)
    _tell(population)


def _compile() -> None:
    """Compile once for this machine, and say so, for it takes a while."""
    from testimonia.estimate.compiled import is_compiled
    from testimonia.estimate.prepare import prepare

    if not is_compiled():
        messages.print("compiling the estimators for this machine: about half a minute, once")
        prepare()


def _tell(population: Population) -> None:
    if linked := population.basis.linked:
        messages.print(linked.words(), soft_wrap=True)
    for note in population.notes:
        messages.print(note, soft_wrap=True)
    tell_unread(population.unread)
    if population.unread:
        raise typer.Exit(UNREAD)


def _write(line: Any, out: Path) -> None:
    text = jsonlib.dumps(line, ensure_ascii=False, indent=2) + "\n"
    if str(out) == "-":
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")


def _print_all(total: Estimation, parts: Sequence[Estimation], histories: Sequence[CaptureHistories]) -> None:
    if not parts:
        _print(total, histories[0])
        return
    for part, each in zip(parts, histories, strict=True):
        _print(part, each)
    _print(total, None)


def _print(found: Estimation, histories: CaptureHistories | None) -> None:
    name = ", ".join(f"{column} {value}" for column, value in found.stratum) or "all"
    screen.print(Text(f"\n{name}: {found.observed:,} people on {len(found.lists)} lists", style="bold"))
    table = Table("method", "estimate", "interval", "model, chains", box=None, pad_edge=False)
    for estimate in found.estimates:
        table.add_row(*map(Text, _cells(estimate)))
    for refusal in found.refused:
        table.add_row(Text(refusal.method), Text("none"), Text("refused"), Text(""))
    screen.print(table)
    if histories:
        screen.print(overlap_picture(histories), "")
    if found.estimates:
        screen.print(interval_picture(found), "")
    for estimate in found.estimates:
        for words in estimate.warnings:
            screen.print(Text(f"{estimate.method}: {words}", style="dim"))
    for refusal in found.refused:
        screen.print(Text(f"{refusal.method} refused: {refusal.reason}", style="dim"))
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
