"""The command line: one module a command, named as the step."""

from testimonia.cli import annotate, export, init, judge, policy, publish, read, review, run, show, validate, verify
from testimonia.cli.app import app, main

__all__ = [
    "annotate",
    "app",
    "export",
    "init",
    "judge",
    "main",
    "policy",
    "publish",
    "read",
    "review",
    "run",
    "show",
    "validate",
    "verify",
]
