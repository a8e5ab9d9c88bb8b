"""What was considered for the fields of a claim and left out, each with the reason; only `explain` asks for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from testimonia.model import DateMention, Quantity, Span
from testimonia.read.counts import People, Words, exclusion, nouns
from testimonia.read.harm import Draft, Sentences

LeftOut = tuple[tuple[str, str], ...]
"""Words of the text, each with the reason why they gave nothing."""

_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_MOST = 40
"""Most that are named for one field: a sentence with more is a table, or hostile."""


class Considered:
    """What a report offered beside what its claims took.

    Args:
        sentences: the sentences of the report.
        drafts: its claims, before they have dates, places and speakers.
        dates: its time expressions, in order.
    """

    def __init__(self, sentences: Sentences, drafts: Sequence[Draft], dates: Sequence[DateMention]) -> None:
        self._text = sentences.report.text
        self._drafts = drafts
        self._dates = dates
        self._sentences = sentences
        self._places = {span: at for at, span in enumerate(sentences.spans)}

    def of(self, draft: Draft) -> dict[str, LeftOut]:
        """By field, what the sentence of a claim offered beside what the claim took."""
        beside = [other for other in self._drafts if other.sentence == draft.sentence]
        return {"count": _cut(self._numbers(draft, beside)), "harm": _cut(self._harms(draft, beside))}

    def _numbers(self, draft: Draft, beside: Sequence[Draft]) -> Iterator[tuple[str, str]]:
        """The other numbers of the sentence, and people without one."""
        sentences, at = self._sentences, self._places[draft.sentence]
        quantities = sentences.numbers(at)
        row = Words.of(self._text, sentences.words(at), quantities, nouns(sentences.language))
        found = [
            *((one.span, self._of_people(one, beside)) for one in sentences.people(at)),
            *((one.span, self._of_number(row, one)) for one in quantities),
            *((span, self._of_digits(span)) for span in _digits(self._text, draft.sentence)),
        ]
        end = 0
        for span, reason in sorted(found, key=lambda one: one[0].start):  # stable: of one place, people come first
            if span.start >= end and not span.overlaps(draft.people.span):
                end = span.end
                yield span.of(self._text), reason

    def _of_people(self, people: People, beside: Iterable[Draft]) -> str:
        harms = sorted({other.harm for other in beside if other.people.span == people.span})
        return f"another claim: {', '.join(harms)}" if harms else "no word of harm tells of them"

    def _of_number(self, row: Words, quantity: Quantity) -> str:
        return self._of_date(quantity.span) or exclusion(row, quantity) or "no noun for people goes with it"

    def _of_digits(self, span: Span) -> str:
        return self._of_date(span) or "a time, an ordinal, an age or a part of a name"

    def _of_date(self, span: Span) -> str | None:
        """The reason, where a number stands in a date."""
        at = bisect_left(self._dates, span.end, key=lambda mention: mention.span.start)
        near = self._dates[max(0, at - 2) : at]
        return "a part of a date" if any(mention.span.overlaps(span) for mention in near) else None

    def _harms(self, draft: Draft, beside: Sequence[Draft]) -> Iterator[tuple[str, str]]:
        """The other words of harm of the sentence."""
        sentence = self._sentences.analysed(self._places[draft.sentence])
        for at, group in enumerate(sentence.groups):
            if not group.tells_harm or group.people is not None:
                continue
            span = Span(sentence.start(at), sentence.end(at))
            if draft.trigger is not None and span.overlaps(draft.trigger):
                continue
            whose = [other.people.text for other in beside if other.trigger is not None and other.trigger == span]
            yield span.of(self._text), f"tells of “{whose[0]}”" if whose else "tells of nobody who is counted"


def _digits(text: str, sentence: Span) -> Iterator[Span]:
    return (Span(*found.span()) for found in _DIGITS.finditer(text, sentence.start, sentence.end))


def _cut(left: Iterable[tuple[str, str]]) -> LeftOut:
    return tuple(pair for _, pair in zip(range(_MOST), left, strict=False))
