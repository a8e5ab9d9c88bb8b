"""What an estimation rests on: the files that went in, so that anyone can make it again, and how they were linked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from testimonia.model import VictimRecord


@dataclass(frozen=True, slots=True)
class Linked:
    """A linkage in a few numbers.

    Args:
        lines: on all lists together.
        persons: expected number of persons.
        low, high: ends of the interval that holds 95 % of the sampled partitions.
        unclear: pairs that are left to people.
        judged: judgements of people that were obeyed.
        sampled: partitions over which the estimates are averaged; 0 where the one that errs least stands for all.

    Units:
        persons; pairs
    """

    lines: int
    persons: float
    low: int
    high: int
    unclear: int
    judged: int
    sampled: int

    def words(self) -> str:
        """The linkage in plain words."""
        who = f"{self.lines:,} lines of the lists are {self.persons:,.0f} persons"
        if self.low < self.high:
            who += f" ({self.low:,} to {self.high:,} in 95 % of the sampled linkages)"
        how = f"averaged over {self.sampled} sampled linkages" if self.sampled else "by the one linkage that errs least"
        return f"{who}; estimates {how}; {self.unclear:,} pairs unclear, {self.judged:,} judgements obeyed"

    def line(self) -> dict[str, Any]:
        """The documented shape."""
        return {
            "lines": self.lines,
            "persons": {"mean": round(self.persons, 1), "low": self.low, "high": self.high},
            "unclear": self.unclear,
            "judged": self.judged,
            "sampled": self.sampled,
        }


@dataclass(frozen=True, slots=True)
class Basis:
    """What an estimation rests on.

    Args:
        inputs: name and SHA-256 of each table, list, or report that names victims.
        linked: how lines of lists became persons; None for a table.
    """

    inputs: tuple[tuple[str, str], ...] = ()
    linked: Linked | None = None


def inputs_of(records: Iterable[VictimRecord]) -> tuple[tuple[str, str], ...]:
    """Name and SHA-256 of each list and report that victim records come from, by name."""
    return tuple(sorted({(record.list_name, record.sha256) for record in records}))
