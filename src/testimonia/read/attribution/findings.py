"""Findings: whoever has found something in a judgment or in findings of his own speaks on in what stands behind it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import Act, AttributionMention
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.names import name_at
from testimonia.read.report import Report

_FEWEST = 3
"""Numbered paragraphs of the shortest text that they make a judgment without a title."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a court or a body finds in a judgment or in findings of its own.

    Args:
        made: the attributions by which it finds something, in order; empty for other reports.
        numbered: whether the paragraphs have numbers: there it speaks on in those that follow, else only in its own.
    """

    made: tuple[AttributionMention, ...]
    numbered: bool


def findings_of(report: Report, attributions: Sequence[AttributionMention]) -> Findings:
    """What a court or a body finds in a judgment or in findings of its own.

    "213. The Chamber finds that … 214. About 60 refugees were killed": what such a text tells without a speaker is
    found by the Chamber as well.
    """
    phrases = lexicon()
    if phrases["finders"].isdisjoint(report.vocabulary) or phrases["found"].isdisjoint(report.vocabulary):
        return Findings((), numbered=False)
    numbers = sum(_NUMBERED.match(report.text, paragraph.start) is not None for paragraph in report.paragraphs)
    if numbers < _FEWEST and not _is_judgment(report):
        return Findings((), numbered=False)
    return Findings(tuple(one for one in attributions if _finds(report, one)), numbered=numbers > 0)


def _finds(report: Report, attribution: AttributionMention) -> bool:
    phrases = lexicon()
    if attribution.act is not Act.SAYS or not attribution.name or not attribution.source:
        return False
    name = name_at(report.text, attribution.source[0], phrases)
    verb = attribution.cue[0].of(report.text).casefold().split()[-1]
    return name is not None and name.head in phrases["finders"] and verb in phrases["found"]


def _is_judgment(report: Report) -> bool:
    """Whether the title or the first line calls a text a judgment or findings."""
    first = report.paragraphs[0].of(report.text) if report.paragraphs else ""
    return any(_called().match(line) for line in (report.title or "", first))


_NUMBERED = re.compile(r"\W{0,2}\d{1,4}[.)\]]\s")
"""How a numbered paragraph begins."""


@functools.cache
def _called() -> re.Pattern[str]:
    """A line of few words that calls a text a judgment, a chapter of a commission's report, or findings."""
    names = "|".join(sorted(lexicon()["judgments"]))
    return re.compile(rf"(?:[^.!?]{{0,80}}?\W)??(?:{names})\b[^.!?]{{0,120}}$", re.IGNORECASE)
