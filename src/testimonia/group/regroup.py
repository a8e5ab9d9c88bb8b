"""Which reports belong together, worked out anew only where new reports make a difference.

Everything that depends on one report, or on two, is kept and not worked out again; what depends on all (which reports
share keys, what hangs together) is quick, as it looks at numbers alone. So the result is that of a run on all reports.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from testimonia.group.arrays import NONE, Numbers
from testimonia.group.copies import copy_pairs, originals
from testimonia.group.events import Event, event_of
from testimonia.group.groundwork import Groundwork
from testimonia.group.profile import Profile
from testimonia.group.reports import Reports
from testimonia.group.table import Table, sketch_of
from testimonia.group.together import Comparison, Pair, hang_together, joined, keyed, scored_pairs
from testimonia.model import Harm, Join

Marks = NDArray[np.bool_]


class Regrouping:
    """One run: the groundwork before it, the reports that are new or changed, and what comes out.

    Args:
        before: the groundwork of the last run.
        reports: gives reports.
        changed: ids of the reports that are new, or whose claims changed.
        gone: ids of reports that are no longer part of the record.
    """

    def __init__(
        self, before: Groundwork, reports: Reports, changed: Collection[str], gone: Collection[str] = ()
    ) -> None:
        self.reports = reports
        reports.fetch(changed)
        new = Table.of({name: sketch_of(reports[name]) for name in changed})
        self.table, self.numbers = before.table.updated(new, gone)
        self.before = before
        self.fresh: Marks = np.isin(self.table.names, new.names)
        likeness = before.likeness.renumbered(self.numbers)
        self.likeness = copy_pairs(self.table, before.table, self.numbers, reports=reports, known=likeness)
        self.originals = self._originals()
        self.comparison = Comparison(self.table, reports)
        self.among = np.flatnonzero(self.originals == np.arange(len(self.table)))
        self.scores = scored_pairs(
            keyed(self.table, self.among),
            keyed(before.table, np.flatnonzero(before.originals == np.arange(len(before.table)))),
            self.numbers,
            comparison=self.comparison,
            known=before.scores.renumbered(self.numbers),
        )
        self._trees: dict[int, list[Pair]] = {}
        self._joins: dict[int, list[Join]] = {}
        self._events: dict[int, Event] = {}
        self.incidents, self.changed_incidents = self._incidents()

    # --- copies and incidents of reports ----------------------------------------------------------------

    def _originals(self) -> Numbers:
        found = np.arange(len(self.table))
        for copy, original in originals(self.table, self.likeness).items():
            found[copy] = original
        return found

    def carried(self, old: Numbers) -> Numbers:
        """Numbers of reports as they were before, under the numbers of this run; none for those that are new."""
        found = np.full(len(self.table), NONE)
        kept = self.numbers != NONE
        values = np.where(old == NONE, NONE, self.numbers[old]) if len(old) else old
        found[self.numbers[kept]] = values[kept]
        return found

    def _stirred(self) -> Marks:
        """Reports that are new, or whose pairs that fit are others than before."""
        old = self.before.scores.where(self.before.scores.values >= 0)
        now = self.scores.where(self.scores.values >= 0)
        stirred = self.fresh.copy()
        stirred |= self.carried(self.before.originals) != self.originals
        first, second = self.numbers[old.first], self.numbers[old.second]
        for one, other in ((first, second), (second, first)):
            stirred[one[(one != NONE) & (other == NONE)]] = True
        size = len(self.table)
        kept = old.renumbered(self.numbers)
        different = np.setxor1d(kept.codes(size), now.codes(size))
        stirred[different // max(size, 1)] = True
        stirred[different % max(size, 1)] = True
        return stirred

    def _incidents(self) -> tuple[Numbers, frozenset[int]]:
        """The incident of each report by the number of its first report, and the incidents whose reports changed."""
        stirred = self._stirred()
        before = self.carried(self.before.incidents)
        found = np.where(before == NONE, np.arange(len(self.table)), before)
        found[stirred] = np.flatnonzero(stirred)
        touched = [
            items
            for items in hang_together(self.scores, among=self.among, size=len(self.table))
            if stirred[items].any()
        ]
        for members in self._joined(touched):
            found[members] = members[0]
        found = found[self.originals]
        return found, self._with_other_reports(before, found)

    def _joined(self, groups: list[list[int]]) -> list[list[int]]:
        """Reports that hang together, by incident; the pairs that hold each together are noted."""
        made = list(joined(groups, self.scores, self.comparison, size=len(self.table)))
        self._trees |= {members[0]: tree for members, tree in made}
        return [members for members, _ in made]

    def _with_other_reports(self, before: Numbers, now: Numbers) -> frozenset[int]:
        """The incidents that have other reports, or other copies of them, than before."""
        different = (before != now) | self.fresh | (self.carried(self.before.originals) != self.originals)
        gone = np.flatnonzero(self.numbers == NONE)
        lost = self.numbers[np.isin(self.before.incidents, self.before.incidents[gone])]
        numbers = np.concatenate([now[different], before[different], now[lost[lost != NONE]]])
        return frozenset(numbers.tolist()) - {NONE}

    # --- incidents one by one ---------------------------------------------------------------------------

    def event(self, number: int) -> Event:
        """An incident as its main reports have it; each call gives one of its own."""
        if number not in self._events:
            self._events[number] = event_of(self.profiles(self.members(number)))
        event = self._events[number]
        return Event(event.when, event.where, [])

    def counts(self, number: int) -> frozenset[tuple[Harm, int]]:
        """What the reports of an incident count of its harm."""
        return frozenset().union(*(profile.counts for profile in self.profiles(self.members(number))))

    def members(self, number: int) -> Numbers:
        """The reports that are mainly about an incident, without copies."""
        order, sorted_incidents = self._by_incident
        start, end = (int(np.searchsorted(sorted_incidents, number, side)) for side in ("left", "right"))
        members = order[start:end]
        return np.sort(members[self.originals[members] == members])

    def copies(self, number: int) -> Numbers:
        """The copies of the reports that are mainly about an incident."""
        order, sorted_incidents = self._by_incident
        start, end = (int(np.searchsorted(sorted_incidents, number, side)) for side in ("left", "right"))
        members = order[start:end]
        return np.sort(members[self.originals[members] != members])

    def explain(self, numbers: Collection[int]) -> None:
        """Have the joins of some incidents at hand, all at once."""
        new = sorted(number for number in numbers if number not in self._joins)
        if not new:
            return
        unknown = {self._components[number][0] for number in new if self._hangs(number)}
        self._joined([self._components[first] for first in sorted(unknown)])
        trees = {number: self._trees.get(number, []) for number in new}
        joins = iter(self.comparison.explained([pair for tree in trees.values() for pair in tree]))
        self._joins |= {number: list(itertools.islice(joins, len(tree))) for number, tree in trees.items()}

    def _hangs(self, number: int) -> bool:
        """Whether an incident has several reports, and it is not known yet what holds them together."""
        return number not in self._trees and len(self.members(number)) > 1

    def joins(self, number: int) -> list[Join]:
        """The joins that hold an incident together."""
        self.explain([number])
        return self._joins[number]

    def profiles(self, numbers: Numbers) -> list[Profile]:
        """Some reports."""
        names = self.table.names[numbers].tolist()
        self.reports.fetch(names)
        return [self.reports[name] for name in names]

    @cached_property
    def _by_incident(self) -> tuple[Numbers, Numbers]:
        order = np.argsort(self.incidents, kind="stable")
        return order, self.incidents[order]

    @cached_property
    def _components(self) -> dict[int, list[int]]:
        """The reports that each report hangs together with."""
        found = hang_together(self.scores, among=self.among, size=len(self.table))
        return {item: items for items in found for item in items}
