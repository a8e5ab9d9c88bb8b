"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS…",
        help="Files and folders: .txt .md .html .pdf .jsonl reports, .csv .xlsx lists of victims; - for stdin.",
        show_default=False,
    ),
]
RecordFolder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the record.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
JsonLines = Annotated[
    Path | None,
    typer.Option("--json", metavar="OUT.jsonl", help="Write JSON Lines, one line a report; - for standard output."),
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer", metavar="CSV", exists=True, dir_okay=False, help="Your own gazetteer; can be given again."
    ),
]
Sources = Annotated[
    list[Path] | None,
    typer.Option(
        "--sources", metavar="CSV", exists=True, dir_okay=False, help="Your own table of sources; can be given again."
    ),
]
Processes = Annotated[
    int,
    typer.Option("--processes", min=0, help="Processes to use; 0 for one per processor. The result is the same."),
]
