"""The program inside the cage: one file on standard input, what it holds as JSON on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from testimonia.capture.captured import Limits
from testimonia.errors import ItemError
from testimonia.model import from_plain, to_plain


def main(kind: str, settings: str) -> None:
    """Extract one file within the limits and print what it holds, or what was wrong with it."""
    limits = from_plain(Limits, json.loads(settings))
    extract = _extractor(kind)  # first the imports, then the limits: they are for the file
    lock(limits)
    try:
        answer = {"found": to_plain(extract(sys.stdin.buffer.read(), limits)), "error": None}
    except ItemError as error:
        answer = {"error": type(error).__name__, "reason": str(error)}
    sys.stdout.write(json.dumps(answer))


def _extractor(kind: str) -> Callable[[bytes, Limits], Any]:
    if kind == "pdf":
        from testimonia.capture.pdf import extract_pdf

        return extract_pdf
    if kind == "workbook":
        from testimonia.capture.workbook import read_workbook

        return read_workbook
    if kind == "word":
        from testimonia.capture.word import extract_word

        return extract_word
    from testimonia.capture.page import extract_page

    return extract_page


def lock(limits: Limits) -> None:
    """Hold this process to its limits; where the system has no such limits (Windows), only the wall time holds."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, limits.cage_memory),
        (resource.RLIMIT_CPU, limits.cage_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)  # noqa: PLW2901
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
