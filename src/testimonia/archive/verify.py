"""Proof that an archive is what was recorded, or the first damage in plain words."""

from __future__ import annotations

import contextlib
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from testimonia.archive.layout import NOTHING, Layout
from testimonia.archive.log import CAPTURED, NO_EVENT, Event, Head, from_line
from testimonia.archive.recovery import is_torn, recover
from testimonia.errors import DamagedRecord
from testimonia.model import Damage


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked.

    Args:
        ok: whether no damage was found.
        events: events of the log that are as they were recorded.
        objects: archived files whose bytes were checked.
        head: hash of the last event that is as it was recorded; noted elsewhere, it shows a later cut.
        damage: the first damage; None if there is none.
    """

    ok: bool
    events: int
    objects: int
    head: str
    damage: Damage | None


def verify(folder: Path, *, expect_head: str | None = None) -> Verification:
    """Check every event and every archived byte.

    What a killed process left behind is finished first, as on opening; nothing else is changed.

    Args:
        folder: the archive.
        expect_head: hash of the end of the log as noted earlier; the log may have grown since.

    Raises:
        NotARecord: the folder holds no archive.
    """
    layout = Layout(folder)
    layout.require()
    unfinished = _recover(layout)
    # In this order, a process that writes meanwhile cannot make a whole archive look damaged: bytes lie in
    # their place only after their event is in the log, and the anchor advances last.
    stored = list(layout.stored())
    anchor, damage = _read_anchor(layout)
    events, log_damage = _check_log(layout, settled=anchor.events)
    damage = damage or log_damage or _check_anchor(anchor, events) or _check_expected(events, expect_head)
    damage, objects = damage or unfinished, 0
    if damage is None:
        objects, damage = _check_objects(layout, events, settled=anchor.events)
    damage = damage or _check_places(layout, stored, events)
    head = events[-1].hash if events else NO_EVENT
    return Verification(damage is None, len(events), objects, head, damage)


def _recover(layout: Layout) -> Damage | None:
    """Finish what a killed process began; why that cannot be done, if it cannot."""
    try:
        recover(layout)
    except DamagedRecord as error:
        return Damage("log.jsonl", str(error).removeprefix("log.jsonl: "))
    return None


def _read_anchor(layout: Layout) -> tuple[Head, Damage | None]:
    try:
        return layout.read_anchor().head, None
    except DamagedRecord as error:
        return NOTHING.head, Damage("head.json", str(error).removeprefix("head.json: "))


def _check_log(layout: Layout, *, settled: int) -> tuple[list[Event], Damage | None]:
    """The events up to the first damage of the log, and that damage.

    A torn line beyond the settled events is none: it is being written, or its process was killed.
    """
    events: list[Event] = []
    lines = io.BytesIO(layout.log.read_bytes()).readlines() if layout.log.is_file() else []
    for number, line in enumerate(lines, start=1):
        where = f"log.jsonl, line {number}"
        try:
            event = from_line(line)
        except ValueError as error:
            if number > settled and is_torn(line):
                return events, None
            return events, Damage(where, f"the line was edited: {error}")
        if event.seq != number:
            return events, Damage(where, _out_of_order(number, event.seq, lines[number:]))
        if event.prev != (events[-1].hash if events else NO_EVENT):
            return events, Damage(where, "the line before it was edited, and its hash made anew")
        events.append(event)
    return events, None


def _out_of_order(expected: int, found: int, later: list[bytes]) -> str:
    for line in later:
        with contextlib.suppress(ValueError):
            if from_line(line).seq == expected:
                return f"lines were reordered: expected event {expected}, found event {found}"
    if found > expected:
        return f"a line was deleted: expected event {expected}, found event {found}"
    return f"a line was put in: expected event {expected}, found event {found}"


def _check_anchor(anchor: Head, events: list[Event]) -> Damage | None:
    if anchor.events > len(events):
        return Damage("log.jsonl", f"the log was cut off: expected {anchor.events} events, found {len(events)}")
    if anchor.sha256 != (events[anchor.events - 1].hash if anchor.events else NO_EVENT):
        return Damage(f"log.jsonl, line {anchor.events}", "the log was rewritten: head.json has another hash for it")
    return None


def _check_expected(events: list[Event], expect_head: str | None) -> Damage | None:
    if expect_head in (None, NO_EVENT) or any(event.hash == expect_head for event in events):
        return None
    return Damage("log.jsonl", f"the log was cut off or rewritten: no event has the expected hash {expect_head}")


def _check_objects(layout: Layout, events: list[Event], *, settled: int) -> tuple[int, Damage | None]:
    """How many archived files were checked up to the first damage, and that damage.

    Bytes of an event beyond the settled ones may still be on their way.
    """
    checked = 0
    for sha256, event in _captured(events).items():
        path = layout.object(sha256)
        where = path.relative_to(layout.folder).as_posix()
        if not path.is_file():
            if event.seq > settled:
                continue
            return checked, Damage(where, f"the file was deleted: {event.details['name']!r}, event {event.seq}")
        if _hash(path) != sha256:
            return checked, Damage(where, f"the file was edited: {event.details['name']!r}, event {event.seq}")
        checked += 1
    return checked, None


def _check_places(layout: Layout, stored: list[tuple[Path, str | None]], events: list[Event]) -> Damage | None:
    recorded = _captured(events)
    for path, sha256 in stored:
        if sha256 not in recorded:
            where = path.relative_to(layout.folder).as_posix()
            return Damage(where, "a foreign file: no event of the log put it there")
    return None


def _captured(events: list[Event]) -> dict[str, Event]:
    """The first event of each archived file, by hash."""
    return {event.details["sha256"]: event for event in reversed(events) if event.event == CAPTURED}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
