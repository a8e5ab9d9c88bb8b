"""Voices: the attributions of a report, in order to find those that cover a claim."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testimonia.model import AttributionMention, Span, Speaker
from testimonia.read.attribution.account import Account, account_from
from testimonia.read.attribution.captions import captions_of
from testimonia.read.attribution.findings import Findings, findings_of
from testimonia.read.attribution.issuer import issuer_of
from testimonia.read.attribution.turns import turns_of
from testimonia.read.report import Report

_BLOCK = 1000
"""Code points of the stretches by which contents are found; a long sentence has several."""

_NEAREST = 12
"""Attributions that are looked at on either side of a claim; a text without full stops has no end of them."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks where in a report.

    Args:
        report: the report.
        attributions: all of it, in the order of the words that attribute.
        cues: where these words begin.
        issuer: who issued a report that is a statement as a whole; None for all others.
        turns: who speaks in each paragraph of a record of speech, by its number; empty for all other reports.
        captions: whose figures rows of tables are, by the number of their paragraph; empty for most.
        account: what the report only retells from some paragraph on; None for most.
        findings: what a body finds in a judgment or in findings of its own; nothing in all other reports.
        saying: the attributions whose content touches a block of the text, by the number of the block.
    """

    report: Report
    attributions: tuple[AttributionMention, ...]
    cues: tuple[int, ...]
    issuer: Speaker | None
    turns: Mapping[int, Speaker]
    captions: Mapping[int, Speaker]
    account: Account | None
    findings: Findings
    saying: Mapping[int, tuple[AttributionMention, ...]]

    def covering(self, count: Span) -> tuple[AttributionMention, ...]:
        """The attributions whose content holds the most of a count."""
        near = self.saying.get((count.start + count.end) // 2 // _BLOCK, ())
        return tuple(a for a in near if any(_holds(piece, count) for piece in a.content))

    def before(self, offset: int, *, sentences: int) -> tuple[AttributionMention, ...]:
        """The last attributions before an offset, in its sentence and so many before it."""
        first = self.report.sentences[max(0, self.report.sentence_at(offset) - sentences)].start
        last = bisect_left(self.cues, offset)
        return self.attributions[max(bisect_left(self.cues, first), last - _NEAREST) : last]

    def after(self, offset: int, *, sentences: int) -> tuple[AttributionMention, ...]:
        """The first attributions after an offset, in its sentence and so many after it."""
        number = min(len(self.report.sentences) - 1, self.report.sentence_at(offset) + sentences)
        first = bisect_right(self.cues, offset)
        last = bisect_left(self.cues, self.report.sentences[number].end)
        return self.attributions[first : min(last, first + _NEAREST)]


def find_voices(report: Report, attributions: Sequence[AttributionMention]) -> Voices:
    """The attributions of a report with what they cover, for the speakers of its claims."""
    ordered = tuple(sorted(attributions, key=lambda attribution: attribution.cue[0].start))
    saying: dict[int, list[AttributionMention]] = {}
    for attribution in ordered:
        blocks = {
            number
            for piece in attribution.content
            for number in range(piece.start // _BLOCK, (piece.end - 1) // _BLOCK + 1)
        }
        for number in sorted(blocks):
            saying.setdefault(number, []).append(attribution)
    return Voices(
        report=report,
        attributions=ordered,
        cues=tuple(attribution.cue[0].start for attribution in ordered),
        issuer=issuer_of(report, ordered),
        turns=turns_of(report),
        captions=captions_of(report),
        account=account_from(report, ordered),
        findings=findings_of(report, ordered),
        saying={number: tuple(found) for number, found in saying.items()},
    )


def _holds(piece: Span, count: Span) -> bool:
    """Whether what is said holds the words of a count, or the most of them."""
    return min(piece.end, count.end) - max(piece.start, count.start) > (count.end - count.start) / 2
