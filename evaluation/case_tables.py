"""Our own cases, from the tables that a coder can edit, and the share of them that comes out right."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

CASES = Path(__file__).parent.parent / "tests" / "cases"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of cases: "where.en"."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def share(right: Iterable[bool]) -> float:
    """How many of some cases come out right, in per cent."""
    each = list(right)
    return round(100 * sum(each) / len(each), 1)
