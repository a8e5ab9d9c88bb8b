"""What a record holds, gathered for publication or for showing."""

from __future__ import annotations

from testimonia.pipeline.record import Record
from testimonia.pipeline.stages import READER
from testimonia.publish import Contents


def contents_of(record: Record) -> Contents:
    """Documents, claims, incidents and figures of a record, in their stable order."""
    store = record.store
    documents = tuple(sorted(store.documents(), key=lambda document: document.id))
    readings = {reading.document: reading for reading in store.readings(READER, record.configuration.reading_key)}
    return Contents(
        documents=documents,
        published={name: reading.published for name, reading in readings.items()},
        claims=tuple(
            claim for document in documents if document.id in readings for claim in readings[document.id].claims
        ),
        grouping=store.grouping(),
        figures=tuple(store.figures()),
    )
