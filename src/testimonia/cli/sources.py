"""`testimonia sources`: who the figures of a record rest on."""

from __future__ import annotations

import itertools

from rich.text import Text

from testimonia.cli.app import app, print_json, screen
from testimonia.cli.options import Json, PolicyName, RecordFolder
from testimonia.cli.tables import titled_table
from testimonia.model import SHOWN_POLICY, to_plain
from testimonia.pipeline.questions import Questions, SourceUse
from testimonia.pipeline.record import open_record
from testimonia.publish.words import code_words

MOST_SHOWN = 4
"""Incidents named on screen for each source; all are in the JSON."""


@app.command()
def sources(folder: RecordFolder, policy: PolicyName = SHOWN_POLICY, json: Json = False) -> None:
    """List the primary sources, all names under which reports have them, and which figures rest on each."""
    with open_record(folder) as record:
        uses = Questions(record).sources(policy)
    if json:
        return print_json([to_plain(use) for use in uses])
    table = titled_table(f"Sources (figures: policy {policy})", lines=True)
    table.add_column("source, other names")
    table.add_column("kind")
    table.add_column("reports", justify="right")
    table.add_column("figures that rest on it")
    for use in uses:
        table.add_row(_names(use), _kind(use), str(use.reports), _figures(use))
    return screen.print(table)


def _names(use: SourceUse) -> Text:
    text = Text(use.source.name, style="bold" if use.source.may_be_independent else "")
    if use.source.aliases:
        text.append(f"\n{', '.join(use.source.aliases)}", style="dim")
    return text


def _kind(use: SourceUse) -> str:
    source = use.source
    marks = ["no independent source: unnamed"] * (not source.named) + [
        "no independent source: circle"
    ] * source.circular
    told = [code_words(source.kind), source.country, source.level, source.interest and f"for {source.interest}"]
    return "\n".join([", ".join(filter(None, told)), *marks])


def _figures(use: SourceUse) -> str:
    lines = [
        f"{code}: {', '.join(harm.replace('_', ' ') for _, harm in figures)}"
        for code, figures in itertools.groupby(use.figures, key=lambda pair: pair[0])
    ]
    more = [f"and {len(lines) - MOST_SHOWN} more"] if len(lines) > MOST_SHOWN else []
    return "\n".join([*lines[:MOST_SHOWN], *more]) or "none"
