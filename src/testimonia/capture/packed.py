"""Zip archives that office programs write, looked through before anything else opens them. Runs in the cage only."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from testimonia.capture.captured import Limits
from testimonia.errors import TooLarge, UnreadableDocument

MEMBERS = 10_000
"""Members of the archive; workbooks and documents have some dozens."""

CHUNK = 1_000_000


def check_packed(data: bytes, limits: Limits, *, what: str) -> None:
    """Unpack everything once and count; office files have no document type declaration, entity bombs do.

    Args:
        data: the file.
        limits: of what it may unpack to.
        what: what it is expected to be, for messages.

    Raises:
        UnreadableDocument: broken, encrypted, or with a document type declaration.
        TooLarge: over a limit, counted while unpacking: the sizes that the archive declares are not believed.
    """
    left = limits.unpacked_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS:
                raise TooLarge(f"expected at most {MEMBERS:,} members in the {what}; found {len(members):,}")
            for member in members:
                for chunk in _chunks(archive, member):
                    left -= len(chunk)
                    if left < 0:
                        raise TooLarge(f"expected at most {limits.unpacked_bytes:,} bytes unpacked; found more")
                    if b"<!DOCTYPE" in chunk.replace(b"\0", b""):
                        raise UnreadableDocument(f"expected a {what}; found a document type declaration in it")
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise UnreadableDocument(f"expected a {what}; its archive is broken or encrypted ({error})") from error


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member in chunks, each with the end of the one before, so that nothing hides across a border."""
    tail = b""
    with archive.open(member) as file:
        while chunk := file.read(CHUNK):
            yield tail + chunk
            tail = chunk[-20:]
