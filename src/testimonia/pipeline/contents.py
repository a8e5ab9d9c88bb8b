"""What a record holds, or held on a past day, gathered for publication or for showing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from testimonia.archive import Event
from testimonia.model import Document, Figure, Grouping, Judgement, Reading, Unread, VictimRecord, sha256_hex
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.corrections import judged_readings
from testimonia.pipeline.record import Record
from testimonia.pipeline.standing import standing_readings
from testimonia.publish import Contents
from testimonia.reconcile import source_called


def contents_of(record: Record, *, at: datetime | None = None) -> Contents:
    """All that a record holds, or what it held at a moment, in its stable order.

    Raises:
        NotInRecord: it held nothing yet at that moment.
    """
    if at is not None:
        return _contents_at(record, at)
    store = record.store
    return _contents(
        record,
        store.documents(),
        standing_readings(record),
        (store.grouping(), store.figures()),
        (store.victims(), store.judgements(), store.unread()),
        list(record.archive.events()),
    )


def _contents_at(record: Record, at: datetime) -> Contents:
    store, past = record.store, record.store.as_of(at)
    judgements = list(store.judgements(until=past.judgements))
    readings = list(store.readings(past.state.reader, past.state.configuration, until=past.readings))
    return _contents(
        record,
        store.documents(until=past.documents),
        judged_readings(readings, judgements, lambda name: store.document(name).text),
        (past.grouping, past.figures),
        (store.victims(until=past.victims), judgements, store.unread(until=past.unread)),
        [event for event in record.archive.events() if event.at <= at],
    )


def _contents(
    record: Record,
    documents: Iterable[Document],
    standing: Iterable[Reading],
    derived: tuple[Grouping, Iterable[Figure]],
    others: tuple[Iterable[VictimRecord], Iterable[Judgement], Iterable[Unread]],
    events: list[Event],
) -> Contents:
    configuration = record.configuration
    reports = tuple(sorted(documents, key=lambda document: document.id))
    readings = {reading.document: reading for reading in standing}
    grouping, figures = derived
    victims, judgements, unread = others
    last = events[-1] if events else None
    contents = Contents(
        documents=reports,
        published={name: reading.published for name, reading in readings.items()},
        claims=tuple(claim for report in reports if report.id in readings for claim in readings[report.id].claims),
        grouping=grouping,
        figures=tuple(figures),
        policies=tuple(rule.card for rule in configuration.rules),
        victims=tuple(victims),
        judgements=tuple(judgements),
        unread=tuple(unread),
        uncounted=tuple(told for report in reports if report.id in readings for told in readings[report.id].uncounted),
        settings=(*_files(configuration), *_models(readings.values())),
        seconds={name: reading.second for name, reading in readings.items() if reading.second},
        as_of=last.at.isoformat() if last else "",
        head=last.hash if last else "",
    )
    return replace(contents, sources=_kinds(record, contents.speakers))


def _kinds(record: Record, names: Iterable[str]) -> dict[str, str]:
    """What kind of source each speaker is: as the record keeper's own tables say, else as the name tells."""
    registry = record.configuration.registry
    return {name: (registry.find(name) or source_called(name)).kind.value for name in sorted(names)}


def _files(configuration: Configuration) -> Iterator[tuple[str, str]]:
    """The user's own files by kind and number, each with its hash."""
    numbered = enumerate(configuration.files, start=1)
    return ((f"{kind}/{number}", sha256_hex(path.read_bytes())) for number, (kind, path) in numbered)


def _models(readings: Iterable[Reading]) -> list[tuple[str, str]]:
    """The models that were asked, each with the hash of its files."""
    cards = {reading.second.model for reading in readings if reading.second}
    return sorted((f"models/{card.name}-{card.version}", card.sha256) for card in cards)
