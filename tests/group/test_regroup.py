"""Grouping a record in which reports are new gives what a run on all of them gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from testimonia.group.build import Changes
from testimonia.group.groundwork import Groundwork
from testimonia.group.group import group, regroup
from testimonia.group.reports import Reports
from testimonia.model import Copy, Document, Grouping, Incident, Join, Reading

from .invented import invented_reports

Report = tuple[Document, Reading]


@dataclass
class Kept:
    """A record as its derived tables hold it, changed by each run."""

    reports: dict[str, Report] = field(default_factory=dict)
    state: Groundwork = field(default_factory=Groundwork.empty)
    incidents: dict[str, Incident] = field(default_factory=dict)
    copies: dict[str, Copy] = field(default_factory=dict)
    versions: dict[str, Copy] = field(default_factory=dict)
    main: dict[str, tuple[str, ...]] = field(default_factory=dict)
    near: dict[tuple[str, str], Join] = field(default_factory=dict)
    codes: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, new: Iterable[Report]) -> Changes:
        changed = {made.id: (made, read) for made, read in new}
        self.reports |= changed

        def load(names: Collection[str]) -> Iterable[Report]:
            return [self.reports[name] for name in names]

        state, changes = regroup(
            Groundwork.from_bytes(self.state.to_bytes()), Reports(load), changed=changed.keys(), known=self.codes
        )
        self.state = state
        for code in changes.gone:
            del self.incidents[code]
        self.incidents |= {incident.code: incident for incident in changes.incidents}
        for name in changes.no_copies:
            self.copies.pop(name, None)
            self.versions.pop(name, None)
        self.copies |= {copy.document: copy for copy in changes.copies}
        self.versions |= {copy.document: copy for copy in changes.versions}
        self.main |= dict(changes.main)
        for pair in changes.not_near:
            del self.near[pair]
        self.near |= {(join.first, join.second): join for join in changes.near}
        self.codes |= {incident.code: frozenset(incident.documents) for incident in changes.incidents}
        return changes

    @property
    def grouping(self) -> Grouping:
        return Grouping(
            incidents=tuple(self.incidents[code] for code in sorted(self.incidents)),
            copies=tuple(self.copies[name] for name in sorted(self.copies)),
            main=tuple((name, self.main[name]) for name in sorted(self.main) if self.main[name]),
            near_misses=tuple(self.near[pair] for pair in sorted(self.near)),
            versions=tuple(self.versions[name] for name in sorted(self.versions)),
        )


def whole(reports: Iterable[Report], codes: dict[str, frozenset[str]]) -> Grouping:
    listed = list(reports)
    return group([made for made, _ in listed], [read for _, read in listed], known=codes)


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(invented_reports()), max_size=5), min_size=2, max_size=4))
def test_adding_reports_gives_what_a_run_on_all_of_them_gives(batches: list[list[Report]]):
    kept = Kept()
    for batch in batches:
        codes = dict(kept.codes)
        kept.add(report for report in batch if report[0].id not in kept.reports)
        assert kept.grouping == whole(kept.reports.values(), codes)
