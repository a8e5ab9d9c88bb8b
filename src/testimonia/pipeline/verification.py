"""Proof that a record is what was recorded: the archive, the log chain, and every claim against its text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from testimonia.archive import Archive, verify
from testimonia.errors import DamagedRecord, NotARecord
from testimonia.model import Damage
from testimonia.pipeline.configuration import read_configuration
from testimonia.pipeline.judgement_log import logged
from testimonia.pipeline.record import ARCHIVE, is_record, open_store
from testimonia.store import Store


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked.

    Args:
        ok: whether no damage was found.
        objects, events: archived files and log events.
        documents, claims: checked against the archive and against their text.
        head: hash of the last log event; note it elsewhere to find a log cut off later.
        damage: the first damage; None if there is none.
    """

    ok: bool
    objects: int
    events: int
    documents: int
    claims: int
    head: str
    damage: Damage | None


def verify_record(folder: Path, *, expect_head: str | None = None) -> Verified:
    """Check the record in a folder.

    Args:
        folder: the record.
        expect_head: hash of the log's head that was noted earlier; None if none was.

    Raises:
        NotARecord: the folder holds none.
    """
    if not is_record(folder):
        raise NotARecord(f"expected a record in {folder}; found none")
    with open_store(folder, read_configuration(folder)) as store:
        archived = verify(folder / ARCHIVE, expect_head=expect_head or store.head)
        damage = archived.damage or next(store.check(), None) or _check_judgements(folder, store)
        documents, claims = len(store.document_ids()), store.claim_count()
    return Verified(damage is None, archived.objects, archived.events, documents, claims, archived.head or "", damage)


def _check_judgements(folder: Path, store: Store) -> Damage | None:
    """Whether every judgement of the store stands in the log as it is, and none of the log is missing."""
    try:
        chained = {judgement.id: judgement for judgement in logged(Archive.open(folder / ARCHIVE))}
    except DamagedRecord as error:
        return Damage("log.jsonl", str(error))
    for judgement in store.judgements():
        if chained.pop(judgement.id, None) != judgement:
            return Damage(f"judgement {judgement.id}", "is not the one of the log: it was put in or edited")
    return Damage(f"judgement {next(iter(chained))}", "stands in the log and not in the store") if chained else None
