"""The custody log: one event a line, each chained to the one before by its hash."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from testimonia.errors import InvalidNoun
from testimonia.model import sha256_hex

_SHA256 = re.compile(r"[0-9a-f]{64}")

CAPTURED = "captured"
REPAIRED = "repaired"

NO_EVENT = "0" * 64
"""What stands for the hash of the line before the first."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a log.

    Args:
        events: number of events.
        sha256: hash of the last one.
    """

    events: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the evidence.

    Args:
        seq: number of the event, counted from 1.
        at: when, in UTC.
        event: what: "captured", "repaired" …
        details: plain values that tell more.
        prev: hash of the event before.
        hash: hash of this one with all of the above.
    """

    seq: int
    at: datetime
    event: str
    details: Mapping[str, Any]
    prev: str
    hash: str

    @property
    def head(self) -> Head:
        """The end of a log whose last event this is."""
        return Head(self.seq, self.hash)


def next_event(head: Head, event: str, details: Mapping[str, Any], *, at: datetime) -> Event:
    """The event that follows the end of a log.

    Raises:
        InvalidNoun: the time has no zone.
    """
    if at.tzinfo is None:
        raise InvalidNoun(f"event {event!r}: expected a time with its zone; got {at}")
    unsigned = Event(head.events + 1, at.astimezone(UTC), event, details, head.sha256, "")
    return Event(unsigned.seq, unsigned.at, event, details, head.sha256, _hash(unsigned))


def to_line(event: Event) -> bytes:
    """The event as a line of the log: ASCII only, so that no name can forge a line or colour a screen."""
    return _json({**_content(event), "hash": event.hash}) + b"\n"


def from_line(line: bytes) -> Event:
    """The event of a line.

    Raises:
        ValueError: the line is not one that `to_line` writes, or its hash is not that of its content.
    """
    try:
        values = json.loads(line)
        event = Event(**{**values, "at": datetime.fromisoformat(values["at"])})
        whole = to_line(event) == line and _hash(event) == event.hash and _names_bytes(event)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a log event: {error}") from error
    if not whole:
        raise ValueError("its hash is not that of its content, or it names no bytes")
    return event


def is_sha256(text: object) -> bool:
    """Whether a value is written like a SHA-256."""
    return isinstance(text, str) and _SHA256.fullmatch(text) is not None


def _names_bytes(event: Event) -> bool:
    """Whether a captured event says which bytes: no other value may become a path."""
    if event.event != CAPTURED:
        return True
    return is_sha256(event.details["sha256"]) and isinstance(event.details["name"], str)


def _content(event: Event) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "at": event.at.isoformat(),
        "event": event.event,
        "details": event.details,
        "prev": event.prev,
    }


def _hash(event: Event) -> str:
    return sha256_hex(_json(_content(event)))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")
