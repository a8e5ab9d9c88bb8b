"""Group: documents and what was read from them become incidents, copies are found, every join explains itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from testimonia.group.background import background, with_more
from testimonia.group.build import Changes, built
from testimonia.group.groundwork import Groundwork
from testimonia.group.regroup import Regrouping
from testimonia.group.reports import Reports
from testimonia.model import Document, Grouping, Reading

NONE_KNOWN: Mapping[str, frozenset[str]] = {}


def group(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    *,
    known: Mapping[str, frozenset[str]] = NONE_KNOWN,
) -> Grouping:
    """Group reports and their claims into incidents.

    Args:
        documents: the reports, in any order.
        readings: what was read from them; a document may have none.
        known: codes of earlier runs and the ids of the documents that each had; an incident that stays keeps its
            code, and no code is used twice.

    Returns:
        Incidents, copies, and the incidents of each report. Reports of no countable harm, and claims that sum up
        a period, belong to no incident.
    """
    read = {reading.document: reading for reading in readings}
    by_id = {document.id: document for document in documents}

    def load(names: Collection[str]) -> Iterable[tuple[Document, Reading | None]]:
        return ((by_id[name], read.get(name)) for name in names)

    _, changes = regroup(Groundwork.empty(), Reports(load), changed=by_id.keys(), known=known)
    return Grouping(
        incidents=changes.incidents,
        copies=changes.copies,
        main=tuple(row for row in changes.main if row[1]),
        near_misses=changes.near,
        versions=changes.versions,
    )


def regroup(
    groundwork: Groundwork,
    reports: Reports,
    *,
    changed: Collection[str],
    gone: Collection[str] = (),
    again: Collection[str] = (),
    known: Mapping[str, frozenset[str]] = NONE_KNOWN,
) -> tuple[Groundwork, Changes]:
    """Group a record anew in which some reports are new or were read otherwise.

    Args:
        groundwork: what the last run left.
        reports: gives any report of the record.
        changed: ids of the reports that are new or changed.
        gone: ids of reports that the record has no more.
        again: codes of incidents, and ids of documents whose incidents, are to be given back though they are as they
            were.
        known: every code ever given, with the ids of the documents that its incident last had.

    Returns:
        The groundwork for the next run, and what changed. What did not change is what a run on all reports would give.
    """
    work = Regrouping(groundwork, reports, changed, gone)
    return built(work, with_more(work, background(work), again), known=known)
