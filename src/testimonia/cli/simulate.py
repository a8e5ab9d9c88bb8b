"""`testimonia simulate`: lists with a known truth."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app
from testimonia.cli.options import Seed
from testimonia.cli.simulated import Kinds, Size, kind_of
from testimonia.errors import ConfigurationError

Ties = Annotated[
    list[str] | None,
    typer.Option("--tie", metavar="A,B:P", help="Who is on list A is put on list B too with this chance; can repeat."),
]
Out = Annotated[Path | None, typer.Option(metavar="OUT.csv", help="Write here; standard output if not given.")]


@app.command()
def simulate(size: Size, kind: Kinds, tie: Ties = None, out: Out = None, seed: Seed = 1) -> None:
    """Make capture patterns of a population of known size, to try methods on."""
    from testimonia.estimate.simulate import simulate as simulated

    ties = dict(map(_tie, tie or ()))
    found = simulated(size, [kind_of(words) for words in kind], seed=seed, ties=ties)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*found.lists, "count"])
    for pattern, persons in found.counts:
        writer.writerow([*(pattern >> index & 1 for index in range(len(found.lists))), persons])
    if out:
        out.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text.getvalue())


def _tie(words: str) -> tuple[tuple[int, int], float]:
    pair, _, chance = words.partition(":")
    try:
        first, second = (int(number) - 1 for number in pair.split(","))
        return (first, second), float(chance)
    except ValueError as error:
        raise ConfigurationError(f"expected a tie such as 1,2:0.5; found {words!r}") from error
