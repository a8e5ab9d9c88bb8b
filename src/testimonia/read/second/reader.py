"""The second reader: it shows a model the sentences that matter and compares what it sees with the claims."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from testimonia.model import Claim, Disagreement, ModelCard, Passage, Proposal, SecondReading, Span
from testimonia.read.harm import pieces, screen
from testimonia.read.report import Report
from testimonia.read.second.compare import disagreements
from testimonia.read.second.parse import Parser
from testimonia.read.second.propose import Proposed, proposed


class SecondReader:
    """A model that proposes; the claims stay those of the rules.

    Args:
        card: which model it is.
        parser: its parses of sentences.
        language: whose words of harm to use.
    """

    def __init__(self, card: ModelCard, parser: Parser, language: str = "en") -> None:
        self.card = card
        self._parser = parser
        self._language = language

    def read(self, report: Report, claims: Sequence[Claim]) -> SecondReading:
        """What the model makes of the candidate sentences: those with a word of harm, and those that carry a claim.

        Args:
            report: the report.
            claims: what the rules made of it.
        """
        of_sentence: dict[int, list[Claim]] = defaultdict(list)
        spans = tuple(pieces(report))
        starts = [span.start for span in spans]
        for claim in claims:
            of_sentence[_at(starts, claim.count.start)].append(claim)
        words = screen(self._language)
        wanted = [at for at, span in enumerate(spans) if at in of_sentence or words.passes(span.of(report.text))]
        parses = self._parser([spans[at].of(report.text) for at in wanted])
        proposals: list[Proposal] = []
        against: list[Disagreement] = []
        for at, parse in zip(wanted, parses, strict=True):
            found = proposed(parse, self._language)
            proposals += [_proposal(report.text, spans[at].start, one) for one in found]
            against += disagreements(report.text, spans[at].start, parse, found, of_sentence[at])
        return SecondReading(self.card, len(wanted), tuple(proposals), tuple(against))


def _at(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _proposal(text: str, offset: int, one: Proposed) -> Proposal:
    people, party = (
        Passage.quote(text, Span(span.start + offset, span.end + offset)) if span else None
        for span in (one.people, one.party)
    )
    assert people is not None
    return Proposal(one.harm, people, party)
