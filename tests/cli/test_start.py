"""A command starts with what it uses: what is slow to import is there only where it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

SLOW = {
    "numpy",
    "scipy",
    "sqlalchemy",
    "trafilatura",
    "testimonia.capture.intake",
    "testimonia.group.compare",
    "testimonia.matching.clusters",
    "testimonia.read.english",
}
STORE = {"sqlalchemy"}
"""What commands need that open a record."""

CALL = """
import json, sys
from testimonia.cli import app
try:
    app(sys.argv[1:], standalone_mode=False)
finally:
    print("\\n" + json.dumps(sorted(sys.modules)))
"""


def slow_modules_of(*words: object) -> set[str]:
    """What of the slow modules is there after a command."""
    called = subprocess.run(
        [sys.executable, "-c", CALL, *map(str, words)], capture_output=True, text=True, check=True
    ).stdout
    return SLOW & set(json.loads(called.splitlines()[-1]))


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["policy", "list"], ["policy", "show", "default"]])
def test_what_opens_no_record_starts_without_what_is_slow(words):
    assert slow_modules_of(*words) == set()


@pytest.mark.parametrize("name", ["show", "verify", "ledger", "changes", "sources"])
def test_what_asks_a_record_starts_with_its_store_alone(name, example):
    assert slow_modules_of(name, example) == STORE


def test_an_export_starts_with_the_store_alone(example, tmp_path):
    assert slow_modules_of("export", example, "--out", tmp_path / "out") == STORE


def test_reading_needs_no_store_and_no_grouping(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("Three people were killed in Oru on 3 May 2019, the mayor said.", encoding="utf-8")
    found = slow_modules_of("read", report)
    assert "testimonia.read.english" in found
    assert not found & {"sqlalchemy", "testimonia.group.compare", "testimonia.matching.clusters"}


@pytest.mark.parametrize("name", sorted(SLOW))
def test_what_is_called_slow_is_there(name):
    assert find_spec(name)
