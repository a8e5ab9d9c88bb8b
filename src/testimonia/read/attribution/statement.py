"""A statement: one attribution in a sentence, as ranges of its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NEARBY = 9
"""Words within which what belongs together stands: "told" and "that", brackets, an aside."""


class Place(StrEnum):
    """Where what is said stands."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@dataclass(slots=True)
class Statement:
    """One attribution in a region, as ranges of its words.

    Args:
        cue: the words that attribute.
        source: the words for the speaker; None where none stand here.
        place: where what is said stands.
        shared: whether the speaker is that of an earlier statement of the region ("adding that").
        cites: whether it names who is cited inside what another says ("citing …").
        name: words of the speaker's own name where they differ from source ("…, Dr. Aziz, said").
        content: ranges of what is said; set once all statements of the region are known.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    place: Place
    shared: bool = False
    cites: bool = False
    denies: bool = False
    doubts: bool = False
    name: tuple[int, int] | None = None
    content: list[tuple[int, int]] | None = None

    @property
    def start(self) -> int:
        """First word of the statement's own words: of its source or its cue."""
        return min(self.cue[0], self.source[0]) if self.source and not self.shared else self.cue[0]

    @property
    def end(self) -> int:
        """End of the statement's own words."""
        return max(self.cue[1], self.source[1]) if self.source and not self.shared else self.cue[1]
