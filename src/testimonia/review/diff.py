"""Two versions of a text, one beside the other: what stayed, what was cut, what was added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from testimonia.matching.changes import MOST_PIECES, MOST_WORDS

_PIECE = re.compile(r".+?(?:[.!?][\"'”’)]*\s+|\n+|$)", re.DOTALL)
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class Kept(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    CUT = "cut"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text, and what became of it."""

    kept: Kept
    text: str


def compared(before: str, after: str) -> list[Stretch]:
    """Both texts in one: what is the same or cut makes the first, what is the same or added makes the second."""
    found: list[Stretch] = []
    for stretch in _of_pieces(_pieces(before), _pieces(after)):
        if found and found[-1].kept is stretch.kept:
            found[-1] = Stretch(stretch.kept, found[-1].text + stretch.text)
        elif stretch.text:
            found.append(stretch)
    return found


def _pieces(text: str) -> list[str]:
    """The sentences and lines of a text; what lies behind the first ones is one piece."""
    pieces = _PIECE.findall(text)
    return [*pieces[:MOST_PIECES], "".join(pieces[MOST_PIECES:])]


def _of_pieces(one: Sequence[str], two: Sequence[str]) -> Iterator[Stretch]:
    for kind, start, end, start_two, end_two in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        before, after = "".join(one[start:end]), "".join(two[start_two:end_two])
        if kind == "equal":
            yield Stretch(Kept.SAME, before)
        else:
            yield from _of_words(_WORD.findall(before), _WORD.findall(after))


def _of_words(one: Sequence[str], two: Sequence[str]) -> Iterator[Stretch]:
    if max(len(one), len(two)) > 2 * MOST_WORDS:
        yield from (Stretch(Kept.CUT, "".join(one)), Stretch(Kept.ADDED, "".join(two)))
        return
    for kind, start, end, start_two, end_two in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Stretch(Kept.SAME, "".join(one[start:end]))
        else:
            yield Stretch(Kept.CUT, "".join(one[start:end]))
            yield Stretch(Kept.ADDED, "".join(two[start_two:end_two]))
