"""Word documents (.docx): paragraphs, tables, text boxes and notes as text. Runs in the cage only."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from testimonia.capture.captured import Limits
from testimonia.capture.packed import check_packed
from testimonia.capture.plain import Extracted, storable, worded
from testimonia.errors import TooLarge, UnreadableDocument

EXTRACTOR = "word.v1"

NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")
"""Parts whose paragraphs follow the text, in this order."""

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_TEXT, _TAB, _BREAK, _HYPHEN = (qn(f"w:{name}") for name in ("t", "tab", "br", "noBreakHyphen"))
_TABS = qn("w:tabs")
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in place of the element before it: the same words once more."""

_TAKEN_OUT = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom"))
"""Words that a tracked change takes out."""

_APART = frozenset({_PARAGRAPH, _AGAIN, _TABS, *_TAKEN_OUT})
"""What is inside a paragraph and none of its own words; paragraphs of a text box follow it."""


def extract_word(data: bytes, limits: Limits) -> Extracted:
    """The text of a Word document, one paragraph or row of a table a line, notes at the end.

    Tracked changes are taken as made: what was put in is there, what was taken out is not. Headers and footers,
    comments and pictures are left out. The title is the one in the properties; the dates there are not dates of
    publication and are not used. Nothing in the file is run, and nothing outside it is opened.

    Raises:
        UnreadableDocument: broken, encrypted, or without words.
        TooLarge: over a limit, or too much text.
    """
    check_packed(data, limits, what="Word document")
    try:
        document: Any = docx.Document(io.BytesIO(data))
        parts = {str(part.partname): part for part in document.part.package.iter_parts()}
        notes = [etree.fromstring(parts[name].blob, _parser()) for name in NOTES if name in parts]
        title = storable(document.core_properties.title or "").strip()
        lines = [line for root in (document.element.body, *notes) for line in _lines(root)]
    except (TooLarge, MemoryError):
        raise
    except Exception as error:
        raise UnreadableDocument(f"expected a Word document; found a broken one ({type(error).__name__})") from error
    if not lines:
        raise UnreadableDocument("expected a Word document with words; found none: they may be in a picture")
    if sum(map(len, lines)) > limits.text_chars:
        raise TooLarge(f"expected a text of at most {limits.text_chars:,} characters; found more: split it")
    return Extracted(worded("\n".join(lines)), f"{EXTRACTOR} python-docx {version('python-docx')}", title=title or None)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _lines(root: Any) -> Iterator[str]:
    """The paragraphs and rows below an element, in order, those without words left out."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == _ROW:
            cells = [" ".join(_lines(cell)) for cell in element.iter(_CELL) if _row_of(cell) is element]
            if any(cells):
                yield " | ".join(cells)
            continue
        if element.tag in _TAKEN_OUT or element.tag == _AGAIN:
            continue
        if element.tag == _PARAGRAPH and (words := " ".join(_words(element).split())):
            yield words
        waiting.extend(reversed([child for child in element if isinstance(child.tag, str)]))


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(_ROW))


def _words(paragraph: Any) -> str:
    """The words of a paragraph, without those of paragraphs inside it."""
    found: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _APART:
            continue
        if element.tag == _TEXT:
            found.append(storable(element.text or ""))
        elif element.tag in (_TAB, _BREAK):
            found.append(" ")
        elif element.tag == _HYPHEN:
            found.append("-")
        waiting.extend(reversed(element))
    return "".join(found)
