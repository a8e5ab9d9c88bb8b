"""What an edited copy changed: sentences and words cut, added or put otherwise, numbers changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from testimonia.matching.terms import folded

PIECE = re.compile(r"[^\n]*?(?:[.!?][\"'”’)]*(?=\s)|\n|$)")
"""A line, or a part of it up to the end of a sentence: what papers cut and add; linear in the text."""

WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")

MOST_PIECES = 500
"""Pieces of a text that are compared; what lies behind them is one piece."""

MOST_WORDS = 400
"""Words of a piece that are compared one by one; a longer piece is changed as a whole."""

AHEAD = 20
"""Pieces in which the one that another became is looked for."""

LEAST_KEPT = 0.5
"""Share of words that two pieces must have in common to be one piece put otherwise."""

Edit = tuple[str, str]
"""Words before and after; empty where nothing stood or stands."""


def edits(before: str, after: str) -> Iterator[Edit]:
    """What changed from one text to another, in order; case, marks and line breaks alone are no change."""
    one, two = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(None, [_plain(piece) for piece in one], [_plain(piece) for piece in two], autojunk=False)
    for kind, start, end, start_two, end_two in matcher.get_opcodes():
        if kind != "equal":
            yield from _piece_edits(one[start:end], two[start_two:end_two])


def _piece_edits(one: Sequence[str], two: Sequence[str]) -> Iterator[Edit]:
    """Pieces that stand in the place of others: each beside the one that it resembles, or cut, or added."""
    left = list(two)
    for before in one:
        at = next((number for number, after in enumerate(left[:AHEAD]) if _resembles(before, after)), None)
        if at is None:
            yield before, ""
            continue
        for added in left[:at]:
            yield "", added
        yield from _word_edits(before, left[at])
        del left[: at + 1]
    for added in left:
        yield "", added


def _resembles(before: str, after: str) -> bool:
    one, two = set(_plain(before)), set(_plain(after))
    return len(one & two) >= LEAST_KEPT * min(len(one), len(two))


def _word_edits(before: str, after: str) -> Iterator[Edit]:
    one, two = list(WORD.finditer(before)), list(WORD.finditer(after))
    if max(len(one), len(two)) > MOST_WORDS:
        yield before, after
        return
    matcher = SequenceMatcher(None, _plain(before), _plain(after), autojunk=False)
    for kind, start, end, start_two, end_two in matcher.get_opcodes():
        if kind == "replace" and end - start == end_two - start_two:
            yield from (
                (a[0], b[0]) for a, b in zip_longest(one[start:end], two[start_two:end_two]) if a is not None and b
            )
        elif kind != "equal":
            yield _stretch(before, one[start:end]), _stretch(after, two[start_two:end_two])


def _stretch(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()] if words else ""


def _pieces(text: str) -> list[str]:
    found = [piece.strip() for piece in PIECE.findall(text)]
    kept = [piece for piece in found if _plain(piece)]
    return kept if len(kept) <= MOST_PIECES else [*kept[:MOST_PIECES], " ".join(kept[MOST_PIECES:])]


def _plain(text: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in WORD.findall(text))
