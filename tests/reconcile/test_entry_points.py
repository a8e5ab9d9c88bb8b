"""Policies that other packages register: found by their entry point, and held to the rules of a policy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

POLICY = '''"""The first count that anybody gave.

Low, best and high are its lower end."""

from testimonia.reconcile import Outcome

ID = "first-count"
VERSION = 4
REFERENCE = "Our own manual"


def outcome(evidence):
    first = evidence.current[0]
    number = first.interval.known_ends[0]
    return Outcome(number, number, number, (first,), why_not="not the first count")
'''


def installed(folder: Path, policy: str) -> Path:
    """A package with a policy, as an installer leaves it."""
    (folder / "our_policies.py").write_text(policy, encoding="utf-8")
    about = folder / "our_policies-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: our-policies\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[testimonia.policies]\nfirst = our_policies\n", encoding="utf-8")
    return folder


def listed(folder: Path) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(folder), *filter(None, sys.path)])
    command = [sys.executable, "-m", "testimonia", "policy", "list", "--json"]
    return subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False)


def test_a_registered_module_is_a_policy_among_the_others(tmp_path):
    done = listed(installed(tmp_path, POLICY))
    assert done.returncode == 0, done.stderr
    card = json.loads(done.stdout)[-1]
    assert (card["id"], card["version"], card["title"]) == ("first-count", 4, "The first count that anybody gave.")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [(POLICY.replace("VERSION = 4\n", ""), "VERSION"), (POLICY.replace('"first-count"', '"default"'), "default")],
)
def test_a_module_that_is_no_policy_of_its_own_is_named(tmp_path, wrong, named):
    done = listed(installed(tmp_path, wrong))
    assert done.returncode != 0
    assert named in done.stderr
