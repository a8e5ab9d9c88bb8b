"""A claim in its report, as the rules for its place see it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from testimonia.model import Harm, Span
from testimonia.read.report import Anchor
from testimonia.read.where.naming import Naming, Part
from testimonia.read.where.scenes import Scene, Scenes

LEFT = frozenset([Harm.DISPLACED, Harm.ABDUCTED])  # harms that begin where people are taken from
BESIDE = 6  # characters after a number within which a name is its own: "three traders" "from Orvek"
CLOSE = 40  # characters after a number within which "in the city" is its own
REACH = 1000  # characters of a sentence on each side of a number that are looked at: all of it but in hostile text


class Unnamed(Enum):
    """A place that the report does not name."""

    COUNTRY = "somewhere in the country of the report"


Found = Naming | Unnamed


@dataclass(frozen=True, slots=True)
class Look:
    """A claim in its report, as the rules see it: its sentence, cut where that is endless, and the places in it."""

    anchor: Anchor
    scenes: Scenes
    number: int
    sentence: Span
    here: Sequence[Naming]

    @classmethod
    def at(cls, anchor: Anchor, scenes: Scenes) -> Look:
        """A claim and what is around it."""
        start = max(anchor.sentence.start, anchor.count.start - REACH)
        end = min(anchor.sentence.end, anchor.count.end + REACH)
        number = scenes.report.sentence_at(anchor.count.start)
        inside = scenes.inside.get(number, ())
        first = bisect_left(inside, start, key=lambda one: one.words.start)
        last = bisect_left(inside, end, key=lambda one: one.words.start)
        return cls(anchor, scenes, number, Span(start, max(end, start + 1)), inside[first:last])

    @property
    def scene(self) -> Scene:
        """What the sentences before have set."""
        return self.scenes.before[self.number]

    @property
    def clause(self) -> tuple[int, int]:
        """The start and the end of what is told of one happening around the number."""
        text, boundary, count = self.scenes.report.text, self.scenes.words.boundary, self.anchor.count
        before = [found.end() for found in boundary.finditer(text, self.sentence.start, count.start)]
        after = boundary.search(text, count.end, self.sentence.end)
        return max(before, default=self.sentence.start), after.start() if after else self.sentence.end

    def parts_of_clause(self, *parts: Part) -> list[Naming]:
        """The places of the clause that play one of some parts."""
        start, end = self.clause
        return [one for one in self.parts(*parts) if start <= one.words.start < end]

    def parts(self, *parts: Part) -> list[Naming]:
        """The places of the sentence that play one of some parts."""
        return [one for one in self.here if one.part in parts]

    def is_theirs(self, one: Naming) -> bool:
        """Does a name stand in the words of the number or right behind them: "three traders" "from Orvek"?"""
        count = self.anchor.count
        return count.start <= one.words.start <= count.end + BESIDE
