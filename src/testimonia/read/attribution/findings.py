"""Findings: whoever has found something in a judgment or in findings of his own speaks on in what stands behind it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import Act, AttributionMention
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.names import name_at
from testimonia.read.report import Report

_FEWEST = 3
"""Numbered paragraphs of the shortest text whose numbers are those of a judgment."""


def findings_of(report: Report, attributions: Sequence[AttributionMention]) -> tuple[AttributionMention, ...]:
    """What a court or a body finds in a judgment or in findings of its own, in order; empty for other reports.

    "213. The Chamber finds that … 214. About 60 refugees were killed": what the numbered paragraphs, or those under
    the title "Judgment", tell without a speaker is found by the Chamber as well.
    """
    phrases = lexicon()
    if phrases["finders"].isdisjoint(report.vocabulary) or phrases["found"].isdisjoint(report.vocabulary):
        return ()
    if not _is_judgment(report):
        return ()
    return tuple(one for one in attributions if _finds(report, one))


def _finds(report: Report, attribution: AttributionMention) -> bool:
    phrases = lexicon()
    if attribution.act is not Act.SAYS or not attribution.name or not attribution.source:
        return False
    name = name_at(report.text, attribution.source[0], phrases)
    verb = attribution.cue[0].of(report.text).casefold().split()[-1]
    return name is not None and name.head in phrases["finders"] and verb in phrases["found"]


def _is_judgment(report: Report) -> bool:
    """Whether the title or the first line calls a text a judgment or findings, or its paragraphs have numbers."""
    first = report.paragraphs[0].of(report.text) if report.paragraphs else ""
    if any(_called().match(line) for line in (report.title or "", first)):
        return True
    return sum(_NUMBERED.match(report.text, paragraph.start) is not None for paragraph in report.paragraphs) >= _FEWEST


_NUMBERED = re.compile(r"\W{0,2}\d{1,4}[.)\]]\s")
"""How a numbered paragraph begins."""


@functools.cache
def _called() -> re.Pattern[str]:
    """A line of few words that calls a text a judgment, a chapter of a commission's report, or findings."""
    names = "|".join(sorted(lexicon()["judgments"]))
    return re.compile(rf"(?:[^.!?]{{0,80}}?\W)??(?:{names})\b[^.!?]{{0,120}}$", re.IGNORECASE)
