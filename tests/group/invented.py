"""Invented reports that test every way in which reports belong together."""

from __future__ import annotations

import functools

from testimonia.model import Document, Reading
from testimonia.testing.records import made_reports


@functools.cache
def invented_reports() -> list[tuple[Document, Reading]]:
    return list(made_reports(60, seed=3))
