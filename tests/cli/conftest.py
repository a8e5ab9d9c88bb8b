"""A command line to type into, and a record of the invented example."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "valmora"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run_command(*words: object, stdin: str | bytes | None = None) -> Result:
    """Type a command, as a user would, in a process of its own."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    environment = os.environ | {"COLUMNS": "200", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "testimonia", *map(str, words)],
        input=data,
        capture_output=True,
        env=environment,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def testimonia() -> Callable[..., Result]:
    return run_command


@pytest.fixture(scope="session")
def example(tmp_path_factory) -> Path:
    """A record of the invented example; tests that change a record make a copy."""
    folder = tmp_path_factory.mktemp("example") / "record"
    done = run_command(
        "run", EXAMPLE / "reports", EXAMPLE / "lists", "--record", folder, "--gazetteer", EXAMPLE / "gazetteer.csv"
    )
    assert done.code == 0, done.err
    return folder
