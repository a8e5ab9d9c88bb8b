"""The optional part that linking needs."""

from __future__ import annotations

from importlib.util import find_spec

from testimonia.errors import MissingExtra

NEEDED = ("duckdb", "rigour", "splink")


def need_link() -> None:
    """Nothing, if the optional part is installed.

    Raises:
        MissingExtra: it is not; the message says how to get it.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise MissingExtra(
            f"linking needs an optional part ({', '.join(missing)}): install it with  pip install 'testimonia[link]'"
        )
