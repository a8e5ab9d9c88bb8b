"""Capture: bytes become documents, victim records, or reasons why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

from testimonia.capture.cage import run_caged
from testimonia.capture.captured import DEFAULT, Captured, Limits
from testimonia.capture.jsonl import Line, read_lines
from testimonia.capture.kinds import Kind, kind_of
from testimonia.capture.language import language_of
from testimonia.capture.page import extract_page_safely
from testimonia.capture.plain import Extracted, extract_markdown, extract_text, within
from testimonia.capture.sources import Input
from testimonia.capture.table import read_csv
from testimonia.capture.victims import victims_of
from testimonia.errors import ItemError, TooLarge, UnreadableDocument
from testimonia.model import Document, Unread, content_id, from_plain, sha256_hex


def capture(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Captured:
    """What the bytes of one input hold.

    The same bytes under the same name give the same result. What cannot be read comes back with its
    reason; no bytes make this raise an error.

    Args:
        data: all bytes of the input.
        name: file name as received; its ending helps to tell the kind (`kinds.kind_of`).
        limits: what the input may cost.
    """
    sha256 = sha256_hex(data)
    try:
        if len(data) > limits.input_bytes:
            raise TooLarge(f"expected at most {limits.input_bytes:,} bytes; found {len(data):,}: split it")
        return _of_kind(kind_of(data, name), data, name, limits)
    except ItemError as error:
        return Captured(unread=(Unread.of(error, name, sha256=sha256),))


def capture_from(item: Input) -> Captured:
    """What one input holds; one that cannot be loaded comes back with its reason."""
    try:
        data = item.load()
    except ItemError as error:
        return Captured(unread=(Unread.of(error, item.name),))
    return capture(data, name=item.name)


def _of_kind(kind: Kind, data: bytes, name: str, limits: Limits) -> Captured:
    if kind is Kind.JSONL:
        return _lines(data, name, limits)
    if kind in (Kind.CSV, Kind.XLSX):
        return _list(kind, data, name, limits)
    extract = _EXTRACTORS[kind]
    extracted = within(extract(data, limits))
    if len(extracted.text) > limits.text_chars:
        raise TooLarge(
            f"expected a text of at most {limits.text_chars:,} characters; found {len(extracted.text):,}: split it"
        )
    sha256 = sha256_hex(data)
    document = _document(extracted, kind=kind, own=sha256, sha256=sha256, part=None, name=name)
    return Captured((document,), unread=tuple(_notes(extracted, name, None, sha256)))


_EXTRACTORS: dict[Kind, Callable[[bytes, Limits], Extracted]] = {
    Kind.TEXT: lambda data, _: extract_text(data),
    Kind.MARKDOWN: lambda data, _: extract_markdown(data),
    Kind.HTML: extract_page_safely,
    Kind.PDF: lambda data, limits: from_plain(Extracted, run_caged("pdf", data, limits)),
    Kind.DOCX: lambda data, limits: from_plain(Extracted, run_caged("word", data, limits)),
}


def _list(kind: Kind, data: bytes, name: str, limits: Limits) -> Captured:
    """The lines of a victim list."""
    sha256 = sha256_hex(data)
    table = run_caged("workbook", data, limits) if kind is Kind.XLSX else read_csv(data, limits)
    victims, rejected = victims_of(table, list_name=PurePath(name).stem, sha256=sha256, short_rows=kind is Kind.XLSX)
    unread = (Unread.of(error, name, part=row, sha256=sha256) for row, error in rejected)
    return Captured(victims=victims, unread=tuple(unread))


def _lines(data: bytes, name: str, limits: Limits) -> Captured:
    """The reports of a JSON Lines file."""
    sha256 = sha256_hex(data)
    documents: list[Document] = []
    unread: list[Unread] = []
    for line in read_lines(data, limits):
        if isinstance(line.found, ItemError):
            unread.append(Unread.of(line.found, name, part=line.number, sha256=sha256))
        else:
            documents.append(_of_line(line, line.found, name, sha256))
            unread += _notes(line.found, name, line.number, sha256)
    if not documents and not unread:
        raise UnreadableDocument("expected one report a line; found none")
    return Captured(tuple(documents), unread=tuple(unread))


def _of_line(line: Line, found: Extracted, name: str, sha256: str) -> Document:
    return _document(
        found,
        kind=Kind.JSONL,
        own=sha256_hex(line.raw),
        sha256=sha256,
        part=line.number,
        name=name,
        external_id=line.external_id,
    )


def _document(  # noqa: PLR0913 - the parts of a document that its bytes, not its words, decide
    found: Extracted,
    *,
    kind: Kind,
    own: str,
    sha256: str,
    part: int | None,
    name: str,
    external_id: str | None = None,
) -> Document:
    return Document(
        id=content_id("D", own),
        sha256=sha256,
        part=part,
        media_type=kind.value,
        text=found.text,
        extractor=found.extractor,
        external_id=external_id,
        published=found.published,
        outlet=found.outlet,
        title=found.title,
        url=found.url,
        language=found.language or language_of(found.text),
        name=name,
    )


def _notes(found: Extracted, name: str, part: int | None, sha256: str) -> Iterator[Unread]:
    """What a report that is kept states about itself and could not be read."""
    for note in found.notes:
        yield Unread(name, part, sha256, "InvalidReport", note)
