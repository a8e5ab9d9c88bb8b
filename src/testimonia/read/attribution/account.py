"""Accounts: whose account makes up the rest of a report that announces it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import AttributionMention, Span, Speaker
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.names import CAPITAL, name_at
from testimonia.read.report import Report

_ENDING = 40
"""Code points at the end of a sentence that can announce an account."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a report only retells ("the cases, as the Commission tells them, follow").

    Args:
        paragraph: the paragraph from which it does so.
        speaker: whose account it is.
        words: the words that say so.
    """

    paragraph: int
    speaker: Speaker
    words: str


def account_from(report: Report, attributions: Sequence[AttributionMention]) -> Account | None:
    """Whose account makes up the rest of a report, where a sentence announces one."""
    if _announcing_words().isdisjoint(report.vocabulary):
        return None
    for number, sentence in enumerate(report.sentences):
        ending = report.text[max(sentence.start, sentence.end - _ENDING) : sentence.end]
        if not _announces().search(ending):
            continue
        speakers = (
            Speaker(a.name, a.name_span.start, a.name_span.end)
            for a in attributions
            if a.name and a.name_span and report.sentence_at(a.cue[0].start) == number
        )
        speaker = next(speakers, None) or _owner_in(report, sentence) or _body_before(report, number)
        if speaker:
            return Account(report.paragraph_at(sentence.start) + 1, speaker, sentence.of(report.text))
    return None


def _owner_in(report: Report, sentence: Span) -> Speaker | None:
    """Whose document a sentence begins with: the commission's, in "the commission's findings follow"."""
    documents = "|".join(sorted(lexicon()["documents"]))
    owned = re.compile(rf"([^,.;:]{{1,80}}?)['’]s?\s(?:\w+\s){{0,2}}?(?:{documents})s?\b", re.IGNORECASE)
    match = owned.match(report.text, sentence.start, sentence.end)
    name = name_at(report.text, Span(*match.span(1)), lexicon()) if match else None
    return Speaker(name.span.of(report.text), name.span.start, name.span.end) if name else None


def _body_before(report: Report, number: int) -> Speaker | None:
    """The body that the sentence before is about, where the account is "its": "ITS findings on the raid follow"."""
    its = report.text[report.sentences[number].start :][:4].casefold() == "its "
    match = _BODY.match(report.text, report.sentences[number - 1].start) if its and number else None
    name = name_at(report.text, Span(*match.span("name")), lexicon()) if match else None
    if name is None or name.head not in lexicon()["bodies"]:
        return None
    return Speaker(name.span.of(report.text), name.span.start, name.span.end)


_BODY = re.compile(rf"(?:\d+[.)]\s)?The\s(?P<name>{CAPITAL}(?:\s(?:of|for|and)(?=\s[A-Z])|\s{CAPITAL})*)")
"""A body at the head of a sentence, which may have a number: "183. The COMMISSION heard 214 witnesses"."""


@functools.cache
def _announces() -> re.Pattern[str]:
    """How a sentence ends that announces an account."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(lexicon()["announcing"]))
    return re.compile(rf"\b(?:{phrases})\W*$", re.IGNORECASE)


@functools.cache
def _announcing_words() -> frozenset[str]:
    """The words with which such an ending ends."""
    return frozenset(phrase.split()[-1] for phrase in lexicon()["announcing"])
