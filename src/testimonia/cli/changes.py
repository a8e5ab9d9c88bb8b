"""`testimonia changes`: how the figures of a record moved, and which claims moved them."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from testimonia.cli.app import app, print_json, screen
from testimonia.cli.options import Json, RecordFolder, start_of_day
from testimonia.model import Claim, FigureChange, Harm, to_plain
from testimonia.pipeline import figure_changes, open_record
from testimonia.publish.words import figure_words, said_by
from testimonia.store import Store

BY_METHOD = "the policy, or the method that all policies share, changed in between"


@app.command()
def changes(
    folder: RecordFolder,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="First day (UTC): 2024-05-31; all if none.")] = None,
    policy: Annotated[str, typer.Option(help="Whose figures; all if empty.")] = "default",
    incident: Annotated[str | None, typer.Option(help="Code of an incident; all if none.")] = None,
    json: Json = False,
) -> None:
    """Show how figures moved, when, and which claims moved them; nothing is ever overwritten."""
    with open_record(folder) as record:
        found = [
            change
            for change in figure_changes(record, since=start_of_day(since))
            if policy in ("", change.policy) and incident in (None, change.incident)
        ]
    if json:
        return print_json([to_plain(change) for change in found])
    if not found:
        return screen.print("no figure moved")
    with open_record(folder) as record:
        for change in found:
            _print(change, record.store)
    return None


def _print(change: FigureChange, store: Store) -> None:
    harm = Harm(change.harm).replace("_", " ")
    moved = f"{figure_words(change.before)} → {figure_words(change.after)}"
    screen.print(Text(f"{change.at:%Y-%m-%d %H:%M} UTC  {change.incident}  {harm}, {change.policy}: {moved}"))
    for name in change.added:
        screen.print(Text(f"    + {_claim(store.claim(name))}", style="dim"))
    for left in change.dropped:
        screen.print(Text(f"    - {_claim(store.claim(left.claim))}: {left.reason}", style="dim"))
    if change.by_method:
        screen.print(Text(f"    {BY_METHOD}", style="dim"))


def _claim(claim: Claim) -> str:
    return f"{claim.id}  {claim.count.words}, said by {said_by(claim)}"
