"""What capture makes of one input, and the limits it works under."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.model import Document, Unread, VictimRecord


@dataclass(frozen=True, slots=True)
class Captured:
    """All that one input holds: what was read, and what could not be.

    Args:
        documents: reports, in the order of the input.
        victims: lines of a victim list, in its order.
        unread: parts that could not be read, or the whole input, each with its reason.
    """

    documents: tuple[Document, ...] = ()
    victims: tuple[VictimRecord, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost; what is over a limit is unread with the limit in its reason.

    Args:
        input_bytes: size of one file; reports and lists are far below it.
        line_bytes: size of one line of JSON Lines: a long book.
        text_chars: characters that one report may have after extraction.
        html_bytes: size of one page: real pages are below 5 MB, and extraction slows down with size.
        html_tags: tags of one page.
        pdf_pages: pages of one PDF.
        cage_seconds: processor time of the process that reads one PDF or one unusual page.
        cage_memory: address space of that process.
        table_columns: columns of a victim list.
        table_rows: rows of a victim list.
        cell_chars: characters of one cell.
        unpacked_bytes: bytes of an .xlsx file once unpacked, counted, not believed.

    Units:
        bytes; characters are Unicode code points; seconds
    """

    input_bytes: int = 50_000_000
    line_bytes: int = 10_000_000
    text_chars: int = 10_000_000
    html_bytes: int = 5_000_000
    html_tags: int = 100_000
    pdf_pages: int = 2_000
    cage_seconds: int = 60
    cage_memory: int = 1_000_000_000
    table_columns: int = 1_000
    table_rows: int = 1_000_000
    cell_chars: int = 10_000
    unpacked_bytes: int = 200_000_000


DEFAULT = Limits()
