"""`testimonia policy`: the named policies and their published methods."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from testimonia.cli.app import app, print_json, screen
from testimonia.cli.options import Json
from testimonia.model import to_plain
from testimonia.pipeline.configuration import rules_named
from testimonia.reconcile import policies

if TYPE_CHECKING:
    from testimonia.pipeline.questions import Difference
    from testimonia.store import Store

commands = typer.Typer(help="The named policies that make figures of counts.", no_args_is_help=True)
app.add_typer(commands, name="policy")


@commands.command("list")
def list_policies(json: Json = False) -> None:
    """List the installed policies."""
    cards = [rule.card for rule in policies()]
    if json:
        return print_json([to_plain(card) for card in cards])
    table = Table("policy", "version", "hash", "what it does", box=None, header_style="bold", pad_edge=False)
    for card in cards:
        table.add_row(card.id, str(card.version), card.sha256[:12], card.title)
    screen.print(table)
    return None


@commands.command("show")
def show_policy(
    policy: Annotated[str, typer.Argument(help="Id of the policy, as `policy list` names it, or your own TOML file.")],
    json: Json = False,
) -> None:
    """Show a policy's published method, its version and its hash."""
    from rich.markdown import Markdown

    (rule,) = rules_named([policy])
    if json:
        return print_json(to_plain(rule.card))
    card = rule.card
    head = f"{card.id} version {card.version}\nhash {card.sha256}\nafter: {card.reference or 'nobody'}\n"
    screen.print(Text(head))
    screen.print(Markdown(card.method))
    return None


@commands.command("diff")
def diff_policies(
    first: Annotated[str, typer.Argument(help="A policy: its id, or your own TOML file.")],
    second: Annotated[str, typer.Argument(help="Another one.")],
    record: Annotated[
        Path, typer.Option("--record", metavar="DIR", help="The record on which they are compared.", show_default=False)
    ],
    json: Json = False,
) -> None:
    """Show which incidents two policies give different figures, and why."""
    from testimonia.pipeline.questions import Questions
    from testimonia.pipeline.record import open_record

    with open_record(record) as opened:
        found = list(Questions(opened).differences(first, second))
        if json:
            return print_json([to_plain(item) for item in found])
        for item in found:
            _print_difference(item, first, second, opened.store)
    return screen.print(f"{len(found)} figure{'s' * (len(found) != 1)} differ{'s' * (len(found) == 1)}")


def _print_difference(item: Difference, first: str, second: str, store: Store) -> None:
    from testimonia.publish.words import claim_words, code_words, figure_words

    harm = code_words(item.harm)
    moved = f"{first} {figure_words(item.first)}, {second} {figure_words(item.second)}"
    screen.print(Text(f"{item.incident}  {harm}: {moved}"))
    for name, only, other in ((first, item.only_first, second), (second, item.only_second, first)):
        for left in only:
            screen.print(Text(f"    only {name}: {claim_words(store.claim(left.claim))}", style="dim"))
            screen.print(Text(f"        {other}: {left.reason}", style="dim"))
    if not item.only_first and not item.only_second:
        silent = [
            name for name, figure in ((first, item.first), (second, item.second)) if figure and figure.best is None
        ]
        why = f"{silent[0]} gives no best figure" if len(silent) == 1 else "they choose differently among them"
        screen.print(Text(f"    both rest on the same claims; {why}", style="dim"))
