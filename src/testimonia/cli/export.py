"""`testimonia export`: the record in a format for others."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app, messages, print_json
from testimonia.cli.options import Json, RecordFolder
from testimonia.pipeline import contents_of, open_record
from testimonia.publish import write_jsonl


class Format(StrEnum):
    """Formats of the export."""

    JSONL = "jsonl"


@app.command()
def export(
    folder: RecordFolder,
    out: Annotated[Path, typer.Option(metavar="OUT", help="Folder for the files.", show_default=False)],
    format: Annotated[Format, typer.Option(help="The format.")] = Format.JSONL,  # noqa: A002, ARG001 - the option's name
    json: Json = False,
) -> None:
    """Write the record as files: incidents, documents and claims."""
    with open_record(folder) as record:
        files = write_jsonl(contents_of(record), out)
    if json:
        print_json({"files": [str(path) for path in files]})
    else:
        messages.print(f"wrote {', '.join(str(path) for path in files)}", markup=False, soft_wrap=True)
