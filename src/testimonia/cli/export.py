"""`testimonia export`: the record in a format for others."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app, messages, print_json
from testimonia.cli.options import AsOf, Json, RecordFolder, end_of_day
from testimonia.cli.publish import ProfileName, Title
from testimonia.pipeline.contents import contents_of
from testimonia.pipeline.record import open_record
from testimonia.pipeline.releases import export_record
from testimonia.publish import FORMATS, read_profile, write_jsonl

JSONL = "jsonl"
Format = StrEnum("Format", [(name.upper().replace("-", "_"), name) for name in (JSONL, *FORMATS)])  # type: ignore[misc]
"""The whole record as JSON Lines, and the formats of a release."""

WHOLE = Format(JSONL)


@app.command()
def export(  # noqa: PLR0913, PLR0917 - a command has the options that it has
    folder: RecordFolder,
    out: Annotated[Path, typer.Option(metavar="OUT", help="Folder for the files.", show_default=False)],
    format: Annotated[  # noqa: A002 - the option's name
        Format, typer.Option(help="jsonl is the whole record; the others hold what the profile lets out.")
    ] = WHOLE,
    profile: ProfileName = "public",
    title: Title = "A casualty record",
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Write the record in one format: for your own scripts (jsonl), or as a release would have it."""
    if format.value == JSONL:
        with open_record(folder) as record:
            files = write_jsonl(contents_of(record, at=end_of_day(as_of)), out)
    elif as_of:
        raise typer.BadParameter(f"--as-of goes with --format {JSONL}: the other formats are those of a release")
    else:
        with open_record(folder, write=True) as record:
            files = export_record(record, read_profile(profile), format.value, out, title=title)
    if json:
        print_json({"files": [str(path) for path in files]})
    else:
        messages.print(f"wrote {', '.join(str(path) for path in files)}", soft_wrap=True)
