"""Which kind of thing bytes are: what they say themselves wins over the file's name."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from testimonia.errors import UnreadableDocument


class Kind(StrEnum):
    """The kinds that capture reads, with their media types."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    JSONL = "application/jsonl"
    CSV = "text/csv"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".xlsx": Kind.XLSX,
}
"""Endings of file names, in small letters, and what they promise."""

EXPECTED = "expected one of " + ", ".join(ENDINGS)

BEGINNING = 1_024
"""Bytes at the beginning of a file that are looked at for its signature."""

_PACKED = {Kind.XLSX: b"xl/workbook.xml", Kind.DOCX: b"word/document.xml"}
"""Kinds that are zip archives, each with the name of a member that the others have not."""

_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of some bytes.

    A signature in the content (a PDF, a zip archive, an HTML page) decides, whatever the name says. Text
    bears no signature: there the ending of the name decides. Without an ending (standard input) it is JSON
    Lines if its first line is a JSON object, else plain text.

    Raises:
        UnreadableDocument: none of the kinds, or not the binary kind that the name promises.
    """
    ending = PurePath(name).suffix.lower()
    promised = ENDINGS.get(ending)
    signed = _signed(data, promised)
    if signed:
        return signed
    if promised in (Kind.PDF, Kind.DOCX, Kind.XLSX):
        raise UnreadableDocument(f"expected a {ending} file; the content has not its signature: get the file again")
    if promised:
        return promised
    if ending:
        raise UnreadableDocument(f"{EXPECTED}; found {ending}: convert it to one of these")
    return Kind.JSONL if is_object(data) else Kind.TEXT


def _signed(data: bytes, promised: Kind | None) -> Kind | None:
    start = data[: 2 * BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-") or (promised is Kind.PDF and b"%PDF-" in data[:BEGINNING]):
        return Kind.PDF
    if start.startswith(b"PK\x03\x04"):
        if promised in _PACKED:
            return promised
        if packed := next((kind for kind, member in _PACKED.items() if member in data), None):
            return packed
        raise UnreadableDocument(f"{EXPECTED}; found a zip archive that is no .docx and no .xlsx: unpack it first")
    return Kind.HTML if _PAGE.match(start) else None


def is_object(data: bytes) -> bool:
    """Whether the first line that is not blank is a JSON object."""
    first = next(iter(data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)), b"")
    if not first.startswith(b"{"):
        return False
    try:
        found: Any = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict)
