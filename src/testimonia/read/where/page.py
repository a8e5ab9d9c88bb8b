"""A text as the finder of place names sees it: its words, and which of them stand in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from testimonia.read.where.lexicon import PlaceWords

MOSTLY_CAPITALS = 0.7  # share of capitals among letters above which capitals say nothing (old wire copy)
HARDLY_CAPITALS = 0.006  # share below which a text is written without them (posts, messages)
SHORTEST_NAME = 4  # letters of a place's name that is looked for in such a text

LABELS = 3  # lines that open with a name and a colon

_LABEL = re.compile(
    r"^[^\W\d_][\w'’-]{1,30}(?:,? [^\W\d_][\w'’-]{1,30}){0,2}(?: \([^)\n]{1,40}\))?(?::| [–—-]) ", re.MULTILINE
)
_WORD = re.compile(r"(?:[^\W\d_]{1,2}\.){2,4}|[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")


class Word(NamedTuple):
    """A word of the text."""

    start: int
    end: int
    text: str
    low: str
    capital: bool

    @property
    def bare(self) -> str:
        """Without the ending of the possessive."""
        return self.text[:-2] if self.low.endswith(("'s", "’s")) else self.text


@dataclass(frozen=True, slots=True)
class Page:
    """A text and its words.

    Args:
        text: the text.
        words: its words, in order.
        capitals: the numbers of those that stand in capitals.
        lower: the words that it has without a capital.
        shouting: True where it is all in capitals.
        labelled: True where several of its lines open with a name and a colon: "Orvek: nine dead".
        muttering: True where it has next to none: the words that may name a place then count as if they had.
        lexicon: words around place names.
    """

    text: str
    words: list[Word]
    capitals: list[int]
    lower: frozenset[str]
    shouting: bool
    muttering: bool
    labelled: bool
    lexicon: PlaceWords

    @classmethod
    def of(cls, text: str, lexicon: PlaceWords) -> Page:
        """Divide a text into words."""
        stretches = [match.span() for match in _WORD.finditer(text)]
        words = [
            Word(start, end, word := text[start:end], low := word.lower(), word != low and _capital(word, low))
            for start, end in stretches
        ]
        letters = _LETTERS.findall(text[:2000])
        capital_letters = sum(map(str.isupper, letters))
        shouting = capital_letters > MOSTLY_CAPITALS * len(letters)
        muttering = capital_letters < HARDLY_CAPITALS * len(letters)
        if muttering:
            words = [_raised(word, words[at - 1].low if at else "", lexicon) for at, word in enumerate(words)]
        lower = frozenset() if shouting or muttering else frozenset([word.low for word in words if not word.capital])
        capitals = [number for number, word in enumerate(words) if word.capital]
        labelled = len(_LABEL.findall(text)) >= LABELS
        return cls(text, words, capitals, lower, shouting, muttering, labelled, lexicon)

    def gap(self, left: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[left].end : self.words[left + 1].start]

    def joined(self, left: int) -> bool:
        """Do a word and the next make one name, as far as what stands between them goes?"""
        gap = self.gap(left)
        return gap in (" ", "-") or (gap == ". " and self.words[left].low in self.lexicon.in_full)

    def before(self, at: int) -> Word | None:
        """The word directly before, with nothing but a blank between."""
        return self.words[at - 1] if at and self.gap(at - 1) in (" ", ". ") else None

    def after(self, at: int) -> Word | None:
        """The word directly after, with nothing but a blank between."""
        return self.words[at + 1] if at + 1 < len(self.words) and self.gap(at) == " " else None

    def follows(self, at: int) -> str:
        """The characters right after a word."""
        end = self.words[at].end
        return self.text[end : end + 2]


def _raised(word: Word, before: str, lexicon: PlaceWords) -> Word:
    """A word of a text without capitals, taken for one with a capital where a place may stand: "in orvek"."""
    placed = before in lexicon.strictly and word.low not in lexicon.common and len(word.low) >= SHORTEST_NAME
    return word._replace(capital=True) if placed else word


def _capital(text: str, low: str) -> bool:
    """Does a word that is not all small stand in capitals, or the part after its hyphen ("al-Orvek")?"""
    return text[0] != low[0] or "-" in text
