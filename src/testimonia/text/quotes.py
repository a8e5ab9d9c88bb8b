"""Quotations: the stretches of a text that stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from testimonia.model import Span

CLOSES = {"“": "”", "«": "»", "„": "“”", "‘": "’'", '"': '"', "'": "'’", "''": ("''",), "``": ("''",)}
"""Opening marks and what closes each."""

_MARKS = re.compile("[“”„«»\"‘’'`]")


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """The quotations of a text, each as its stretches, marks included.

    A quotation that is not closed before its paragraph ends goes on in the next paragraph if that one
    begins with the same mark; it then has a stretch in each. Quotations inside quotations are part of them.
    A mark that nothing closes or continues counts for nothing, unless it opens a paragraph.

    Args:
        text: the stored text.
        paragraphs: its paragraphs, in order.
    """
    found: list[tuple[Span, ...]] = []
    carried: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
        for start, end, mark in _stretches(text, paragraph):
            if carried and start != paragraph.start:
                found.append(tuple(carried))
                carried = []
            goes_on = end is None and text.startswith(mark, following)
            if end is None and not goes_on and start != paragraph.start:
                continue
            carried.append(Span(start, paragraph.end if end is None else end))
            if not goes_on:
                found.append(tuple(carried))
                carried = []
    return tuple(found)


def _stretches(text: str, paragraph: Span) -> Iterator[tuple[int, int | None, str]]:
    """Outermost quotations of a paragraph with their opening marks; an end of None where nothing closes it."""
    start, opened, after = -1, "", 0
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        offset = match.start()
        mark = _mark(text, offset) if offset >= after else ""
        if start < 0:
            if mark in CLOSES and _may_open(text, offset, paragraph.start):
                start, opened = offset, mark
        elif mark in CLOSES[opened] and mark:
            yield start, offset + len(mark), opened
            start = -1
        after = max(after, offset + len(mark))
    if start >= 0 and opened not in "'‘":
        yield start, None, opened


def _mark(text: str, offset: int) -> str:
    """The mark at an offset; "" for an apostrophe, which has a letter on the wrong side of it or on both."""
    mark = text[offset]
    if mark in "'`" and text.startswith(mark, offset + 1):
        return mark * 2
    if mark not in "‘’'":
        return mark
    word_after = offset + 1 < len(text) and text[offset + 1].isalnum()
    word_before = offset > 0 and (text[offset - 1].isalnum() or text[offset - 1] in ".,!?…")
    if mark == "’":
        return mark if word_before and not word_after else ""
    return mark if word_after != word_before else ""


def _may_open(text: str, offset: int, first: int) -> bool:
    """Whether a mark can open: a straight or single one not directly after a word or its full stop."""
    if text[offset] in "“«„" or offset == first:
        return True
    return not (text[offset - 1].isalnum() or text[offset - 1] in ".,!?")
