"""The words and marks of a stretch of text, folded, with where they stand."""

from __future__ import annotations

import re
import unicodedata

from testimonia.model import Span
from testimonia.text.numerals import folded

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that nobody sees, as pasted text has them: soft hyphens, joiners, spaces without width."""

_WORD = re.compile(rf"[^\W_]+(?:(?:[-'’.·]|[{_UNSEEN}]+)[^\W_]+)*|[^\w\s{_UNSEEN}]")
_ANY_UNSEEN = re.compile(f"[{_UNSEEN}]")
_HIDE = str.maketrans(dict.fromkeys(_UNSEEN))

Word = tuple[int, int, str]
"""Where a word or a mark starts and ends in the whole text, and its folded form."""


def words_of(text: str, span: Span) -> list[Word]:
    """The words and marks of a stretch, in order; folded, curly apostrophes are straight and nothing is unseen."""
    start = span.start
    low = folded(text[start : span.end]).replace("’", "'")
    stretches = [match.span() for match in _WORD.finditer(low)]
    words = [(start + first, start + last, low[first:last]) for first, last in stretches]
    if _ANY_UNSEEN.search(low):
        return [(first, last, word.translate(_HIDE)) for first, last, word in words]
    return words


def is_mostly_latin(text: str) -> bool:
    """Whether at least half of the letters of a text are Latin ones; of a text without letters, yes."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(char, "") for char in letters) >= len(letters)
