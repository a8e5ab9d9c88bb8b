"""`testimonia init`: an empty record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app, messages
from testimonia.cli.options import Gazetteers, Sources, StoreAddress
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.record import create_record


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    gazetteer: Gazetteers = None,
    sources: Sources = None,
    store: StoreAddress = "",
) -> None:
    """Make an empty record, with its settings file, in a new folder."""
    create_record(folder, replace(Configuration.usual(gazetteer or (), sources or ()), store=store))
    messages.print(f"made an empty record in {folder}; next: testimonia run REPORTS… --record {folder}")
