"""`testimonia power`: what planned lists would be worth."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from testimonia.cli.app import app, screen
from testimonia.cli.options import Seed
from testimonia.cli.simulated import Kinds, Size, kind_of


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

    kinds = [kind_of(words) for words in kind]
    shown = Table("chances", "observed", "on several lists", "interval width", "holds the truth", "bias", "no interval")
    for factor in (0.5, 1.0, 1.5, 2.0):
        scaled = [Kind(each.share, tuple(min(1.0, factor * chance) for chance in each.chances)) for each in kinds]
        found = computed(size, scaled, DecomposableGraphs(), seed=seed, tables=tables)
        width, bias = (("none" if share is None else f"{share:.0%}") for share in (found.width, found.bias))
        counts = (f"{found.observed:,.0f}", f"{found.on_several:,.0f}")
        shown.add_row(f"x {factor:g}", *counts, width, f"{found.covers:.0%}", bias, f"{found.refused:.0%}")
    screen.print(shown)
