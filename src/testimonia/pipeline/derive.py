"""From claims to incidents and figures: made anew only where reports or decisions are new."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from testimonia.group.build import Changes
from testimonia.group.decisions import ABOUT_INCIDENTS, decided, known_before, new_code, pinned_documents
from testimonia.group.groundwork import Groundwork
from testimonia.group.group import regroup
from testimonia.group.reports import Reports
from testimonia.model import (
    Document,
    Figure,
    Grouping,
    Incident,
    Judgement,
    Reading,
    State,
    Verdict,
    sha256_hex,
    standing,
)
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.corrections import judged_readings
from testimonia.pipeline.incidents import decided_figures, grades
from testimonia.pipeline.record import Record
from testimonia.pipeline.stages import READER
from testimonia.reconcile import reconcile
from testimonia.store import Gone, Store

Progress = Callable[[str, int, int | None], None]
"""Told the name of the step, how much is done, and of how much if known."""


def silent(step: str, done: int, total: int | None) -> None:
    """Show no progress."""


def derive(record: Record, *, progress: Progress = silent) -> tuple[str, ...] | None:
    """Make incidents and figures of the claims, unless they are current.

    Returns:
        The codes of the incidents that are new or changed; None if all were current.
    """
    store, configuration = record.store, record.configuration
    names = store.read_documents(READER, configuration.reading_key)
    judgements = list(store.judgements())
    decisions = standing(judgements)
    judged = [judgement.id for judgement in decisions]
    key = " ".join([configuration.derived_key, *(sha256_hex(json.dumps(x).encode()) for x in (sorted(names), judged))])
    if store.derived_key() == key:
        return None
    progress("group", 0, None)
    last = _last_run(store, configuration.derived_key)
    reports = Reports(_loader(record, decisions))
    known = set(last.groundwork.table.names.tolist())
    of_either, of_one = last.judgements.union(judged), last.judgements.symmetric_difference(judged)
    concerned = _concerned(store, [one for one in judgements if one.id in of_either])
    differing = _documents(store, [one for one in judgements if one.id in of_one])
    groundwork, changes = regroup(
        last.groundwork,
        reports,
        changed=(names - known) | (differing & names),
        gone=known - names,
        again=concerned,
        known=known_before(store.codes(), decisions),
    )
    grouping, gone = _as_decided(store, changes, reports, decisions, concerned)
    figures = list(_figures(record, grouping.incidents, reports, groundwork, decisions, progress=progress))
    given = grades(decisions)
    figures = [replace(figure, grade=given.get(figure.incident, figure.grade)) for figure in figures]
    with store.transaction():
        now = _state_now(configuration)
        if last.is_first:
            store.replace_derived(grouping, figures, key=key, state=now)
        else:
            store.update_derived(gone, grouping, figures, key=key, state=now)
        store.keep_groundwork(json.dumps([configuration.derived_key, judged]), groundwork.to_bytes())
    return tuple(incident.code for incident in grouping.incidents)


def _state_now(configuration: Configuration) -> State:
    """What is remembered of this derivation: when and of what it was made."""
    cards = tuple((rule.id, rule.card.sha256) for rule in configuration.rules)
    return State(datetime.now(UTC), READER, configuration.reading_key, cards)


@dataclass(frozen=True, slots=True)
class _LastRun:
    """What the last run left: its groundwork, and the decisions that were in force."""

    groundwork: Groundwork
    judgements: frozenset[str]
    is_first: bool


def _last_run(store: Store, settings: str) -> _LastRun:
    """What the last run left; nothing where it ran under other settings, or kept what cannot be read any more."""
    kept = store.groundwork()
    if kept is not None:
        made_from, data = kept
        try:
            before, judged = json.loads(made_from)
            if before == settings:
                return _LastRun(Groundwork.from_bytes(data), frozenset(judged), is_first=False)
        except (ValueError, KeyError, OSError):
            pass  # of another version: everything is made anew
    return _LastRun(Groundwork.empty(), frozenset(), is_first=True)


def _loader(
    record: Record, decisions: Sequence[Judgement]
) -> Callable[[Collection[str]], Iterable[tuple[Document, Reading]]]:
    """Gives documents with what was read from them and judged about it."""
    store, key = record.store, record.configuration.reading_key

    def load(names: Collection[str]) -> Iterator[tuple[Document, Reading]]:
        documents = {document.id: document for document in store.documents(names)}
        readings = list(store.readings(READER, key, names))
        for reading in judged_readings(readings, decisions, lambda name: documents[name].text):
            document = documents[reading.document]
            yield replace(document, published=document.published or reading.published), reading

    return load


def _documents(store: Store, judgements: Iterable[Judgement]) -> set[str]:
    """The documents whose claims some judgements are about."""
    found = set()
    for judgement in judgements:
        if judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT):
            found.add(store.claim(judgement.subject[0]).document)
        elif judgement.verdict is Verdict.ADD:
            found.add(judgement.subject[0])
    return found


def _concerned(store: Store, judgements: Iterable[Judgement]) -> set[str]:
    """The codes, documents and claims that decisions about incidents name, and the documents of claims moved."""
    found: set[str] = set()
    for judgement in judgements:
        if judgement.verdict in (*ABOUT_INCIDENTS, Verdict.GRADE, Verdict.FIGURE):
            found.update(judgement.subject)
            found.update(pinned_documents(judgement))
            if judgement.verdict is Verdict.SPLIT:
                found.add(new_code(judgement))
            elif judgement.verdict is Verdict.MOVE:
                found.add(store.claim(judgement.subject[0]).document)
    return found


def _as_decided(
    store: Store, changes: Changes, reports: Reports, decisions: Sequence[Judgement], concerned: Collection[str]
) -> tuple[Grouping, Gone]:
    """What grouping found, as people have decided, and what the derived tables hold no more.

    Args:
        store: of the record.
        changes: what grouping found.
        reports: gives reports.
        decisions: those in force.
        concerned: what these decisions name, and those that were in force in the last run.
    """
    found = Grouping(changes.incidents, changes.copies, changes.main, changes.near, changes.versions)
    gone = {*changes.gone, *(incident.code for incident in changes.incidents), *concerned}
    if any(judgement.verdict in ABOUT_INCIDENTS for judgement in decisions):
        others = {code for _, codes in changes.main for code in codes} - {one.code for one in changes.incidents}
        beside = {incident.code: incident for incident in store.incidents(others)}
        together = sorted((*changes.incidents, *beside.values()), key=lambda incident: incident.code)
        reports.fetch({name for incident in together for name in incident.documents})
        claims = {
            claim.id: claim for incident in together for name in incident.documents for claim in reports[name].claims
        }
        made = decided(replace(found, incidents=tuple(together)), decisions, claims)
        found = replace(made, incidents=tuple(one for one in made.incidents if beside.get(one.code) != one))
    return found, Gone(
        incidents=gone,
        copies=changes.no_copies,
        main=tuple(name for name, _ in changes.main),
        near=changes.not_near,
    )


def _figures(
    record: Record,
    incidents: Sequence[Incident],
    reports: Reports,
    groundwork: Groundwork,
    decisions: Sequence[Judgement],
    *,
    progress: Progress,
) -> Iterator[Figure]:
    """The figures of some incidents under the policies that the record shows."""
    rules, registry = record.configuration.rules, record.configuration.registry
    by_people = decided_figures(decisions)
    for done, incident in enumerate(incidents, start=1):
        profiles = {name: reports[name] for name in incident.documents}
        claims = {claim.id: claim for profile in profiles.values() for claim in profile.claims}
        yield from reconcile(
            incident,
            [claims[name] for name in incident.claims],
            {name: profile.document for name, profile in profiles.items()},
            policies=rules,
            copies=groundwork.copies(incident.documents),
            registry=registry,
            decided=by_people.get(incident.code, {}),
        )
        progress("reconcile", done, len(incidents))
