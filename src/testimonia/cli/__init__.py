"""The command line: one module a command, named as the step."""

from testimonia.cli import (
    annotate,
    changes,
    estimate,
    explain,
    export,
    init,
    judge,
    ledger,
    policy,
    publish,
    read,
    review,
    run,
    sensitivity,
    show,
<<<<<<< HEAD
    sources,
=======
    simulate,
>>>>>>> a1b6fe8 (Estimate: the contract of estimators, simulated lists, power; order of lists matters nowhere)
    validate,
    verify,
)
from testimonia.cli.app import app, main

__all__ = [
    "annotate",
    "app",
    "changes",
    "estimate",
    "explain",
    "export",
    "init",
    "judge",
    "ledger",
    "main",
    "policy",
    "publish",
    "read",
    "review",
    "run",
    "sensitivity",
    "show",
<<<<<<< HEAD
    "sources",
=======
    "simulate",
>>>>>>> a1b6fe8 (Estimate: the contract of estimators, simulated lists, power; order of lists matters nowhere)
    "validate",
    "verify",
]
