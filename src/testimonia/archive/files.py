"""Files that are there whole or not at all, and one writer at a time."""

from __future__ import annotations

import functools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from testimonia.errors import RecordBusy

READ_ONLY = 0o444


def write_whole(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that it is on the disk whole or not at all, whenever the process is killed.

    Args:
        path: the file; what was there is replaced.
        data: its bytes.
        mode: its permissions, from its first byte on.
    """
    beside = path.with_name(f"{path.name}.part")
    beside.unlink(missing_ok=True)
    with open(beside, "xb", opener=functools.partial(os.open, mode=mode)) as file:
        file.write(data)
        file.flush()
        flush(file.fileno())
    beside.chmod(mode)
    move(beside, path)


def move(source: Path, target: Path) -> None:
    """Move a file in one step, and have the move on the disk before returning."""
    source.replace(target)
    sync_folder(target.parent)


def flush(descriptor: int) -> None:
    """Have everything that was written to an open file on the disk before returning."""
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk before returning (Windows does it by itself)."""
    if os.name == "nt":  # pragma: no cover - Windows cannot open folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def only_writer(folder: Path, *, wait: float = 0) -> Iterator[None]:
    """Hold the lock of an archive; the system lets go of it when the process ends, however it ends.

    SQLite's lock on an otherwise empty file is used because it works alike on every system.

    Args:
        folder: the archive.
        wait: seconds to wait for another process to let go.

    Raises:
        RecordBusy: another process holds it, or the folder cannot be written.
    """
    with ExitStack() as resources:
        try:
            connection = sqlite3.connect(folder / "lock", timeout=wait, isolation_level=None)
            resources.callback(connection.close)
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise RecordBusy(
                f"expected to be the only one to write {folder}; another process is writing it, or it is "
                f"write-protected ({error}): wait until the other ends, then try again"
            ) from error
        yield
