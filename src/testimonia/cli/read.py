"""`testimonia read`: the claims of reports, without a record."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from testimonia.cli.app import app, screen
from testimonia.cli.options import Gazetteers, Inputs, JsonLines, Model, Processes
from testimonia.cli.output import lines_to
from testimonia.cli.reading import read_inputs, reading_settings
from testimonia.model import Document, Reading
from testimonia.pipeline.stages import read_document
from testimonia.publish import reading_line
from testimonia.publish.words import count_words, said_by, when_words, where_words


@app.command()
def read(
    paths: Inputs,
    json: JsonLines = None,
    gazetteer: Gazetteers = None,
    model: Model = None,
    processes: Processes = 1,
) -> None:
    """Read reports and print their claims; nothing is recorded."""
    configuration = reading_settings(gazetteer, model)
    if json:
        with lines_to(json) as write:
            read_inputs(
                paths,
                configuration,
                processes=processes,
                stage=read_document,
                show=lambda document, reading: write(reading_line(document, reading)),
            )
    else:
        read_inputs(paths, configuration, processes=processes, stage=read_document, show=_print)


def _print(document: Document, reading: Reading) -> None:
    title = document.title or document.name or document.label
    dated = f", published {reading.published.edtf}" if reading.published else ""
    note = " (inferred)" if reading.published and reading.published.inferred else ""
    screen.print(Text(f"\n{title}{dated}{note}: {len(reading.claims)} claims", style="bold"))
    table = Table("harm", "how many", "role", "when", "where", "said by", "words", box=None, pad_edge=False)
    for claim in reading.claims:
        stance = "" if claim.stance == "asserted" else f" ({claim.stance})"
        table.add_row(
            Text(claim.harm + stance),
            Text(count_words(claim.count.low, claim.count.high)),
            Text(claim.role),
            Text(when_words(claim.when)),
            Text(where_words(claim.where)),
            Text(said_by(claim)),
            Text(claim.count.words),
        )
    if reading.claims:
        screen.print(table)
    for against in reading.second.disagreements if reading.second else ():
        screen.print(Text(f"to review: {against.field}: {against.reason}", style="dim"))
