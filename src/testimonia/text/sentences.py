"""Paragraphs and sentences as stretches of a text; nothing is changed, only divided."""

from __future__ import annotations

import re
import statistics
from collections.abc import Collection, Iterator, Sequence

from testimonia.model import Span

WRAPPED_LINE = range(40, 101)
"""Typical length in code points of the lines of a text that was broken to a fixed width."""

WRAPPED_SHARE = 0.4
"""Share of lines that break off in mid-sentence, from which a text counts as broken to a fixed width."""

FEWEST_OF_BLOCK = 5
NEARLY_FULL = 0.75
"""Lines from which a text without a blank line counts as one paragraph that was broken to a fixed width, and how much
of the longest of them the shortest fills."""

LONGEST_SENTENCE = 1500
"""Code points of the longest sentence; the longest in news text have some 800. What is longer is a table or a text
without full stops, and is divided, so that whatever looks at a sentence as a whole keeps in proportion to the text."""

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_OPENS_ITEM = re.compile(r"\s*(?:[-–•*]\s|\(?(?:\d{1,3}|[a-z])[.)]\s)")
"""How a line of a list begins, which breaks off at no width."""

_ENDS_SENTENCE = re.compile(r"[.!?:…]['\"”’»)\]]*\s*$")
_BREAK = re.compile(r"(?:[.!?…]['\"”’»)\]]*|[.!?…]\s?[”’»])(?=(\s+)(\S))")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"'‘]+$")
_MONTH_INITIALS = re.compile(r"(?:\w\.)+\w?$")
_LOOKBACK = 24
_OPENING = "\"'“‘«([—–-*•"


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text.

    A line is a paragraph, except in texts broken to a fixed width: there a blank line divides.
    """
    pattern = _BLOCK if _is_wrapped(text) else _LINE
    return tuple(span for match in pattern.finditer(text) if (span := _trimmed(text, *match.span())))


def sentences(text: str, *, abbreviations: Collection[str] = ()) -> tuple[Span, ...]:
    """The sentences of a text; a sentence never reaches over the end of a paragraph, and has a longest length.

    Args:
        text: the stored text.
        abbreviations: words, folded and without their last full stop, that do not end a sentence ("gen").
    """
    return tuple(
        piece
        for paragraph in paragraphs(text)
        for span in _sentences_of(text, paragraph, abbreviations)
        for piece in _bounded(text, span)
    )


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """A sentence, in pieces if it is longer than a sentence can be: divided at a semicolon, a comma or a space."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        gaps = (text.rfind(gap, start + LONGEST_SENTENCE // 2, limit) + len(gap) for gap in ("; ", ", ", " "))
        end = next((gap for gap in gaps if gap > start + LONGEST_SENTENCE // 2), limit)
        if piece := _trimmed(text, start, end):
            yield piece
        start = end
    if piece := _trimmed(text, start, span.end):
        yield piece


def _sentences_of(text: str, paragraph: Span, abbreviations: Collection[str]) -> Iterator[Span]:
    start = paragraph.start
    for match in _BREAK.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, match, abbreviations):
            if span := _trimmed(text, start, match.end()):
                yield span
            start = match.end()
    if span := _trimmed(text, start, paragraph.end):
        yield span


def _ends(text: str, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    """Whether the punctuation found ends a sentence."""
    follows = match.group(2)
    if not (follows.isupper() or follows.isdigit() or follows in _OPENING or not follows.isascii()):
        return False
    if match.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - _LOOKBACK), match.start())
    word = before.group() if before else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    if _MONTH_INITIALS.fullmatch(word) and "." in word:
        return follows in '“"‘' or _starts_new_thought(text, match.end())
    return word.casefold() not in abbreviations


_OPENERS = re.compile(r"\s+(?:The|He|She|It|They|We|In|On|At|But|A|An|This|That|His|Her|Its|Their|There|As|For)\b")


def _starts_new_thought(text: str, end: int) -> bool:
    """Whether a sentence plainly begins here: after "U.S." or "p.m." only such an opening ends one."""
    return _OPENERS.match(text, end) is not None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_wrapped(text: str) -> bool:
    """Whether the text was broken to a fixed width: most lines of one length, ending in mid-sentence."""
    lines = [match.group() for match in _LINE.finditer(text) if match.end() + 1 < len(text)]
    inner = [line for line in lines if not line.isspace() and not _OPENS_ITEM.match(line)]
    if len(inner) < 3 or round(statistics.median(len(line) for line in inner)) not in WRAPPED_LINE:
        return False
    broken = sum(not _ENDS_SENTENCE.search(line[-8:]) for line in inner)
    divided = "\n\n" in re.sub(r"\n[^\S\n]+\n", "\n\n", text)
    return broken >= WRAPPED_SHARE * len(inner) and (divided or _is_one_block(inner))


def _is_one_block(lines: Sequence[str]) -> bool:
    """Whether lines are a single paragraph that was broken to a fixed width: all are nearly as long as the longest."""
    longest = max(map(len, lines))
    return len(lines) >= FEWEST_OF_BLOCK and min(map(len, lines[:-1])) >= NEARLY_FULL * longest
