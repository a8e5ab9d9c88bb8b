"""The chain of a record's releases: each names the one before by its hash, and keeps what the next is compared with.

A profile has a chain of its own: a file of entries, one a line, and beside it a snapshot of each release.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from testimonia.archive.files import write_whole
from testimonia.errors import DamagedRecord
from testimonia.publish import Change, Release, snapshot_of

RELEASES = "releases"


@dataclass(frozen=True, slots=True)
class Entry:
    """A release in the chain of releases of one profile.

    Args:
        number: 1, 2, …
        contents: stands for everything that the release shows.
        package: SHA-256 of its data package.
        previous: SHA-256 of the data package before it; None for the first.
    """

    number: int
    contents: str
    package: str
    previous: str | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a release leaves for the next one.

    Args:
        tables: the rows of its watched tables, by table.
        changes: of this release and all before it, oldest first.
    """

    tables: dict[str, Any]
    changes: tuple[Change, ...]


def read_chain(folder: Path, profile: str) -> list[Entry]:
    """The releases of a record under a profile, oldest first.

    Raises:
        DamagedRecord: the chain is broken.
    """
    file = _entries(folder, profile)
    if not file.is_file():
        return []
    chain: list[Entry] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise DamagedRecord(
                f"{file}, line {number}: expected a release; {error}: restore the file from a copy"
            ) from error
        if entry.number != number or entry.previous != (chain[-1].package if chain else None):
            raise DamagedRecord(
                f"{file}, line {number}: expected release {number}, which names the one before; "
                "the chain of releases is broken: restore the file from a copy"
            )
        chain.append(entry)
    return chain


def add_to_chain(folder: Path, profile: str, chain: list[Entry], entry: Entry, release: Release) -> None:
    """Note a release behind those of a chain; the snapshot first, so that no entry lacks one."""
    home = folder / RELEASES / profile
    home.mkdir(parents=True, exist_ok=True)
    value = {"tables": snapshot_of(release), "changes": [asdict(change) for change in release.changes]}
    write_whole(home / _name(release.number), json.dumps(value, ensure_ascii=False).encode())
    lines = (json.dumps(asdict(each)) + "\n" for each in (*chain, entry))
    write_whole(_entries(folder, profile), "".join(lines).encode())


def read_snapshot(folder: Path, profile: str, number: int) -> Snapshot:
    """What a release left for the next one.

    Raises:
        DamagedRecord: the file is gone or holds something else.
    """
    file = folder / RELEASES / profile / _name(number)
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        changes = (Change(**{**change, "claims": tuple(change["claims"])}) for change in value["changes"])
        return Snapshot(value["tables"], tuple(changes))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedRecord(
            f"expected the snapshot of release {number} at {file}; {error}: restore it from a copy"
        ) from error


def _entries(folder: Path, profile: str) -> Path:
    return folder / RELEASES / f"{profile}.jsonl"


def _name(number: int) -> str:
    return f"{number:04}.json"
