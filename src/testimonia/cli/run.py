"""`testimonia run`: the main job, from report files to a casualty record with figures."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from testimonia.capture import find_inputs
from testimonia.cli.app import UNREAD, app, messages, print_json, screen
from testimonia.cli.options import Gazetteers, Inputs, Json, Model, Processes, Sources, StoreAddress
from testimonia.cli.output import sum_up_unread
from testimonia.cli.progress import shown_progress
from testimonia.cli.reading import reading_settings
from testimonia.cli.tables import NO_INCIDENT, incidents_table
from testimonia.errors import ConfigurationError
from testimonia.model import Incident, to_plain
from testimonia.pipeline.engine import engine_for
from testimonia.pipeline.record import create_record, is_record, open_record
from testimonia.pipeline.run import Summary
from testimonia.pipeline.run import run as run_pipeline

MOST_SHOWN = 100
"""Incidents that are shown after a run: those that are new or changed, or the first if none is."""


@app.command()
def run(  # noqa: PLR0913, PLR0917 - a command has the options that it has
    paths: Inputs,
    record: Annotated[
        Path,
        typer.Option("--record", metavar="DIR", help="Folder of the record; made if it is new.", show_default=False),
    ],
    gazetteer: Gazetteers = None,
    sources: Sources = None,
    model: Model = None,
    store: StoreAddress = "",
    processes: Processes = 1,
    json: Json = False,
) -> None:
    """Capture, read, group and reconcile reports: what is new is added, what is current is skipped."""
    inputs = list(find_inputs(paths))
    if not is_record(record):
        settings = replace(reading_settings(gazetteer, model), sources=tuple(sources or ()), store=store)
        create_record(record, settings)
    elif gazetteer or sources or model or store:
        raise ConfigurationError(
            f"{record} has its settings already: to add a gazetteer, sources or a model, name them in "
            f"{record}/testimonia.toml"
        )
    with open_record(record, write=True) as opened, shown_progress() as progress:
        summary = run_pipeline(opened, inputs, engine=engine_for(processes), progress=progress)
        wanted = summary.changed[:MOST_SHOWN] or None
        shown = list(itertools.islice(opened.store.incidents(wanted), MOST_SHOWN))
        figures = [figure for incident in shown for figure in opened.store.figures(incident.code)]
    sum_up_unread(summary.unread, rest=f"`testimonia show {record} --unread`")
    if json:
        print_json(to_plain(summary))
    else:
        screen.print(incidents_table(shown, figures) if shown else NO_INCIDENT)
        _tell(summary, record, shown)
    if summary.unread:
        raise typer.Exit(UNREAD)


def _tell(summary: Summary, record: Path, shown: Sequence[Incident]) -> None:
    """Say what was done and what to try next."""
    more = len(summary.changed) - MOST_SHOWN
    rest = f", of which {more} are not shown" if more > 0 else ""
    known = f", {_number(summary.known, 'file')} known already" if summary.known else ""
    lists = f", {_number(summary.listed, 'line')} of victim lists" if summary.listed else ""
    messages.print(
        f"\n{_number(summary.captured, 'new report')}{lists}, {summary.read} newly read, "
        f"{_number(summary.claims, 'claim')} in all{known}, {len(summary.unread)} unread; "
        f"{_number(len(summary.changed), 'incident')} new or changed{rest}"
    )
    first = shown[0].code if shown else "INCIDENT"
    messages.print(
        "\nTry next:\n"
        f"  testimonia show {record} {first}   each claim, its sentence, who said it; the figures\n"
        f"  testimonia ledger {record}   totals over a period or region: they are in no incident's figure\n"
        f"  testimonia review {record}   judge claims in a browser, on this machine\n"
        f"  testimonia verify {record}   proof that nothing was changed since\n"
        "  testimonia policy list   the named policies, and `policy show` for their method\n"
        f"  testimonia export {record} --out OUT   incidents, documents and claims as JSON Lines",
        soft_wrap=True,
    )


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
