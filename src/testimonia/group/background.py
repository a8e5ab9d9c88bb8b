"""Claims that are not about their reports' main incidents: which incident each is about, where that may change."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from testimonia.group.about import Calendar, Orphan, elsewhere, looked_up, looks_back, orphan_events, set_apart
from testimonia.group.arrays import NONE, Numbers, Ragged
from testimonia.group.groundwork import Floating
from testimonia.group.profile import Profile
from testimonia.group.regroup import Regrouping
from testimonia.model import Claim

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Background:
    """The claims that are not about their reports' main incidents.

    Args:
        floating: all of them.
        moved: the main incident of reports that look back; none for all others.
        documents: the reports whose claims were looked at anew.
        incidents: the incidents that may have gained or lost a claim or a report.
        groups: the same for incidents that no report is mainly about, by the ids of their first claims.
    """

    floating: Floating
    moved: Numbers
    documents: Numbers
    incidents: frozenset[int]
    groups: frozenset[str]


def background(work: Regrouping) -> Background:
    """Find the incidents of background claims.

    A claim is looked at anew where its report is new, where its report's main incident changed, or where the
    incidents changed among which it was looked for.
    """
    old = work.before.floating
    carried = old.renumbered(work.numbers)
    documents = _looked_at_anew(work, carried)
    kept = carried.where(~np.isin(carried.documents, documents))
    moved = work.carried(work.before.moved)
    left = moved[documents]
    rows, main = _rows(work, documents)
    moved[documents] = main
    new = _floating(rows)
    floating, groups = _grouped(work, kept, new, before=old)
    dropped = carried.where(np.isin(carried.documents, documents))
    touched = [new.targets, dropped.targets, left, main, work.incidents[documents]]
    incidents = frozenset(np.concatenate([*touched]).tolist()) - {NONE}
    return Background(floating, moved, documents, incidents | work.changed_incidents, groups)


def with_more(work: Regrouping, around: Background, again: Collection[str]) -> Background:
    """The same with more incidents: those that have some codes, or to which some documents or claims contribute."""
    if not again:
        return around
    before, wanted = work.before, np.array(sorted(again), dtype=np.str_)
    coded = work.numbers[np.isin(before.codes, wanted)]
    documents = np.flatnonzero(np.isin(work.table.names, wanted))
    floating = around.floating
    chosen = np.isin(floating.documents, documents) | np.isin(floating.claims, wanted)
    moved = around.moved[documents]
    numbers = np.concatenate([coded, work.incidents[documents], moved, floating.targets[chosen]])
    groups = {*before.orphans[np.isin(before.orphan_codes, wanted)].tolist(), *floating.groups[chosen].tolist()}
    live = set(floating.groups.tolist())
    return replace(
        around,
        incidents=around.incidents | (frozenset(numbers.tolist()) - {NONE}),
        groups=around.groups | ((groups & live) - {""}),
    )


def _looked_at_anew(work: Regrouping, carried: Floating) -> Numbers:
    changed = np.array(sorted(work.changed_incidents), dtype=np.int64)
    anew = work.fresh | np.isin(work.incidents, changed)
    gone = np.flatnonzero(work.numbers == NONE)
    keys = np.concatenate(
        [
            work.table.keys.take(np.flatnonzero(np.isin(work.incidents, changed))).values,
            work.before.table.keys.take(gone).values,
        ]
    )
    hit = np.isin(carried.keys.values, keys)
    anew[carried.documents[carried.keys.holders[hit]]] = True
    return np.flatnonzero(anew)


@dataclass(frozen=True, slots=True)
class _Row:
    claim: Claim
    document: int
    target: int
    keys: tuple[int, ...]


def _rows(work: Regrouping, documents: Numbers) -> tuple[list[_Row], Numbers]:
    """The background claims of some reports, and the incident to which each report was moved, if it was."""
    keys = work.table.keys.take(work.among)
    calendar = Calendar(keys.values, work.incidents[work.among][keys.holders], work.event, work.counts)
    alone = _alone(work)
    rows: list[_Row] = []
    moved = np.full(len(documents), NONE)
    for at, (document, profile) in enumerate(zip(documents.tolist(), work.profiles(documents), strict=True)):
        own = int(work.incidents[document])
        found = list(_targets(work, calendar, profile, own, is_moved=False))
        if alone[document] and not profile.overview:
            targets = {claim.id: target for claim, target in found}
            best = looks_back(own, targets, profile, size=lambda number: len(work.members(number)))
            if best != own:
                moved[at] = best
                found = list(_targets(work, calendar, profile, best, is_moved=True))
        rows += [_Row(claim, document, target, tuple(looked_up(claim, profile))) for claim, target in found]
    return rows, moved


def _targets(
    work: Regrouping, calendar: Calendar, profile: Profile, main: int, *, is_moved: bool
) -> Iterable[tuple[Claim, int]]:
    event = work.event(main)
    for claim in elsewhere(profile, event, alone=is_moved):
        target = calendar.event_for(claim, profile)
        yield claim, NONE if target == main and set_apart(claim, event, profile) else target


def _alone(work: Regrouping) -> Marks:
    """Reports that no other report, and no copy, is joined to."""
    sizes = np.bincount(work.incidents, minlength=len(work.table))
    alone: Marks = sizes[work.incidents] == 1
    return alone


def _floating(rows: list[_Row]) -> Floating:
    places = [orphan.place if row.target == NONE and (orphan := Orphan.of(row.claim)) else 0 for row in rows]
    return Floating(
        np.array([row.claim.id for row in rows], dtype=np.str_),
        np.array([row.document for row in rows], dtype=np.int64),
        np.array([row.target for row in rows], dtype=np.int64),
        np.array(places, dtype=np.uint64),
        np.array(["" for _ in rows], dtype=np.str_),
        Ragged.of([np.array(row.keys, dtype=np.uint64) for row in rows]),
    )


def _grouped(work: Regrouping, kept: Floating, new: Floating, *, before: Floating) -> tuple[Floating, frozenset[str]]:
    """Background claims of incidents that no report is mainly about, gathered anew where one was added or left."""
    dropped = before.places[~np.isin(before.claims, kept.claims)]
    places = np.setdiff1d(np.concatenate([dropped, new.places]), np.zeros(1, dtype=np.uint64))
    old_groups = set(before.groups[np.isin(before.places, places)].tolist())
    floating = kept.plus(new)
    anew = np.flatnonzero(np.isin(floating.places, places))
    groups = floating.groups.astype("U17")
    at = {name: number for number, name in zip(anew.tolist(), floating.claims[anew].tolist(), strict=True)}
    by_place: dict[int, list[Orphan]] = {}
    for profile in work.profiles(np.unique(floating.documents[anew])):
        for claim in profile.claims:
            orphan = Orphan.of(claim) if claim.id in at else None
            if orphan is not None:
                by_place.setdefault(orphan.place, []).append(orphan)
    for orphans in by_place.values():
        for gathered in orphan_events(orphans):
            for orphan in gathered:
                groups[at[orphan.claim.id]] = gathered[0].claim.id
    new_groups = set(groups[anew].tolist())
    result = Floating(floating.claims, floating.documents, floating.targets, floating.places, groups, floating.keys)
    return result, frozenset((old_groups | new_groups) - {""})
