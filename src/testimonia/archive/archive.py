"""The archive: what was said, as bytes by their hash, with a log of custody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from testimonia.archive.files import READ_ONLY, flush, only_writer, write_whole
from testimonia.archive.layout import NOTHING, Anchor, Layout
from testimonia.archive.log import CAPTURED, Event, Head, is_sha256, next_event, to_line
from testimonia.archive.recovery import events_between, finish, place, recover
from testimonia.errors import DamagedRecord, NotARecord, NotInRecord
from testimonia.model import sha256_hex

WAIT_SECONDS = 10
"""How long to wait for another process; each holds the lock for one event only, which takes milliseconds."""


class Archive:
    """Captured bytes and the log of what happened to them. Nothing in it is ever changed or removed.

    New bytes are recorded in four steps, so that a process killed at any point leaves nothing half
    recorded: the bytes are written beside the archive; the event is written to the log (from here on
    they are recorded); the bytes are moved to their place; the anchor is moved to the new end of the log.
    """

    def __init__(self, folder: Path) -> None:
        self._layout = Layout(folder)
        self._anchor = NOTHING
        self._captured: set[tuple[str, str]] = set()

    @classmethod
    def create(cls, folder: Path) -> Archive:
        """Make an empty archive.

        Raises:
            NotARecord: the folder holds something already.
        """
        layout = Layout(folder)
        if folder.exists() and any(folder.iterdir()):
            raise NotARecord(f"expected an empty folder for a new archive; {folder} has something in it")
        layout.objects.mkdir(parents=True)
        layout.incoming.mkdir()
        layout.log.touch()
        layout.write_anchor(NOTHING)
        return cls(folder)

    @classmethod
    def open(cls, folder: Path) -> Archive:
        """Open an archive; what a killed process left behind is finished or moved aside.

        Raises:
            NotARecord: the folder holds no archive.
            DamagedRecord: the log is shorter than its anchor says, or is not what was recorded.
        """
        layout = Layout(folder)
        layout.require()
        recover(layout)
        return cls(folder)

    @property
    def head(self) -> Head:
        """The end of the log."""
        return self._layout.read_anchor().head

    def put(self, data: bytes, *, name: str, source: str | None = None, at: datetime) -> str:
        """Archive bytes; the same bytes are stored once, and logged once for each name.

        Args:
            data: the bytes.
            name: the name under which they came.
            source: where they came from: a path or an address; None if not stated.
            at: when, with its zone.

        Returns:
            Their SHA-256.

        Raises:
            RecordBusy: another process is writing the archive.
        """
        sha256 = sha256_hex(data)
        with only_writer(self._layout.folder, wait=WAIT_SECONDS):
            self._catch_up()
            if (sha256, name) in self._captured:
                return sha256
            new = not self._layout.object(sha256).exists()
            if new:
                write_whole(self._layout.incoming / sha256, data, mode=READ_ONLY)
            details = {"sha256": sha256, "bytes": len(data), "name": name, "source": source}
            event = next_event(self._anchor.head, CAPTURED, details, at=at)
            end = self._record(event)
            if new:
                place(self._layout, sha256)
            self._layout.write_anchor(end)
        return sha256

    def log(self, event: str, details: Mapping[str, Any], at: datetime) -> None:
        """Record that something happened to the evidence: a refused capture, an export, a printing.

        Args:
            event: what happened, in a word.
            details: plain values that tell more.
            at: when, with its zone.

        Raises:
            RecordBusy: another process is writing the archive.
        """
        with only_writer(self._layout.folder, wait=WAIT_SECONDS):
            self._catch_up()
            happened = next_event(self._anchor.head, event, details, at=at)
            self._layout.write_anchor(self._record(happened))

    def get(self, sha256: str) -> bytes:
        """The bytes with a hash.

        Raises:
            NotInRecord: no such bytes were archived.
            DamagedRecord: the bytes in their place have another hash.
        """
        path = self._layout.object(sha256)
        if not is_sha256(sha256) or not path.is_file():
            raise NotInRecord(f"expected bytes with SHA-256 {sha256} in the archive; found none")
        data = path.read_bytes()
        if sha256_hex(data) != sha256:
            raise DamagedRecord(f"archived bytes {sha256}: found other bytes in their place: run `testimonia verify`")
        return data

    def events(self) -> Iterator[Event]:
        """The events of the log, oldest first, up to the anchor.

        Raises:
            DamagedRecord: a line is not what was recorded.
        """
        yield from events_between(self._layout, NOTHING, self._layout.read_anchor())

    def _catch_up(self) -> None:
        """Learn what was logged since this object last looked, by whomever; only with the lock held."""
        anchor = finish(self._layout)
        for event in events_between(self._layout, self._anchor, anchor):
            if event.event == CAPTURED:
                self._captured.add((event.details["sha256"], event.details["name"]))
        self._anchor = anchor

    def _record(self, event: Event) -> Anchor:
        """Write an event to the log; once this returns it is on the disk."""
        line = to_line(event)
        with self._layout.log.open("ab") as file:
            file.write(line)
            file.flush()
            flush(file.fileno())
        return Anchor(event.head, self._anchor.length + len(line))
