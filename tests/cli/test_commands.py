"""Commands are listed without their modules, and say of themselves what the list says of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer

import testimonia.cli
from testimonia.cli.app import app, loaded
from testimonia.cli.commands import COMMANDS

SHARED = {
    "app",
    "commands",
    "console",
    "estimating",
    "linking",
    "options",
    "output",
    "pictures",
    "progress",
    "reading",
    "simulated",
    "tables",
}
"""Modules of the command line that are no command."""

LIST = """
import sys
from testimonia.cli import app
app(["--help"], standalone_mode=False)
print(sorted(name for name in sys.modules if name.split(".")[0] in ("testimonia", "numpy", "sqlalchemy")))
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_first_what_the_list_says_of_it(name):
    assert loaded(name).help.split("\n\n")[0] == COMMANDS[name]


def test_every_module_that_is_a_command_is_listed():
    modules = {path.stem for path in Path(testimonia.cli.__file__).parent.glob("[a-z]*.py")}
    assert modules - SHARED == set(COMMANDS)
    assert list(COMMANDS) == sorted(COMMANDS)


def test_the_list_is_shown_without_the_modules_of_the_commands():
    shown = subprocess.run([sys.executable, "-c", LIST], capture_output=True, text=True, check=True).stdout
    assert all(name in shown for name in COMMANDS)
    imported = ["testimonia", "testimonia.cli", *(f"testimonia.cli.{name}" for name in ("app", "commands", "console"))]
    assert shown.strip().splitlines()[-1] == str(
        [*imported, "testimonia.errors", "testimonia.text", "testimonia.text.controls"]
    )


def test_linking_starts_without_the_reader_and_the_store():
    code = "import sys, testimonia.cli.link, testimonia.cli.linking; print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"False"


def test_a_group_of_commands_is_completed_from_its_own_commands():
    group = typer.main.get_command(app)
    with group.make_context("testimonia", ["policy"]) as context:
        name, command, rest = group.resolve_command(context, ["policy", "list"])
    assert (name, rest) == ("policy", ["list"])
    assert set(command.commands) == {"diff", "list", "show"}
