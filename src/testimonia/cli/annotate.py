"""`testimonia annotate`: the dates, places, attributions and quantities that the reader sees."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app
from testimonia.cli.options import Gazetteers, Inputs, Model, Processes
from testimonia.cli.output import lines_to
from testimonia.cli.reading import read_inputs, reading_settings
from testimonia.pipeline.stages import annotate_document
from testimonia.publish import annotation_line


@app.command()
def annotate(
    paths: Inputs,
    json: Annotated[
        Path, typer.Option("--json", metavar="OUT.jsonl", help="Where to write JSON Lines; - for standard output.")
    ] = Path("-"),
    gazetteer: Gazetteers = None,
    model: Model = None,
    processes: Processes = 1,
) -> None:
    """Write what the reader sees in reports: every date, place, attribution and quantity."""
    configuration = reading_settings(gazetteer, model)
    with lines_to(json) as write:
        read_inputs(
            paths,
            configuration,
            processes=processes,
            stage=annotate_document,
            show=lambda document, reading: write(annotation_line(document, reading)),
        )
