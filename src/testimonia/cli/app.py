"""The application: options that all commands share, errors as plain words, and exit codes that mean something."""

from __future__ import annotations

import gc
import json
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

from testimonia import __version__
from testimonia.cli.commands import COMMANDS
from testimonia.cli.console import PlainConsole
from testimonia.errors import TestimoniaError

DONE = 0
STOPPED = 1
USAGE = 2
UNREAD = 3
DAMAGED = 4

EXIT_CODES = """\
Exit codes:

- 0: did what was asked
- 1: stopped by an error
- 2: wrong usage
- 3: done, but some items could not be read
- 4: damage found
"""

GARBAGE = (100_000, 50, 50)
"""When cycles among objects are looked for. A record is many small objects that live to the end: looking among them
every 700 new ones, as Python does, costs a tenth of the time of a command and finds next to nothing."""


class Commands(TyperGroup):
    """All commands: listed by what is known of them, imported when they are called, so that each starts at once."""

    def __init__(self, *, commands: dict[str, Any], **given: Any) -> None:
        listed = {name: TyperCommand(name, help=about) for name, about in COMMANDS.items()}
        super().__init__(commands=listed | commands, **given)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The name of the command that is called, the command itself, and its own arguments."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, loaded(name) if name else None, rest


def loaded(name: str) -> Any:
    """The command of a name, from its module."""
    import_module(f"testimonia.cli.{name}")
    group: Any = typer.main.get_command(app)
    return group.commands[name]


app = typer.Typer(
    name="testimonia",
    cls=Commands,
    help=f"Reports in, casualty record out: every figure leads back to a sentence and a speaker.\n\n{EXIT_CODES}",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

screen = PlainConsole()
"""For results."""

messages = PlainConsole(stderr=True)
"""For progress and messages, so that results can be piped."""


def print_json(value: Any) -> None:
    """Print a result for scripts: JSON, keys in the order of the documentation."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"testimonia {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options of all commands."""


def main() -> None:
    """Run the command line; errors raised on purpose become one message and an exit code."""
    gc.set_threshold(*GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except TestimoniaError as error:
        messages.print(Text("error:", style="bold red"), str(error), soft_wrap=True)
        sys.exit(STOPPED)
    except KeyboardInterrupt:
        messages.print("interrupted; what was recorded so far is kept: run the same command to go on")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except OSError as error:  # a folder that is not there, a full disk: the system says what, nobody need see where
        where = f"{error.filename}: " if error.filename else ""
        messages.print(Text("error:", style="bold red"), f"{where}{error.strerror or error}", soft_wrap=True)
        sys.exit(STOPPED)
