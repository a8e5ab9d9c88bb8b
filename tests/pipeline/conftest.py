"""The record of the invented example, as the command line makes it."""

from tests.cli.conftest import example

__all__ = ["example"]
