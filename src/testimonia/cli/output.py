"""What many commands tell: lines of JSON, and what could not be read."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from testimonia.cli.app import messages
from testimonia.model import Unread

if TYPE_CHECKING:
    from testimonia.publish.shapes import Line


MOST_REASONS = 20
"""Reasons that are told after a run."""

MOST_NAMED = 3
"""Items that are named with each of them."""


def tell_unread(unread: Sequence[Unread]) -> None:
    """Name all that could not be read, with reasons, on standard error."""
    for item in unread:
        messages.print(f"unread: {unread_place(item)}: {item.reason}", soft_wrap=True)


def sum_up_unread(unread: Sequence[Unread], *, rest: str) -> None:
    """Name what could not be read, each reason once with the first items, and the command that names all."""
    of_reasons: dict[str, list[str]] = {}
    for item in unread:
        of_reasons.setdefault(item.reason, []).append(unread_place(item))
    told = list(of_reasons.items())[:MOST_REASONS]
    for reason, places in told:
        more = f" and {len(places) - MOST_NAMED} more" if len(places) > MOST_NAMED else ""
        messages.print(f"unread: {'; '.join(places[:MOST_NAMED])}{more}: {reason}", soft_wrap=True)
    if sum(len(places[:MOST_NAMED]) for _, places in told) < len(unread):
        messages.print(f"unread: {len(unread)} items in all: {rest} names each", soft_wrap=True)


def unread_place(item: Unread) -> str:
    """Where an item is that could not be read: a file, or one line or row of it."""
    return f"{item.name}, part {item.part}" if item.part else item.name


@contextmanager
def lines_to(out: Path) -> Iterator[Callable[[Line], None]]:
    """A function that writes a line of JSON to a file, or to standard output for "-"."""
    if str(out) == "-":
        yield functools.partial(_write, sys.stdout)
    else:
        with out.open("w", encoding="utf-8", newline="\n") as file:
            yield functools.partial(_write, file)


def _write(file: TextIO, line: Line) -> None:
    file.write(json.dumps(line, ensure_ascii=False) + "\n")
