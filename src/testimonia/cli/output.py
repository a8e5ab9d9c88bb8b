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


def tell_unread(unread: Sequence[Unread], *, most: int = 20) -> None:
    """Name what could not be read, with reasons, on standard error."""
    for item in unread[:most]:
        part = f", part {item.part}" if item.part else ""
        messages.print(f"unread: {item.name}{part}: {item.reason}", soft_wrap=True)
    if len(unread) > most:
        messages.print(f"unread: and {len(unread) - most} more")


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
