"""`testimonia sensitivity`: what moves the figures of an incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

import typer
from rich.text import Text

from testimonia.cli.app import app, print_json, screen
from testimonia.cli.options import Json, PolicyName, RecordFolder
from testimonia.model import SHOWN_POLICY, Move, Sensitivity, to_plain
from testimonia.pipeline.questions import Questions
from testimonia.pipeline.record import open_record
from testimonia.publish.words import claim_words, code_words, figure_words
from testimonia.store import Store


@app.command()
def sensitivity(
    folder: RecordFolder,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Code of the incident.", show_default=False)],
    policy: PolicyName = SHOWN_POLICY,
    json: Json = False,
) -> None:
    """Show without which claim or source a figure would be another, and what each side alone would give."""
    with open_record(folder) as record:
        found = Questions(record).sensitivities(record.store.incident(incident), policy)
        if json:
            return print_json([to_plain(item) for item in found])
        for item in found:
            _print(item, record.store)
    return None if found else screen.print("the policy gives no figure of this incident")


def _print(item: Sensitivity, store: Store) -> None:
    figure = item.figure
    harm = code_words(figure.harm)
    screen.print(Text(f"{figure.incident}  {harm}, {figure.policy}: {figure_words(figure)}", style="bold"))
    _moves("without one source", item.sources, none="no single source moves it")
    claims = [replace(move, what=claim_words(store.claim(move.what))) for move in item.claims]
    _moves("without one claim", claims, none="no single claim moves it")
    _moves("if one side alone spoke", item.sides, none="no side gives a figure by itself")


def _moves(title: str, moves: Iterable[Move], *, none: str) -> None:
    lines = [f"    {move.what}: {figure_words(move.figure) if move.figure else 'no figure'}" for move in moves]
    screen.print(Text("\n".join([f"  {title}", *(lines or [f"    {none}"])])))
