"""The main job: plan, run, skip what is current. Killed anywhere, it goes on where it was."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from testimonia.capture import Input
from testimonia.errors import ItemError
from testimonia.group import decided, group, known_before
from testimonia.model import Document, Figure, Grouping, Reading, Unread, sha256_hex, standing
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.corrections import judged_readings
from testimonia.pipeline.engine import Engine, SerialEngine
from testimonia.pipeline.incidents import grades
from testimonia.pipeline.record import Record
from testimonia.pipeline.stages import READER, Loaded, capture_input, read_document
from testimonia.reconcile import reconcile

BATCH = 64
"""Readings written in one transaction: what a killed run loses at most."""

Progress = Callable[[str, int, int | None], None]
"""Told the name of the step, how much is done, and of how much if known."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Args:
        captured: reports newly recorded.
        listed: lines of victim lists newly recorded.
        read: reports newly read.
        claims: claims in the record.
        unread: items that could not be read in this run.
        known: inputs that the record already had.
        rebuilt: whether incidents and figures were made anew.
    """

    captured: int
    listed: int
    read: int
    claims: int
    unread: tuple[Unread, ...]
    known: int
    rebuilt: bool


def silent(step: str, done: int, total: int | None) -> None:
    """Show no progress."""


def run(
    record: Record, inputs: Sequence[Input], *, engine: Engine | None = None, progress: Progress = silent
) -> Summary:
    """Capture, read, group and reconcile what is new in the inputs.

    Args:
        record: open for writing.
        inputs: files, members of folders, standard input.
        engine: where the work runs; the result does not depend on it.
        progress: told how far the work is.
    """
    engine = engine or SerialEngine()
    intake = _capture(record, inputs, engine, progress)
    read, unread = _read(record, engine, progress)
    rebuilt = derive(record, progress=progress)
    claims = sum(1 for _ in record.store.claims())
    return replace(intake, read=read, claims=claims, unread=intake.unread + unread, rebuilt=rebuilt)


def _capture(record: Record, inputs: Sequence[Input], engine: Engine, progress: Progress) -> Summary:
    """Archive each input's bytes first, then record what they hold."""
    store, captured, listed = record.store, 0, 0
    known: list[str] = []
    failed: list[Unread] = []
    fresh = _evidence(record, inputs, known, failed)
    unread: list[Unread] = []
    for done, found in enumerate(engine.map(capture_input, fresh), start=1):
        with store.transaction():
            store.add_documents(found.documents)
            store.add_victims(found.victims)
            store.add_unread(found.unread)
        captured, listed = captured + len(found.documents), listed + len(found.victims)
        unread += found.unread
        progress("capture", done + len(known) + len(failed), len(inputs))
    store.add_unread(failed)
    store.set_head(record.archive.head)
    return Summary(captured, listed, 0, 0, (*failed, *unread), len(known), rebuilt=False)


def _evidence(record: Record, inputs: Iterable[Input], known: list[str], failed: list[Unread]) -> Iterator[Loaded]:
    """The bytes of each input that the record does not have yet, once they are in the archive."""
    captured = record.store.captured()
    for item in inputs:
        try:
            data = item.load()
        except ItemError as error:
            failed.append(Unread(item.name, None, None, type(error).__name__, str(error)))
            continue
        record.archive.put(data, name=item.name, at=datetime.now(UTC))
        if sha256_hex(data) in captured:
            known.append(item.name)
        else:
            captured.add(sha256_hex(data))
            yield Loaded(item.name, data)


def _read(record: Record, engine: Engine, progress: Progress) -> tuple[int, tuple[Unread, ...]]:
    """Read what no reader of this version has read under these settings."""
    store, key = record.store, record.configuration.reading_key
    current = store.read_documents(READER, key)
    pending = [document for document in store.documents() if document.id not in current]
    results = engine.map(functools.partial(read_document, record.configuration), pending)
    unread: list[Unread] = []
    for done, batch in _batches(results):
        store.add_readings([item for item in batch if isinstance(item, Reading)], configuration=key)
        failed = [item for item in batch if isinstance(item, Unread)]
        store.add_unread(failed)
        unread += failed
        progress("read", done, len(pending))
    return len(pending) - len(unread), tuple(unread)


def _batches(results: Iterator[Reading | Unread]) -> Iterator[tuple[int, list[Reading | Unread]]]:
    done = 0
    while batch := list(itertools.islice(results, BATCH)):
        done += len(batch)
        yield done, batch


def derive(record: Record, *, progress: Progress = silent) -> bool:
    """Make incidents and figures of the claims, unless they are current.

    Returns:
        Whether they were made anew.
    """
    store = record.store
    readings = standing_readings(record)
    judgements = standing(store.judgements())
    decisions = [judgement.id for judgement in judgements]
    inputs = [*sorted(_parts(readings)), *decisions]
    key = f"{record.configuration.derived_key} {sha256_hex(' '.join(inputs).encode())}"
    if store.derived_key() == key:
        return False
    progress("group", 0, None)
    documents = dated_documents(store.documents(), readings)
    found = group(list(documents.values()), readings, known=known_before(store.codes(), judgements))
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    grouping = decided(found, judgements, claims)
    figures = figures_of(grouping, readings, documents, record.configuration, progress=progress)
    given = grades(judgements)
    figures = [replace(figure, grade=given.get(figure.incident, figure.grade)) for figure in figures]
    store.replace_derived(grouping, figures, key=key)
    return True


def standing_readings(record: Record) -> list[Reading]:
    """What the reader took from each document, with the claims as people have judged them."""
    store = record.store
    readings = list(store.readings(READER, record.configuration.reading_key))
    return judged_readings(readings, store.judgements(), lambda name: store.document(name).text)


def _parts(readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        yield reading.document
        yield from (claim.id for claim in reading.claims)


def dated_documents(documents: Iterable[Document], readings: Iterable[Reading]) -> dict[str, Document]:
    """The documents that were read, by id; a publication date that was not stated is the inferred one."""
    inferred = {reading.document: reading.published for reading in readings}
    return {
        document.id: replace(document, published=document.published or inferred[document.id])
        for document in documents
        if document.id in inferred
    }


def figures_of(
    grouping: Grouping,
    readings: Iterable[Reading],
    documents: dict[str, Document],
    configuration: Configuration,
    *,
    progress: Progress = silent,
) -> list[Figure]:
    """The figures of all incidents under the policies that the record shows."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    copies = {copy.document: copy.original for copy in grouping.copies}
    rules, registry = configuration.rules, configuration.registry
    figures: list[Figure] = []
    for done, incident in enumerate(grouping.incidents, start=1):
        of_incident = [claims[name] for name in incident.claims]
        figures += reconcile(incident, of_incident, documents, policies=rules, copies=copies, registry=registry)
        progress("reconcile", done, len(grouping.incidents))
    return figures
