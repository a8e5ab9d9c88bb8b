"""Decisions of people, recorded: chained in the archive's log, kept in the store, written as text that can be reviewed.

The log has each judgement whole, so that a process killed in between loses none: what the store lacks is added from
the log when the record is next written to.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from testimonia.errors import InvalidNoun, InvalidReport, NotInRecord
from testimonia.model import Judgement, Verdict, from_plain, standing, to_plain
from testimonia.pipeline.judgement_log import JUDGED, add_to_store, judged_claim
from testimonia.pipeline.record import Record
from testimonia.store import Store

DECISIONS = "decisions"

_FILES = {
    Verdict.ACCEPT: "claims",
    Verdict.REJECT: "claims",
    Verdict.CORRECT: "claims",
    Verdict.ADD: "claims",
    Verdict.SAME: "links",
    Verdict.DIFFERENT: "links",
    Verdict.UNSURE: "links",
}
"""The text file of each verdict; all others are about incidents."""


def new_judgement(
    verdict: Verdict,
    subject: tuple[str, ...],
    *,
    by: str,
    reason: str,
    supersedes: str | None = None,
    changes: tuple[tuple[str, str], ...] = (),
) -> Judgement:
    """A decision made now.

    Raises:
        InvalidNoun: nobody made it, or nothing is its subject.
    """
    if not by.strip() or not subject:
        raise InvalidNoun("expected who decided, and about what; found nobody or nothing")
    now = datetime.now(UTC)
    return Judgement(f"J{secrets.token_hex(8)}", subject, verdict, by, now, reason, supersedes, changes)


def judge(record: Record, judgement: Judgement) -> None:
    """Record a decision, in the log first.

    Raises:
        NotInRecord: it is about a claim, or supersedes a judgement, that is not in the record.
        InvalidNoun: its correction breaks a rule of claims.
    """
    _check(record.store, judgement)
    record.archive.log(JUDGED, to_plain(judgement), at=judgement.at)
    add_to_store(record.store, judgement)
    file = record.folder / DECISIONS / f"{_FILES.get(judgement.verdict, 'incidents')}.jsonl"
    write_decisions(file, [judgement])


def _check(store: Store, judgement: Judgement) -> None:
    if judgement.supersedes is not None and judgement.supersedes not in {j.id for j in store.judgements()}:
        raise NotInRecord(f"expected a judgement to supersede; there is no {judgement.supersedes!r}")
    claim = judged_claim(store, judgement)
    if claim is not None:
        claim.passage.check(store.document(claim.document).text)


def withdraw(record: Record, name: str, *, by: str, reason: str) -> Judgement:
    """Take back a decision that stands.

    Raises:
        NotInRecord: no judgement with this id stands.
    """
    found = next((judgement for judgement in standing(record.store.judgements()) if judgement.id == name), None)
    if found is None:
        raise NotInRecord(f"expected the id of a judgement that stands; there is no {name!r}")
    undone = new_judgement(Verdict.WITHDRAW, found.subject, by=by, reason=reason, supersedes=name)
    judge(record, undone)
    return undone


def write_decisions(file: Path, decisions: Iterable[Judgement]) -> None:
    """Write decisions behind those of a text file, one a line; it and its folder are made where they are missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8", newline="\n") as lines:
        for judgement in decisions:
            lines.write(json.dumps(to_plain(judgement), ensure_ascii=False) + "\n")


def read_decisions(file: Path) -> Iterator[Judgement]:
    """The judgements of a text file, as others wrote or reviewed them.

    Raises:
        InvalidReport: a line is no judgement.
    """
    yield from decisions_in(file.read_bytes(), str(file))


def decisions_in(data: bytes, where: str) -> Iterator[Judgement]:
    """The judgements of a text in UTF-8, one a line.

    Args:
        data: the text.
        where: the name of its file, for messages.

    Raises:
        InvalidReport: a line is no judgement.
    """
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            plain: dict[str, Any] = json.loads(line.decode("utf-8"))
            yield from_plain(Judgement, {"supersedes": None, "changes": [], **plain})
        except (ValueError, TypeError, KeyError) as error:
            raise InvalidReport(f"{where}, line {number}: expected a judgement; {error}") from error


def apply_decisions(record: Record, decisions: Iterable[Judgement]) -> list[Judgement]:
    """Record the decisions that the record does not have yet; the new ones.

    Raises:
        NotInRecord: one is about, or supersedes, what is not in the record.
    """
    known = {judgement.id for judgement in record.store.judgements()}
    new = [each for each in decisions if each.id not in known]
    for each in new:
        judge(record, each)
    return new
