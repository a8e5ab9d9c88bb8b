"""PDF: the text layer, with its lines put together to paragraphs. Runs in the cage only."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2

from testimonia.capture.captured import Limits
from testimonia.capture.plain import Extracted, storable, worded
from testimonia.errors import TooLarge, UnreadableDocument
from testimonia.text.numerals import parse_number

EXTRACTOR = "pdf.v1"

FULL = 0.7
"""Share of the widest line of its page from which a line may go on in the next one; shorter lines end."""

NEARLY_FULL = 0.9
"""The same for a line that ends a sentence: the last line of a paragraph is rarely as wide as the others."""

GAP = 1.35
"""Distance from line to line, as a multiple of the usual one on the page, from which a paragraph begins."""

WRONG_PASSWORD = 4
"""PDFium's error code (FPDF_ERR_PASSWORD in fpdfview.h)."""

_DIVIDED = re.compile("([^\\W\\d_]{1,20})[\ufffe\x02](?=([^\\W\\d_]{1,20}))")
_MARKS = re.compile("[\ufffe\x02]")
_HYPHEN_AT_END = re.compile(r"\w[-‐–]\Z")
_ENDS_SENTENCE = re.compile(r"[.!?:…]['\"”’»)\]]{0,3}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words and its box in points from the bottom left; no box where none is known."""

    words: str
    left: float
    right: float
    bottom: float


def extract_pdf(data: bytes, limits: Limits) -> Extracted:
    """The text layer of a PDF, one paragraph a line, pages one after the other.

    PDF has no paragraphs, only placed lines: lines are joined where they fill the width and stand at the
    usual distance. A hyphen that divides a word at the end of a line is taken away; one beside a digit
    or in a numeral stays. The title is the one in the metadata; the dates there are not dates of publication
    and are not used. Nothing in the file is run or followed.

    Raises:
        UnreadableDocument: broken, encrypted, or without a text layer.
        TooLarge: too many pages or too much text.
    """
    pdf = _opened(data)
    if len(pdf) > limits.pdf_pages:
        raise TooLarge(f"expected at most {limits.pdf_pages:,} pages; found {len(pdf):,}: split it")
    found, size = [], 0
    for page in _pages(pdf):
        found += list(_paragraphs(page))
        size += sum(len(line.words) for line in page)
        if size > limits.text_chars:
            raise TooLarge(f"expected a text of at most {limits.text_chars:,} characters; found more: split it")
    if not found:
        raise UnreadableDocument(
            "expected a PDF with a text layer; found none: it may be a scan, and OCR is not done here"
        )
    title = storable(pdf.get_metadata_dict().get("Title", "")).strip()
    version = pypdfium2.version.PYPDFIUM_INFO.version
    return Extracted(worded("\n".join(found)), f"{EXTRACTOR} pypdfium2 {version}", title=title or None)


def _opened(data: bytes) -> Any:
    try:
        load: Any = pypdfium2.PdfDocument
        return load(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == WRONG_PASSWORD:
            raise UnreadableDocument(
                "expected an open PDF; found an encrypted one: save it without password"
            ) from error
        raise UnreadableDocument(f"expected a PDF; found a broken one ({error}): get the file again") from error


def _pages(pdf: Any) -> Iterator[list[Line]]:
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            layer = page.get_textpage()
            yield list(_lines(layer))
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(f"expected a PDF; page {number + 1} is broken ({error})") from error


def _lines(layer: Any) -> Iterator[Line]:
    text = layer.get_text_range()
    placed = len(text) == layer.count_chars()  # else characters cannot be matched with their boxes
    for match in re.finditer(r"[^\r\n]+", text):
        words = match.group()
        if words.strip():
            first = match.start() + len(words) - len(words.lstrip())
            last = match.start() + len(words.rstrip()) - 1
            yield _placed(layer, words, first, last) if placed else Line(_mended(words), 0, 0, 0)


def _placed(layer: Any, words: str, first: int, last: int) -> Line:
    try:
        left, _, _, _ = layer.get_charbox(first, loose=True)
        _, bottom, right, _ = layer.get_charbox(last, loose=True)
    except pypdfium2.PdfiumError:
        return Line(_mended(words), 0, 0, 0)
    return Line(_mended(words), left, right, bottom)


def _mended(words: str) -> str:
    """The words of a line, with divided words put together; PDFium marks where a hyphen divides."""
    words = _MARKS.sub("-", _DIVIDED.sub(_together, words))
    return " ".join(storable(words).split(" ")).strip()


def _together(match: re.Match[str]) -> str:
    """The first half of a divided word; the hyphen of "twenty-three" belongs to it and stays."""
    first, second = match.groups()
    return f"{first}-" if parse_number(first) and parse_number(second) else first


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    if not lines:
        return
    widest = max(line.right - line.left for line in lines)
    steps = [up.bottom - down.bottom for up, down in itertools.pairwise(lines) if up.bottom > down.bottom]
    usual = statistics.median(steps) if steps else 0
    words = lines[0].words
    for up, down in itertools.pairwise(lines):
        if _goes_on(up, down, widest, usual):
            words += down.words if _HYPHEN_AT_END.search(words) else f" {down.words}"
        else:
            yield words
            words = down.words
    yield words


def _goes_on(up: Line, down: Line, widest: float, usual: float) -> bool:
    """Whether a line goes on in the next one."""
    width, step = up.right - up.left, up.bottom - down.bottom
    if width <= 0 or step > GAP * usual:
        return False
    share = NEARLY_FULL if _ENDS_SENTENCE.search(up.words) or step <= 0 else FULL
    return width >= share * widest
