"""A report as the reader sees it: its text divided into paragraphs and sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from testimonia.model import DateRange, Document, Harm, Span
from testimonia.read.languages import words
from testimonia.read.languages.screens import words_of_letters
from testimonia.text.numerals import folded
from testimonia.text.sentences import paragraphs, sentences

LONGEST_HEADLINE = 160
"""Code points of the longest line that is taken for a headline where nobody states one."""

_BETWEEN = 3
"""Most lines between a headline and the first paragraph."""

_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",", "”", '"', "»", ")")
"""What ends a sentence, and no headline."""


@dataclass(frozen=True, slots=True)
class Report:
    """The text of one document, divided.

    Args:
        text: the stored text.
        sentences, paragraphs: stretches of it, in order.
        low: the text in lower case, with the same offsets.
        vocabulary: the words of letters that it has, in lower case: what most stages need is not among them.
        published: when it was published, as a range with its precision; None if not known.
        title: as the provider stated it, or the headline that the text begins with; None where there is none.
        outlet: as the provider stated it; None if not stated.
    """

    text: str
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    published: DateRange | None = None
    title: str | None = None
    outlet: str | None = None
    low: str = field(init=False, repr=False, compare=False)
    vocabulary: frozenset[str] = field(init=False, repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _paragraph_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", folded(self.text))
        object.__setattr__(self, "vocabulary", frozenset(words_of_letters(self.low)))
        object.__setattr__(self, "_sentence_starts", tuple(span.start for span in self.sentences))
        object.__setattr__(self, "_paragraph_starts", tuple(span.start for span in self.paragraphs))

    @classmethod
    def of(cls, document: Document, *, language: str = "en") -> Report:
        """Divide a document's text."""
        abbreviations = frozenset(words(language, "sentences")["abbreviations"])
        divided = paragraphs(document.text)
        return cls(
            text=document.text,
            sentences=sentences(document.text, abbreviations=abbreviations),
            paragraphs=divided,
            published=document.published,
            title=document.title or _headline(document.text, divided),
            outlet=document.outlet,
        )

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence at an offset, or of the last one before it; 0 before the first."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph at an offset, or of the last one before it; 0 before the first."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)


def _headline(text: str, divided: Sequence[Span]) -> str | None:
    """The headline of a text that begins with one: a short line without a full stop, soon before a paragraph with one.

    Between the two may stand what is neither: the day, the author, the place.
    """
    lines = [span.of(text).rstrip() for span in divided[: _BETWEEN + 2]]
    ended = next((at for at, line in enumerate(lines) if line.endswith(_SENTENCE_ENDS)), 0)
    return lines[0] if ended and all(len(line) <= LONGEST_HEADLINE for line in lines[:ended]) else None


def title_end(report: Report) -> int:
    """Where the title ends if the text begins with it; 0 where it does not."""
    title = (report.title or "").strip()
    return len(title) if title and report.text.startswith(title) else 0


def heads_of(report: Report) -> dict[Span, Span]:
    """The title, if the text begins with it, and the headings, each with the stretch of text of which it is the head.

    A heading is a short line without a full stop between paragraphs with one, or between the title and one.
    """
    text, end = report.text, len(report.text)
    ended = [span.of(text).rstrip().endswith(_SENTENCE_ENDS) for span in report.paragraphs]
    found = [
        span
        for at, span in enumerate(report.paragraphs[1:-1], start=1)
        if not ended[at] and (ended[at - 1] or at == 1) and ended[at + 1] and span.end - span.start <= LONGEST_HEADLINE
    ]
    ends = [*(span.start for span in found[1:]), end]
    heads = {head: Span(head.end, stop) for head, stop in zip(found, ends, strict=bool(found))}
    first = title_end(report)
    return ({Span(0, first): Span(first, end)} if 0 < first < end else {}) | heads


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a claim stands in a report, before its date, place and speakers are known.

    Args:
        sentence: the sentence that carries it.
        count: the words of its number.
        trigger: the words of its harm ("were killed"); None where the number alone carries it.
        harm: the harm.
        number: the lowest number of people that its words state, or the highest where they state no lowest.
    """

    sentence: Span
    count: Span
    trigger: Span | None
    harm: Harm
    number: int | None = None
