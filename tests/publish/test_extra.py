"""The base installation holds nothing of what publishing needs beyond it."""

from __future__ import annotations

import subprocess
import sys

WITHOUT = """
import sys
for name in ("jinja2", "markupsafe", "pyarrow"):
    sys.modules[name] = None
from importlib import import_module
from testimonia.cli.commands import COMMANDS
import testimonia.publish
for name in COMMANDS:
    import_module(f"testimonia.cli.{name}")
from testimonia.errors import MissingExtra
for write in (testimonia.publish.FORMATS["parquet"], lambda *given: testimonia.publish.write_site(*given, [])):
    try:
        write(None, None)
    except MissingExtra as error:
        print(error)
"""


def test_without_the_extra_commands_start_and_say_how_to_get_it():
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [line.endswith("pip install 'testimonia[publish]'") for line in done.stdout.splitlines()] == [True, True]
