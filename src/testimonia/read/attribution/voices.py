"""Voices: the attributions of a report, in order to find those that cover a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testimonia.model import AttributionMention, Span, Speaker
from testimonia.read.attribution.issuer import account_from, issuer_of
from testimonia.read.report import Report


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks where in a report.

    Args:
        report: the report.
        attributions: all of it, in the order of the words that attribute.
        issuer: who issued a report that is a statement as a whole; None for all others.
        account: the paragraph from which the report retells what one attribution announces; None mostly.
        saying: the attributions whose content touches a sentence, by the number of the sentence.
        spoken: the attributions whose cue stands in a sentence, by the number of the sentence.
    """

    report: Report
    attributions: tuple[AttributionMention, ...]
    issuer: Speaker | None
    account: tuple[int, AttributionMention] | None
    saying: Mapping[int, tuple[AttributionMention, ...]]
    spoken: Mapping[int, tuple[AttributionMention, ...]]

    def covering(self, count: Span) -> tuple[AttributionMention, ...]:
        """The attributions whose content holds the most of a count."""
        near = self.saying.get(self.report.sentence_at(count.start), ())
        return tuple(a for a in near if any(_holds(piece, count) for piece in a.content))

    def last_before(self, offset: int, *, sentences: int) -> AttributionMention | None:
        """The last attribution with a speaker before an offset, in its sentence or so many before it."""
        number = self.report.sentence_at(offset)
        for back in range(number, max(-1, number - sentences - 1), -1):
            for attribution in reversed(self.spoken.get(back, ())):
                if attribution.source and attribution.cue[0].start < offset:
                    return attribution
        return None


def find_voices(report: Report, attributions: Sequence[AttributionMention]) -> Voices:
    """The attributions of a report with what they cover, for the speakers of its claims."""
    saying: dict[int, list[AttributionMention]] = {}
    spoken: dict[int, list[AttributionMention]] = {}
    for attribution in attributions:
        spoken.setdefault(report.sentence_at(attribution.cue[0].start), []).append(attribution)
        touched = {
            number
            for piece in attribution.content
            for number in range(report.sentence_at(piece.start), report.sentence_at(piece.end - 1) + 1)
        }
        for number in sorted(touched):
            saying.setdefault(number, []).append(attribution)
    return Voices(
        report=report,
        attributions=tuple(attributions),
        issuer=issuer_of(report, attributions),
        account=account_from(report, attributions),
        saying={number: tuple(found) for number, found in saying.items()},
        spoken={number: tuple(found) for number, found in spoken.items()},
    )


def _holds(piece: Span, count: Span) -> bool:
    """Whether what is said holds the words of a count, or the most of them."""
    return min(piece.end, count.end) - max(piece.start, count.start) > (count.end - count.start) / 2
