"""The sentences of a report, each looked at when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testimonia.model import Quantity, Span
from testimonia.read.counts import People, find_people, find_quantities
from testimonia.read.harm.screen import screen
from testimonia.read.harm.sentence import Sentence
from testimonia.read.languages.screens import words_of_letters
from testimonia.read.report import Report
from testimonia.text.words import Word, words_of

LONGEST = 4_000
"""Code points of the longest sentence that is analysed as a whole; ten times what long sentences have."""


class Sentences:
    """The sentences of a report, told by their index; what is found in one is kept.

    Args:
        report: the report.
        language: whose words to use.
    """

    def __init__(self, report: Report, language: str) -> None:
        self.report = report
        self.language = language
        self.spans = tuple(pieces(report))
        self._letters: dict[int, frozenset[str]] = {}
        self._may_tell: dict[int, bool] = {}
        self._words: dict[int, Sequence[Word]] = {}
        self._numbers: dict[int, Sequence[Quantity]] = {}
        self._people: dict[int, tuple[People, ...]] = {}
        self._analysed: dict[int, Sentence] = {}

    def text(self, at: int) -> str:
        """The words of a sentence as they stand."""
        return self.spans[at].of(self.report.text)

    def letters(self, at: int) -> frozenset[str]:
        """The words of letters of a sentence, in lower case."""
        if at not in self._letters:
            span = self.spans[at]
            self._letters[at] = frozenset(words_of_letters(self.report.low[span.start : span.end]))
        return self._letters[at]

    def may_tell(self, at: int) -> bool:
        """Whether a sentence may tell of harm, as its words look."""
        if at not in self._may_tell:
            self._may_tell[at] = screen(self.language).passes(self.text(at))
        return self._may_tell[at]

    def words(self, at: int) -> Sequence[Word]:
        """The words and marks of a sentence."""
        if at not in self._words:
            self._words[at] = words_of(self.report.text, self.spans[at])
        return self._words[at]

    def numbers(self, at: int) -> Sequence[Quantity]:
        """The bounded numbers of a sentence."""
        if at not in self._numbers:
            may_count = screen(self.language).may_count(self.text(at))
            self._numbers[at] = find_quantities(self.report.text, self.spans[at]) if may_count else ()
        return self._numbers[at]

    def people(self, at: int) -> tuple[People, ...]:
        """The people who are counted, named or described in a sentence; none before the first."""
        if at < 0:
            return ()
        if at not in self._people:
            found = find_people(self.report.text, self.words(at), self.numbers(at), language=self.language)
            self._people[at] = found
        return self._people[at]

    def analysed(self, at: int) -> Sentence:
        """A sentence with its groups and clauses."""
        if at not in self._analysed:
            found = Sentence.parse(self.report.text, self.spans[at], self.words(at), self.people(at), self.language)
            self._analysed[at] = found
        return self._analysed[at]


def pieces(report: Report) -> Iterator[Span]:
    """The sentences of a report, and those that are too long to be sentences in pieces.

    No later step sees more than a piece at a time, so that the work grows with the text whatever stands in it.
    """
    for span in report.sentences:
        start = span.start
        while span.end - start > LONGEST:
            end = report.text.rfind(" ", start + 1, start + LONGEST)
            end = end if end > start else start + LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, span.end)
