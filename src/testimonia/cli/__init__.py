"""The command line: one module a command, named as the step, and imported when it is called."""

from testimonia.cli.app import app, main

__all__ = ["app", "main"]
