"""Small reports for the tests of dates."""

from __future__ import annotations

from datetime import date

from testimonia.model import DateRange, Document
from testimonia.read.report import Report


def report(text: str, published: str = "", *, title: str | None = None) -> Report:
    """A report of a text; `published` is a day, a year, or empty."""
    return Report.of(
        Document("d", "0" * 64, None, "text/plain", text, "test", published=_published(published), title=title)
    )


def _published(words: str) -> DateRange | None:
    if not words:
        return None
    return DateRange.of_year(int(words)) if len(words) == 4 else DateRange.of_day(date.fromisoformat(words))
