"""A release as its pages look things up, each look-up made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from testimonia.model import SHOWN_POLICY, Harm
from testimonia.publish.release import Change, Release
from testimonia.publish.tables import Row

HARMS = tuple(harm.value for harm in Harm)
"""Harms in the order in which pages show them."""


@dataclass(frozen=True)
class View:
    """A release with what its pages look up."""

    release: Release

    @cached_property
    def figures(self) -> dict[str, list[Row]]:
        """The figures of each incident."""
        return grouped(self.release.rows("figures"), "incident")

    @cached_property
    def shown(self) -> dict[tuple[str, str], Row]:
        """The figures of the shown policy, by incident and harm."""
        return {(r["incident"], r["harm"]): r for r in self.release.rows("figures") if r["policy"] == SHOWN_POLICY}

    @cached_property
    def breakdowns(self) -> dict[tuple[str, str, str], list[Row]]:
        """Who the people of each figure were, by incident, harm and policy."""
        found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in self.release.rows("breakdowns"):
            found[row["incident"], row["harm"], row["policy"]].append(row)
        return found

    @cached_property
    def claims(self) -> dict[str, list[Row]]:
        """The claims of each incident."""
        return grouped(self.release.rows("claims"), "incident")

    @cached_property
    def figure_claims(self) -> dict[str, list[Row]]:
        """Which claims the figures of each incident rest on."""
        return grouped(self.release.rows("figure_claims"), "incident")

    @cached_property
    def uncounted(self) -> dict[str, list[Row]]:
        """What reports on each incident tell without a number."""
        return grouped(self.release.rows("uncounted"), "incident")

    @cached_property
    def tellings(self) -> dict[str, Row]:
        """What is told without a number, by its id."""
        return {row["telling"]: row for row in self.release.rows("uncounted")}

    @cached_property
    def documents(self) -> dict[str, Row]:
        """The reports by id."""
        return {row["document"]: row for row in self.release.rows("documents")}

    @cached_property
    def about(self) -> dict[str, list[Row]]:
        """The reports about each incident."""
        return grouped(self.release.rows("incident_documents"), "incident")

    @cached_property
    def parts(self) -> dict[str, list[Row]]:
        """The incidents that are parts of each incident."""
        return grouped([row for row in self.release.rows("incidents") if row["part_of"]], "part_of")

    @cached_property
    def incidents(self) -> dict[str, Row]:
        """The incidents by code."""
        return {row["incident"]: row for row in self.release.rows("incidents")}

    @cached_property
    def history(self) -> dict[str, list[Change]]:
        """The changes of each incident."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.release.changes:
            found[change.id.split("/")[0]].append(change)
        return found

    @cached_property
    def removed(self) -> dict[str, list[Change]]:
        """The incidents that earlier releases had and this one has not, with their changes."""
        gone = [code for code in self.history if code not in self.incidents]
        return {code: self.history[code] for code in sorted(gone)}

    @cached_property
    def counts(self) -> Row:
        """What the release holds, in numbers."""
        return {
            "incidents": len(self.incidents),
            "documents": len(self.documents),
            "claims": len(self.release.rows("claims")),
            "speakers": len({name for name, _ in self.speakers()}),
            "copies": sum(1 for row in self.documents.values() if row["copy_of"]),
        }

    def speakers(self) -> Iterator[tuple[str, Any]]:
        """The innermost speaker of each claim that names one, with the claim's incident."""
        for row in self.release.rows("claims"):
            if row.get("said_by"):
                yield row["said_by"].split(" > ")[-1], row["incident"]


def grouped(rows: Sequence[Row], name: str) -> dict[Any, list[Row]]:
    """Rows by what they hold in a column."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found
