"""`testimonia verify`: proof that the evidence and the log are what was recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from testimonia.cli.app import DAMAGED, app, messages, print_json, screen
from testimonia.cli.options import Json, RecordFolder
from testimonia.model import to_plain
from testimonia.pipeline.recompute import verify_site
from testimonia.pipeline.verification import verify_record
from testimonia.publish import is_site

WHOLE = Text.assemble(("whole", "green"), ":")
DAMAGE = Text("damage:", style="bold red")


@app.command()
def verify(
    folder: RecordFolder,
    expect: Annotated[
        str | None,
        typer.Option(help="Hash of the log's head that you noted earlier: also finds a log cut off since then."),
    ] = None,
    json: Json = False,
) -> None:
    """Re-hash the archive and the log chain, check every claim against its text; name the first damage.

    On a published release: re-hash its files, and make its figures again from its claims.
    """
    if is_site(folder):
        return _verify_site(folder, json=json)
    result = verify_record(Path(folder), expect_head=expect)
    if json:
        print_json(to_plain(result))
    elif result.damage:
        screen.print(DAMAGE, f"{result.damage.where}: {result.damage.what}", soft_wrap=True)
    else:
        screen.print(
            WHOLE,
            f"{result.objects} archived files, {result.events} log events, "
            f"{result.documents} documents, {result.claims} claims\nhead of the log: {result.head}",
        )
    if result.damage:
        raise typer.Exit(DAMAGED)
    return None


def _verify_site(site: Path, *, json: bool) -> None:
    result = verify_site(site)
    if json:
        print_json(to_plain(result))
    for flaw in () if json else result.flaws:
        messages.print(f"damage: {flaw.where}: {flaw.what}", soft_wrap=True)
    if result.ok and not json:
        screen.print(
            WHOLE,
            f"{result.files} files; {result.recomputed} figures came out of the published claims "
            f"again, {result.not_recomputed} cannot be made from what was let out",
        )
    if not result.ok:
        raise typer.Exit(DAMAGED)
