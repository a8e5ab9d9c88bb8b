"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS…",
        help="Files and folders: .txt .md .html .pdf .docx .jsonl reports, .csv .xlsx lists of victims; - for stdin.",
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
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME|PATH",
        help="An installed spaCy pipeline, asked as a second reader: it only proposes, and claims that it reads "
        "otherwise are flagged for review.",
    ),
]
StoreAddress = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="ADDRESS",
        help="Where the new record's store rests: postgresql://user@host/database, without a password; "
        "a file in its folder if you leave it out.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What the record said at the end of that day (UTC): 2024-05-31."),
]
PolicyName = Annotated[
    str, typer.Option("--policy", help="Whose figures: an id that `policy list` names, or your own TOML file.")
]
Seed = Annotated[int, typer.Option(min=0, help="Seed of all chance; the same seed gives the same result.")]
Processes = Annotated[
    int,
    typer.Option("--processes", min=0, help="Processes to use; 0 for one per processor. The result is the same."),
]


def end_of_day(day: str | None) -> datetime | None:
    """The last moment of a day, in UTC; None for none.

    Raises:
        BadParameter: the words are no day.
    """
    return datetime.combine(_day(day), time.max, UTC) if day else None


def start_of_day(day: str | None) -> datetime | None:
    """The first moment of a day, in UTC; None for none.

    Raises:
        BadParameter: the words are no day.
    """
    return datetime.combine(_day(day), time.min, UTC) if day else None


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"expected a day like 2024-05-31; found {words!r}") from None
