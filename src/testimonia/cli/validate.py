"""`testimonia validate`: whether a file of others keeps the rules of its format."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import DAMAGED, app, print_json, screen
from testimonia.cli.options import Json
from testimonia.model import to_plain
from testimonia.publish import check_ged


class Checked(StrEnum):
    """Formats that can be checked."""

    GED = "ged"


@app.command()
def validate(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", exists=True, dir_okay=False, show_default=False)],
    format: Annotated[Checked, typer.Option(help="The format that the file is said to have.")] = Checked.GED,  # noqa: A002, ARG001 - the option's name
    json: Json = False,
) -> None:
    """Check a UCDP GED file: columns, low <= best <= high, the sides' deaths sum to best, dates in order."""
    with file.open(encoding="utf-8-sig", newline="") as rows:
        problems = list(check_ged(rows))
    if json:
        print_json([to_plain(problem) for problem in problems])
    else:
        for problem in problems:
            screen.print(f"{problem.id}: {problem.what}", soft_wrap=True)
        screen.print(f"{len(problems)} problems")
    if problems:
        raise typer.Exit(DAMAGED)
