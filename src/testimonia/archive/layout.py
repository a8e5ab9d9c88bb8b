"""Where the parts of an archive lie in its folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from testimonia.archive.files import write_whole
from testimonia.archive.log import NO_EVENT, Head, is_sha256
from testimonia.errors import DamagedRecord, NotARecord


@dataclass(frozen=True, slots=True)
class Anchor:
    """What `head.json` says: the end of the log, and the length of the log in bytes up to there."""

    head: Head
    length: int


NOTHING = Anchor(Head(0, NO_EVENT), 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one archive."""

    folder: Path

    @property
    def objects(self) -> Path:
        """Bytes by their SHA-256."""
        return self.folder / "objects"

    @property
    def incoming(self) -> Path:
        """Bytes on their way to `objects`; empty unless a process was killed."""
        return self.folder / "incoming"

    @property
    def log(self) -> Path:
        """The custody log."""
        return self.folder / "log.jsonl"

    @property
    def head(self) -> Path:
        """The anchor of the log."""
        return self.folder / "head.json"

    def object(self, sha256: str) -> Path:
        """The file of the bytes with a hash."""
        return self.objects / sha256[:2] / sha256[2:]

    def stored(self) -> Iterator[tuple[Path, str | None]]:
        """Every file under `objects` in a stable order, with the hash that its place stands for, if any."""
        for path in sorted(self.objects.rglob("*")):
            if path.is_symlink() or not path.is_dir():
                name = "".join(path.relative_to(self.objects).parts)
                fits = is_sha256(name) and path == self.object(name) and not path.is_symlink()
                yield path, name if fits else None

    def require(self) -> None:
        """Check that the folder holds an archive.

        Raises:
            NotARecord: it does not.
        """
        if not (self.log.is_file() or self.head.is_file()):
            raise NotARecord(f"expected an archive (objects, log.jsonl, head.json) in {self.folder}; found none")

    def read_anchor(self) -> Anchor:
        """What `head.json` says.

        Raises:
            DamagedRecord: the file is gone or not an anchor.
        """
        try:
            values = json.loads(self.head.read_bytes())
            anchor = Anchor(Head(int(values["events"]), str(values["sha256"])), int(values["length"]))
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            raise DamagedRecord(f"head.json: expected the anchor of the log; {error}") from error
        return anchor

    def write_anchor(self, anchor: Anchor) -> None:
        """Set what `head.json` says."""
        values = {"events": anchor.head.events, "sha256": anchor.head.sha256, "length": anchor.length}
        write_whole(self.head, json.dumps(values).encode() + b"\n")
