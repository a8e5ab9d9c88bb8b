"""The command line: one module a command, named as the step."""

from testimonia.cli import (
    annotate,
    estimate,
    explain,
    export,
    init,
    judge,
    policy,
    publish,
    read,
    review,
    run,
    show,
    validate,
    verify,
)
from testimonia.cli.app import app, main

__all__ = [
    "annotate",
    "app",
    "estimate",
    "explain",
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
