"""The words of a stretch of text in a row, with what divides them."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from testimonia.model import Quantity
from testimonia.read import languages
from testimonia.read.counts.nouns import Nouns
from testimonia.text.words import Word

_JOINS = frozenset(" \t\u00a0\u202f\u200b\u2060\ufeff\u00ad\n\"“”'‘«»")
"""What may stand between two words of one phrase: spaces, also those without width, and quotation marks."""

_HEADLINE_WORDS = 5
_HEADLINE_SHARE = 0.8
"""Fewest words, and share of the longer ones with a capital, from which capitals tell nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch in order. Offsets are into the whole text.

    Args:
        text: the whole text.
        starts, ends: where each word starts and ends.
        folded: each word in lower case.
        shouting: whether capitals tell nothing: all is in capitals, or nearly every word has one.
        nouns: words for people and things.
        numbers: offsets where numbers start that may count people.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    folded: Sequence[str]
    shouting: bool
    nouns: Nouns
    numbers: Collection[int]

    @classmethod
    def of(cls, text: str, words: Sequence[Word], quantities: Sequence[Quantity], nouns: Nouns) -> Words:
        """The words of a stretch, marks left out.

        Args:
            text: the whole text.
            words: the words and marks of the stretch.
            quantities: the bounded numbers in it.
            nouns: words for people and things.
        """
        found = [word for word in words if word[2][0].isalnum()]
        starts, ends, folded = zip(*found, strict=True) if found else ((), (), ())
        shouting = bool(words) and is_shouting(text[words[0][0] : words[-1][1]])
        row = cls(text, starts, ends, folded, shouting, nouns, frozenset())
        numbers = frozenset(each.span.start for each in quantities if not row.is_in_age(each))
        return cls(text, starts, ends, folded, shouting, nouns, numbers) if numbers else row

    def is_in_age(self, quantity: Quantity) -> bool:
        """Whether a number stands inside an adjective: "two 13-year-old boys", "a 13 year old", "a 13 year-old boy"."""
        behind = self.after(quantity.span.end)
        return self.splits(quantity.span.end) or self.word(behind + 1) == "old" or self.is_listed(behind, "olds")

    def after(self, offset: int) -> int:
        """Index of the first word that starts at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def gap(self, at: int) -> str:
        """What stands before a word and behind the word before it; a line break where there is no such word."""
        if not 0 < at < len(self.starts):
            return "\n\n"
        return self.text[self.ends[at - 1] : self.starts[at]]

    def touches(self, at: int) -> bool:
        """Whether only a space, a quotation mark or a hyphen divides a word from the one before it.

        The last full stop of initials divides nothing: "nine U.S. soldiers".
        """
        gap = self.gap(at)
        return _joins(gap) or (gap[:1] == "." and "." in self.folded[at - 1] and _joins(gap[1:]))

    def touches_number(self, at: int, quantity: Quantity) -> bool:
        """The same of a word and the number before it: "60+ people", "three (3) people"."""
        return at < len(self.starts) and _joins(self.text[quantity.span.end : self.starts[at]])

    def bounds(self, at: int) -> tuple[int, int]:
        """Where a word starts and ends; nothing where there is none."""
        return (self.starts[at], self.ends[at]) if 0 <= at < len(self.starts) else (0, 0)

    def splits(self, offset: int) -> bool:
        """Whether an offset is inside a word: behind the "34" of "34-year-old"."""
        at = self.after(offset)
        return at > 0 and self.ends[at - 1] > offset

    def word(self, at: int) -> str:
        """The folded word at an index; empty where there is none."""
        return self.folded[at] if 0 <= at < len(self.folded) else ""

    def is_listed(self, at: int, name: str) -> bool:
        """Whether the word at an index stands in a list of the language."""
        return 0 <= at < len(self.folded) and self.folded[at] in self.nouns.lists[name]

    def capital(self, at: int) -> bool:
        """Whether a word starts with a capital that tells something."""
        return 0 <= at < len(self.starts) and not self.shouting and self.text[self.starts[at]].isupper()


def _joins(gap: str) -> bool:
    return gap in {" ", "-"} or (_JOINS.issuperset(gap) and gap.count("\n") < 2)


def is_shouting(stretch: str) -> bool:
    """Whether capitals tell nothing in a stretch: all is in capitals, or nearly every word has one, as in headlines."""
    if stretch.isupper():
        return True
    longer = [word for word in stretch.split() if len(word) > 3 and word[0].isalpha()]
    lower = [word for word in longer if not word[0].isupper()]
    if len(longer) < _HEADLINE_WORDS or len(lower) > (1 - _HEADLINE_SHARE) * len(longer):
        return False
    return _small_words().issuperset(word.rstrip(",:;.") for word in lower)


@functools.cache
def _small_words() -> frozenset[str]:
    """Words that headlines write without a capital: "from", "after", "amid"."""
    classes = languages.words("en", "wordclasses")
    return frozenset(word for name in _SMALL for word in classes[name])


_SMALL = ("prepositions", "conjunctions", "subordinators", "determiners", "auxiliaries")
