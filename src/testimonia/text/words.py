"""The words and marks of a stretch of text, folded, with where they stand."""

from __future__ import annotations

import re
import unicodedata

from testimonia.model import Span
from testimonia.text.numerals import folded

_WORD = re.compile(r"[^\W_]+(?:[-'’.·][^\W_]+)*|[^\w\s]")

Word = tuple[int, int, str]
"""Where a word or a mark starts and ends in the whole text, and its folded form."""


def words_of(text: str, span: Span) -> list[Word]:
    """The words and marks of a stretch, in order; curly apostrophes are straight in their folded forms."""
    start = span.start
    low = folded(text[start : span.end]).replace("’", "'")
    return [(start + match.start(), start + match.end(), match.group()) for match in _WORD.finditer(low)]


def is_mostly_latin(text: str) -> bool:
    """Whether at least half of the letters of a text are Latin ones; of a text without letters, yes."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(char, "") for char in letters) >= len(letters)
