"""`testimonia changes`: how the figures of a record moved, or what changed since a release of a published site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from testimonia.cli.app import app, print_json, screen
from testimonia.cli.options import Json, RecordFolder, start_of_day
from testimonia.model import SHOWN_POLICY, FigureChange, to_plain
from testimonia.pipeline.history import figure_changes
from testimonia.pipeline.record import open_record
from testimonia.publish import change_words, is_site, read_changes
from testimonia.publish.words import claim_words, code_words, figure_words
from testimonia.store import Store

BY_METHOD = "the policy, or the method that all policies share, changed in between"


@app.command()
def changes(
    folder: RecordFolder,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|RELEASE",
            help="Of a record the first day (UTC), 2024-05-31; of a published site a release. All if none.",
        ),
    ] = None,
    policy: Annotated[str, typer.Option(help="Whose figures; all if empty.")] = SHOWN_POLICY,
    incident: Annotated[str | None, typer.Option(help="Code of an incident; all if none.")] = None,
    json: Json = False,
) -> None:
    """Show how figures moved, when, and which claims moved them; nothing is ever overwritten.

    Of a published site: every row that came or went and every field that changed, from release to release.
    """
    if is_site(folder):
        return _show_site(folder, since=_release(since), policy=policy, incident=incident, json=json)
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


def _release(words: str | None) -> int:
    if words is None:
        return 0
    if not words.isdecimal():
        raise typer.BadParameter(f"of a published site, expected the number of a release; found {words!r}")
    return int(words)


def _show_site(site: Path, *, since: int, policy: str, incident: str | None, json: bool) -> None:
    found = [
        change
        for change in read_changes(site, since=since)
        if change.policy in {None, policy or change.policy} and incident in {None, change.id.split("/")[0]}
    ]
    if json:
        return print_json([to_plain(change) for change in found])
    for change in found:
        screen.print(Text(f"release {change.release}, {change.as_of[:10]}  {change_words(change)}"))
        if change.claims:
            screen.print(Text(f"    because of {' '.join(change.claims)}", style="dim"))
    return None if found else screen.print("nothing changed")


def _print(change: FigureChange, store: Store) -> None:
    harm = code_words(change.harm)
    moved = f"{figure_words(change.before)} → {figure_words(change.after)}"
    screen.print(Text(f"{change.at:%Y-%m-%d %H:%M} UTC  {change.incident}  {harm}, {change.policy}: {moved}"))
    for name in change.added:
        screen.print(Text(f"    + {claim_words(store.claim(name))}", style="dim"))
    for left in change.dropped:
        screen.print(Text(f"    - {claim_words(store.claim(left.claim))}: {left.reason}", style="dim"))
    if change.by_method:
        screen.print(Text(f"    {BY_METHOD}", style="dim"))
