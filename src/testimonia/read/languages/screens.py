"""Which sentences may tell something: a quick look at their words, before anything is analysed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_LETTERS = re.compile(r"[^\W\d_]+")


def words_of_letters(low: str) -> list[str]:
    """The words of letters of a text in lower case, in order."""
    found: list[str] = _LETTERS.findall(low)
    return found


@dataclass(frozen=True, slots=True)
class WordScreen:
    """The words without which a sentence tells nothing of a kind.

    Args:
        alone: words of which one is enough.
        pairs: other words -> those of which one must be there as well.
    """

    alone: AbstractSet[str]
    pairs: Mapping[str, AbstractSet[str]]

    def passes(self, words: Collection[str]) -> bool:
        """Whether a sentence with some words may tell of it; it may say yes too often, never no too often."""
        if not self.alone.isdisjoint(words):
            return True
        return any(not self.pairs[word].isdisjoint(words) for word in self.pairs.keys() & words)
