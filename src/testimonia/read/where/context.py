"""The words of a sentence around one place name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from testimonia.model import Span
from testimonia.read.where.lexicon import PartWords

REACH = 14  # words on each side of a name that are looked at
NEXT = 6  # words that count as close by

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark of a sentence, and where it stands."""

    start: int
    end: int
    low: str

    def inside(self, words: Span) -> bool:
        """Is it one of some words?"""
        return words.start <= self.start and self.end <= words.end


def tokens_of(text: str, stretch: Span) -> list[Token]:
    """The words and marks of a stretch of a text, in small letters."""
    return [Token(m.start(), m.end(), m[0].lower()) for m in _TOKEN.finditer(text, stretch.start, stretch.end)]


def lows_of(text: str, stretch: Span) -> list[str]:
    """The same without where they stand."""
    return [word.lower() for word in _TOKEN.findall(text, stretch.start, stretch.end)]


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a sentence around one name, nearest first on both sides.

    Args:
        before, after: these words.
        capitals: the words after the name as long as they stand in capitals.
        possessive: True where "'s" follows the name.
        adjoins: True where only a blank stands between the name and the next word.
    """

    before: Sequence[Token]
    after: Sequence[Token]
    capitals: Sequence[str]
    possessive: bool
    adjoins: bool

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], first: int, last: int) -> Context:
        """The words around those from number `first` to before number `last`."""
        end = tokens[last - 1].end
        after = tokens[last : last + REACH]
        return cls(
            before=tokens[max(0, first - REACH) : first][::-1],
            after=after,
            capitals=[token.low for token in takewhile(lambda token: text[token.start].isupper(), after)],
            possessive=tokens[last - 1].low.endswith(("'s", "’s")),
            adjoins=text[end : end + 1] == " ",
        )

    def carried(self, words: PartWords) -> bool:
        """Is it about people who were brought or lay somewhere for treatment?"""
        return any(token.low in words.treating for token in self.before[: NEXT + 2])

    def in_care(self, words: PartWords) -> bool:
        """Is it the town of a hospital in which people are treated: "at the hospital in X, nine were being treated"?"""
        return any(token.low in words.medical for token in self.before[1:3]) and self.cared_for(words)

    def cared_for(self, words: PartWords) -> bool:
        """Do the words after it tell that people were brought or treated there?"""
        return any(token.low in words.treating for token in self.after)
