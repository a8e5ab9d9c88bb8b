"""Finishing what a killed process began, and never anything else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from testimonia.archive.files import move, only_writer, sync_folder, write_whole
from testimonia.archive.layout import Anchor, Layout
from testimonia.archive.log import CAPTURED, REPAIRED, Event, from_line, next_event, to_line
from testimonia.errors import DamagedRecord, RecordBusy
from testimonia.model import sha256_hex


def recover(layout: Layout) -> None:
    """Finish what a killed process began, unless another process is writing or the folder is read-only.

    Raises:
        DamagedRecord: the log is shorter than its anchor says, or lines in the middle are no events.
    """
    try:
        with only_writer(layout.folder):
            finish(layout)
    except RecordBusy:
        return


def finish(layout: Layout) -> Anchor:
    """Finish what a killed process began; only with the lock held.

    Whole events beyond the anchor were recorded: their bytes are moved to their place and the anchor
    advances. A torn last line was not: it is moved aside, and an event says so. Bytes that no event names
    were not recorded and are dropped.

    Returns:
        The anchor, which is now the end of the log.
    """
    anchor = layout.read_anchor()
    tail = _beyond(layout, anchor)
    end, torn = anchor, b""
    for line in tail:
        try:
            event = _following(end, line)
        except DamagedRecord:
            if not is_torn(line):
                raise
            torn = line
        else:
            _place_if_waiting(layout, event)
            end = Anchor(event.head, end.length + len(line))
    if torn:
        end = _move_aside(layout, end, torn)
    if end != anchor:
        layout.write_anchor(end)
    _drop_unrecorded(layout)
    return end


def events_between(layout: Layout, start: Anchor, end: Anchor) -> Iterator[Event]:
    """The events of the log from one anchor to another.

    Raises:
        DamagedRecord: a line is not what was recorded.
    """
    with layout.log.open("rb") as file:
        file.seek(start.length)
        while start.length < end.length:
            line = file.readline()
            event = _following(start, line)
            yield event
            start = Anchor(event.head, start.length + len(line))


def place(layout: Layout, sha256: str) -> None:
    """Move recorded bytes from `incoming` to their place."""
    target = layout.object(sha256)
    if not target.parent.is_dir():
        target.parent.mkdir(parents=True)
        sync_folder(layout.objects)
    move(layout.incoming / sha256, target)


def _beyond(layout: Layout, anchor: Anchor) -> list[bytes]:
    """The lines beyond the anchor; the last one may be torn."""
    length = layout.log.stat().st_size if layout.log.is_file() else 0
    if length < anchor.length:
        raise DamagedRecord(
            f"log.jsonl: expected at least {anchor.length} bytes ({anchor.head.events} events); found {length}: "
            "the log was cut off; restore it from a copy"
        )
    if length == anchor.length:
        return []
    with layout.log.open("rb") as file:
        known, tail = file.read(anchor.length), file.readlines()
    last = known[known.rfind(b"\n", 0, -1) + 1 :]
    if known and _event(last, anchor.head.events).head != anchor.head:
        raise DamagedRecord("log.jsonl: the log was rewritten: head.json has another hash for its end")
    return tail


def is_torn(line: bytes) -> bool:
    """Whether a line looks like the last one of a killed process: without its end, or with blocks never written."""
    return not line.endswith(b"\n") or b"\0" in line


def _following(end: Anchor, line: bytes) -> Event:
    event = _event(line, end.head.events + 1)
    if (event.seq, event.prev) != (end.head.events + 1, end.head.sha256):
        raise DamagedRecord(
            f"log.jsonl, line {end.head.events + 1}: does not follow the line before: run `testimonia verify`"
        )
    return event


def _event(line: bytes, number: int) -> Event:
    try:
        return from_line(line)
    except ValueError as error:
        raise DamagedRecord(f"log.jsonl, line {number}: {error}: run `testimonia verify`") from error


def _place_if_waiting(layout: Layout, event: Event) -> None:
    if event.event == CAPTURED and (layout.incoming / event.details["sha256"]).is_file():
        place(layout, event.details["sha256"])


def _move_aside(layout: Layout, end: Anchor, torn: bytes) -> Anchor:
    """Keep a torn line in a file of its own and put an event that says so in its place, in one step."""
    name = f"torn-{end.head.events + 1}-{sha256_hex(torn)[:8]}"
    write_whole(layout.folder / name, torn)
    details = {"torn_line_moved_to": name, "bytes": len(torn), "sha256": sha256_hex(torn)}
    line = to_line(event := next_event(end.head, REPAIRED, details, at=datetime.now(UTC)))
    with layout.log.open("rb") as file:
        whole = file.read(end.length)
    write_whole(layout.log, whole + line)
    return Anchor(event.head, end.length + len(line))


def _drop_unrecorded(layout: Layout) -> None:
    layout.incoming.mkdir(exist_ok=True)  # copying tools leave empty folders out
    for path in sorted(layout.incoming.iterdir()):
        path.unlink()
