"""The readings of a record, as people have judged them."""

from __future__ import annotations

from testimonia.model import Reading
from testimonia.pipeline.corrections import judged_readings
from testimonia.pipeline.record import Record
from testimonia.pipeline.stages import READER


def standing_readings(record: Record) -> list[Reading]:
    """What the reader took from each document, with the claims as people have judged them."""
    store = record.store
    readings = list(store.readings(READER, record.configuration.reading_key))
    return judged_readings(readings, store.judgements(), lambda name: store.document(name).text)
