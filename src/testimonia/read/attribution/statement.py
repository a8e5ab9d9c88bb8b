"""A statement: one attribution in a sentence, as ranges of its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import Act

Range = tuple[int, int]
"""First word, and the one after the last."""

NEARBY = 9
"""Words within which what belongs together stands: "told" and "that", brackets, an aside."""


class Place(StrEnum):
    """Where what is said stands."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Subject:
    """The words for a speaker.

    Args:
        words: where they stand.
        relative: the pronoun that stands for them before the verb ("who").
        name: words of the speaker's own name where they stand apart ("…, Dr. Aziz, said").
        shared: whether an earlier verb of the region has the same speaker ("adding that").
        follows: whether they stand after their verb ("…, said the mayor").
    """

    words: Range
    relative: Range | None = None
    name: Range | None = None
    shared: bool = False
    follows: bool = False


@dataclass(slots=True)
class Statement:
    """One attribution in a region, as ranges of its words.

    Args:
        cue: the words that attribute.
        subject: the speaker; None where none stands here.
        place: where what is said stands.
        act: what the speaker does to what is said.
        middle: what is said between a passive and its "by": "were put at 600 by the same survey".
        cites: whether it names who is cited inside what another says ("citing …").
        content: ranges of what is said; set once all statements of the region are known.
    """

    cue: Range
    subject: Subject | None
    place: Place
    act: Act = Act.SAYS
    middle: Range | None = None
    cites: bool = False
    content: list[Range] | None = None

    @property
    def shared(self) -> bool:
        """Whether the speaker is that of an earlier statement."""
        return self.subject is not None and self.subject.shared

    @property
    def carries(self) -> bool:
        """Whether it names who carries what another says: "quoted by the radio"."""
        return self.cites and self.subject is not None and self.subject.follows

    @property
    def start(self) -> int:
        """First word of the statement's own words: of its speaker or its cue."""
        return min(self.cue[0], self.subject.words[0]) if self.subject and not self.shared else self.cue[0]

    @property
    def end(self) -> int:
        """End of the statement's own words."""
        return max(self.cue[1], self.subject.words[1]) if self.subject and not self.shared else self.cue[1]
