"""`testimonia policy`: the named policies and their published methods."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markdown import Markdown
from rich.table import Table

from testimonia.cli.app import app, print_json, screen
from testimonia.model import to_plain
from testimonia.reconcile import chosen, policies

commands = typer.Typer(help="The named policies that make figures of counts.", no_args_is_help=True)
app.add_typer(commands, name="policy")

Json = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]


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
    policy: Annotated[str, typer.Argument(help="Id of the policy, as `policy list` names it.")], json: Json = False
) -> None:
    """Show a policy's published method, its version and its hash."""
    (rule,) = chosen([policy])
    if json:
        return print_json(to_plain(rule.card))
    card = rule.card
    screen.print(f"[bold]{card.id}[/] version {card.version}\nfile hash {card.sha256}\nafter: {card.reference}\n")
    screen.print(Markdown(card.method))
    return None
