"""What a record holds, gathered for publication or for showing."""

from __future__ import annotations

from testimonia.model import sha256_hex
from testimonia.pipeline.derive import standing_readings
from testimonia.pipeline.record import Record
from testimonia.publish import Contents


def contents_of(record: Record) -> Contents:
    """All that a record holds, in its stable order."""
    store, configuration = record.store, record.configuration
    documents = tuple(sorted(store.documents(), key=lambda document: document.id))
    readings = {reading.document: reading for reading in standing_readings(record)}
    last = None
    for event in record.archive.events():
        last = event
    return Contents(
        documents=documents,
        published={name: reading.published for name, reading in readings.items()},
        claims=tuple(
            claim for document in documents if document.id in readings for claim in readings[document.id].claims
        ),
        grouping=store.grouping(),
        figures=tuple(store.figures()),
        policies=tuple(rule.card for rule in configuration.rules),
        victims=tuple(store.victims()),
        judgements=tuple(store.judgements()),
        unread=tuple(store.unread()),
        uncounted=tuple(
            told for document in documents if document.id in readings for told in readings[document.id].uncounted
        ),
        settings=tuple((f"{kind}/{path.name}", sha256_hex(path.read_bytes())) for kind, path in configuration.files),
        as_of=last.at.isoformat() if last else "",
        head=last.hash if last else "",
    )
