"""Passages: the exact characters of a document that carry something."""

from __future__ import annotations

from dataclasses import dataclass

from testimonia.errors import InvalidNoun


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's stored text, end excluded.

    Units:
        Unicode code points
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidNoun(f"expected 0 <= start < end; got {self.start} to {self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other stretch lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of the stretch.

        Raises:
            InvalidNoun: the stretch reaches past the end of the text.
        """
        if self.end > len(text):
            raise InvalidNoun(f"expected a stretch inside {len(text)} code points; got {self.start} to {self.end}")
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a document that carry a claim, with their place in its stored text.

    Raises:
        InvalidNoun: the words are not as long as the stretch they are said to fill.

    Units:
        Unicode code points
    """

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.exact) or not self.exact:
            raise InvalidNoun(
                f"expected {self.end - self.start} code points from {self.start} to {self.end}; got {self.exact!r}"
            )

    @classmethod
    def quote(cls, text: str, span: Span) -> Passage:
        """The passage of a text that fills a stretch of it."""
        return cls(span.start, span.end, span.of(text))

    @property
    def span(self) -> Span:
        """The stretch that the passage fills."""
        return Span(self.start, self.end)

    def check(self, text: str) -> None:
        """Check the passage against the stored text.

        Raises:
            InvalidNoun: the text does not have these words at this place.
        """
        found = text[self.start : self.end]
        if found != self.exact:
            raise InvalidNoun(f"expected {self.exact!r} at {self.start} to {self.end}; the text has {found!r}")
