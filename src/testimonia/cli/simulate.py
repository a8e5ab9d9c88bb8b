"""`testimonia simulate` and `testimonia power`: lists with a known truth, and what planned lists would be worth."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from testimonia.cli.app import app, screen
from testimonia.errors import ConfigurationError

if TYPE_CHECKING:
    from testimonia.estimate.simulate import Kind

Size = Annotated[int, typer.Option(min=10, max=10_000_000, metavar="N", help="People in the population.")]
Kinds = Annotated[
    list[str],
    typer.Option(
        "--kind",
        metavar="SHARE:P1,P2,…",
        help="A kind of people: its share, and the chance of each list to find one; repeat for several kinds.",
    ),
]
Ties = Annotated[
    list[str] | None,
    typer.Option("--tie", metavar="A,B:P", help="Who is on list A is put on list B too with this chance; can repeat."),
]
Out = Annotated[Path | None, typer.Option(metavar="OUT.csv", help="Write here; standard output if not given.")]
Seed = Annotated[int, typer.Option(min=0, help="Seed of all chance; the same seed gives the same result.")]


@app.command()
def simulate(size: Size, kind: Kinds, tie: Ties = None, out: Out = None, seed: Seed = 1) -> None:
    """Make capture patterns of a population of known size, to try methods on."""
    from testimonia.estimate.simulate import simulate as simulated

    ties = dict(map(_tie, tie or ()))
    found = simulated(size, [_kind(words) for words in kind], seed=seed, ties=ties)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*found.lists, "count"])
    for pattern, persons in found.counts:
        writer.writerow([*(pattern >> index & 1 for index in range(len(found.lists))), persons])
    if out:
        out.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text.getvalue())


@app.command()
def power(
    size: Size,
    kind: Kinds,
    tables: Annotated[int, typer.Option(min=5, max=10_000, help="Tables to simulate for each row.")] = 50,
    seed: Seed = 1,
) -> None:
    """How much overlap is needed: simulate such lists, thinner and denser, and show what estimates are worth."""
    from testimonia.estimate.decomposable.estimator import DecomposableGraphs
    from testimonia.estimate.power import power as computed
    from testimonia.estimate.simulate import Kind

    kinds = [_kind(words) for words in kind]
    shown = Table("chances", "observed", "on several lists", "interval width", "holds the truth", "bias", "no interval")
    for factor in (0.5, 1.0, 1.5, 2.0):
        scaled = [Kind(each.share, tuple(min(1.0, factor * chance) for chance in each.chances)) for each in kinds]
        found = computed(size, scaled, DecomposableGraphs(), seed=seed, tables=tables)
        width, bias = (("none" if share is None else f"{share:.0%}") for share in (found.width, found.bias))
        counts = (f"{found.observed:,.0f}", f"{found.on_several:,.0f}")
        shown.add_row(f"x {factor:g}", *counts, width, f"{found.covers:.0%}", bias, f"{found.refused:.0%}")
    screen.print(shown)


def _kind(words: str) -> Kind:
    from testimonia.estimate.simulate import Kind

    share, colon, chances = words.partition(":")
    try:
        return Kind(float(share), tuple(float(chance) for chance in chances.split(","))) if colon else Kind(0.0, ())
    except ValueError as error:
        raise ConfigurationError(f"expected a kind such as 0.7:0.3,0.2,0.4; found {words!r}") from error


def _tie(words: str) -> tuple[tuple[int, int], float]:
    pair, _, chance = words.partition(":")
    try:
        first, second = (int(number) - 1 for number in pair.split(","))
        return (first, second), float(chance)
    except ValueError as error:
        raise ConfigurationError(f"expected a tie such as 1,2:0.5; found {words!r}") from error
