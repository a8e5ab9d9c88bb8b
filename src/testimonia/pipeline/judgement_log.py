"""Judgements in the archive's log, whole, and in the store: what a killed process left out is made up from the log."""

from __future__ import annotations

from collections.abc import Iterator

from testimonia.archive import Archive
from testimonia.errors import DamagedRecord, InvalidNoun
from testimonia.model import Claim, Judgement, Reading, Verdict, from_plain
from testimonia.pipeline.corrections import PERSON, added_claim, corrected
from testimonia.store import Store

JUDGED = "judged"
"""The event of the log that holds a judgement."""


def catch_up(archive: Archive, store: Store) -> None:
    """Add to the store the judgements that the log has and the store lacks: their process was killed in between."""
    known = {judgement.id for judgement in store.judgements()}
    for judgement in logged(archive):
        if judgement.id not in known:
            add_to_store(store, judgement)


def add_to_store(store: Store, judgement: Judgement) -> None:
    """Keep a judgement, and the claim that it makes, in the store."""
    claim = judged_claim(store, judgement)
    with store.transaction():
        store.add_judgement(judgement)
        if claim is not None:
            reading = Reading(claim.document, PERSON, None, (claim,), (), (), (), ())
            store.add_readings([reading], configuration=judgement.id)


def logged(archive: Archive) -> Iterator[Judgement]:
    """The judgements of the log, oldest first."""
    for event in archive.events():
        if event.event == JUDGED:
            try:
                yield from_plain(Judgement, dict(event.details))
            except (InvalidNoun, TypeError, KeyError, ValueError) as error:
                raise DamagedRecord(f"log.jsonl, event {event.seq}: expected a judgement; {error}") from error


def judged_claim(store: Store, judgement: Judgement) -> Claim | None:
    """The claim that a correction or an addition makes; None for other judgements.

    Raises:
        NotInRecord: the claim or the document is not in the record.
        InvalidNoun: a value breaks a rule of claims.
    """
    if judgement.verdict is Verdict.ADD:
        document = store.document(judgement.subject[0])
        return added_claim(document.id, judgement.changes, document.text)
    if judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT):
        claim = store.claim(judgement.subject[0])
        if judgement.verdict is Verdict.CORRECT:
            return corrected(claim, judgement.changes, store.document(claim.document).text)
    return None
