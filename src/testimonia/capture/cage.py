"""The cage: a process of its own, with little memory and time, for files that could bring a process down."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from testimonia.capture.captured import Limits
from testimonia.errors import ItemError, TooLarge, UnreadableDocument
from testimonia.model import to_plain

ERRORS: dict[str, type[ItemError]] = {error.__name__: error for error in (TooLarge, UnreadableDocument)}
"""What the worker may say went wrong."""

LONGER = 10
"""Seconds of wall time that the worker gets beyond its processor time, to start on a busy machine."""


def run_caged(kind: str, data: bytes, limits: Limits) -> Any:
    """What the worker (`testimonia.capture.worker`) makes of a file in a process of its own.

    Args:
        kind: "pdf", "page", "word" or "workbook".
        data: the file.
        limits: of memory and time for the process, and of what it may return.

    Returns:
        Plain values, as JSON has them.

    Raises:
        UnreadableDocument: the worker found it so.
        TooLarge: the worker found it so, or it took more memory or time than it had.
    """
    # -P keeps the current folder, where anything may lie, off the module path.
    command = [sys.executable, "-P", "-m", "testimonia.capture.worker", kind, json.dumps(to_plain(limits))]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module; nothing of the file is in the command
            command, input=data, capture_output=True, timeout=limits.cage_seconds + LONGER, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooLarge(f"expected to extract the {kind} in {limits.cage_seconds} s; it takes longer") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise TooLarge(
            f"expected to extract the {kind} in {limits.cage_memory:,} bytes of memory and {limits.cage_seconds} s;"
            f" the process that tried ended with status {done.returncode}"
        ) from error
    if answer["error"]:
        raise ERRORS.get(answer["error"], TooLarge)(answer["reason"])
    return answer["found"]
