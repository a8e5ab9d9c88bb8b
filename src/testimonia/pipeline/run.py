"""The main job: plan, run, skip what is current. Killed anywhere, it goes on where it was."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from testimonia.capture import Input
from testimonia.errors import ItemError
from testimonia.model import Reading, Unread, sha256_hex
from testimonia.pipeline.derive import Progress, derive, silent
from testimonia.pipeline.engine import Engine, SerialEngine
from testimonia.pipeline.record import Record
from testimonia.pipeline.stages import READER, Loaded, capture_input, read_document

BATCH = 64
"""Readings written in one transaction: what a killed run loses at most."""


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
        changed: codes of the incidents that are new or changed.
    """

    captured: int
    listed: int
    read: int
    claims: int
    unread: tuple[Unread, ...]
    known: int
    rebuilt: bool
    changed: tuple[str, ...] = ()


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
    changed = derive(record, progress=progress)
    return replace(
        intake,
        read=read,
        claims=record.store.claim_count(),
        unread=intake.unread + unread,
        rebuilt=changed is not None,
        changed=changed or (),
    )


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
            failed.append(Unread.of(error, item.name))
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
    wanted = store.document_ids() - current
    results = engine.map(
        functools.partial(read_document, record.configuration), store.documents(wanted if current else None)
    )
    unread: list[Unread] = []
    for done, batch in _batches(results):
        store.add_readings([item for item in batch if isinstance(item, Reading)], configuration=key)
        failed = [item for item in batch if isinstance(item, Unread)]
        store.add_unread(failed)
        unread += failed
        progress("read", done, len(wanted))
    return len(wanted) - len(unread), tuple(unread)


def _batches(results: Iterator[Reading | Unread]) -> Iterator[tuple[int, list[Reading | Unread]]]:
    done = 0
    while batch := list(itertools.islice(results, BATCH)):
        done += len(batch)
        yield done, batch
