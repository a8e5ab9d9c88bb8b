"""Issuers: who speaks throughout a report that is a statement as a whole, and who gives the account that follows."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from testimonia.model import AttributionMention, Span, Speaker
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import name_at
from testimonia.read.report import Report

_LONGEST_TITLE = 300
"""Code points of the longest line that is taken for a title."""

_LONGEST_ISSUER = 6
"""Most words that name an issuer, besides articles and links."""

_ENDING = 40
"""Code points at the end of a sentence that can announce an account."""

_STEM = 5
"""Letters in which the name of a country and its adjective mostly agree: "Ardania", "Ardanian"."""


def issuer_of(report: Report, attributions: Sequence[AttributionMention] = ()) -> Speaker | None:
    """Who issued a report that is a statement as a whole, as far as its title says so.

    "… – Artsakh MFA", "Excerpt from the briefing of the spokeswoman": a reprinted statement, in which its
    issuer speaks throughout. Where the statement names its issuer at more length, that name is taken.
    """
    words = lexicon()
    first = report.text[report.paragraphs[0].start : report.paragraphs[0].end] if report.paragraphs else ""
    if span := _issuer_in(first, words):
        start = report.paragraphs[0].start
        issuer = Speaker(span.of(first), start + span.start, start + span.end)
    elif span := _issuer_in(report.title or "", words):
        issuer = Speaker(span.of(report.title or ""))
    else:
        return None
    return _in_full(issuer, attributions)


def _issuer_in(line: str, words: Lexicon) -> Span | None:
    """Where a title names who issued the text."""
    if len(line) > _LONGEST_TITLE or line.endswith("."):
        return None
    dash = max(line.rfind(" – "), line.rfind(" — "), line.rfind(" - "))
    name = name_at(line, Span(dash + 3, len(line)), words) if 0 < dash < len(line) - 3 else None
    if name and len(name.keys) <= _LONGEST_ISSUER and not words["issuer_heads"].isdisjoint(name.keys):
        return name.span
    kind = _kinds_of_statement().match(line)
    by = _BY.search(line, kind.end()) if kind else None
    while by:
        end = line.find(",", by.end())
        name = name_at(line, Span(by.end(), end if end > 0 else len(line)), words)
        if name and name.head not in words["issuer_titles"] and not words["issuer_heads"].isdisjoint(name.keys):
            return name.span
        by = _BY.search(line, by.end())
    return None


_BY = re.compile(r"(?:^|\s)(?:by|of|from)\s(?:the\s)?(?=\S)")


@functools.cache
def _kinds_of_statement() -> re.Pattern[str]:
    titles = "|".join(sorted(lexicon()["issuer_titles"]))
    return re.compile(rf"\W*(?:\w+\s){{0,4}}?(?:{titles})s?\b", re.IGNORECASE)


def _in_full(issuer: Speaker, attributions: Sequence[AttributionMention]) -> Speaker:
    """The issuer as its own statement names it first: "Ardanian MFA" as "Ardania's Foreign Ministry"."""
    first = next((a for a in attributions if a.name and a.name_span), None)
    if first is None or first.name is None or first.name_span is None or len(first.name) <= len(issuer.name):
        return issuer
    if _stems(issuer.name).isdisjoint(_stems(first.name)):
        return issuer
    return Speaker(first.name, first.name_span.start, first.name_span.end)


def _stems(name: str) -> set[str]:
    return {key[:_STEM] for key in re.findall(r"\w{4,}", name.casefold())}


def account_from(report: Report, attributions: Sequence[AttributionMention]) -> tuple[int, AttributionMention] | None:
    """The paragraph from which a report only retells what somebody says, and the words that say so.

    "The cases, as the Commission tells them, follow.": what comes after it is the Commission's.
    """
    for attribution in attributions:
        number = report.sentence_at(attribution.cue[0].start)
        sentence = report.sentences[number]
        ending = report.text[max(sentence.start, sentence.end - _ENDING) : sentence.end]
        if attribution.name and _announces().search(ending):
            return report.paragraph_at(sentence.start) + 1, attribution
    return None


@functools.cache
def _announces() -> re.Pattern[str]:
    """How a sentence ends that announces an account."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(lexicon()["announcing"]))
    return re.compile(rf"\b(?:{phrases})\W*$", re.IGNORECASE)


def is_question(report: Report, offset: int) -> bool:
    """Whether the paragraph at an offset is put by an interviewer, and so not said by the issuer: "Question: …"."""
    paragraph = report.paragraphs[report.paragraph_at(offset)]
    label, colon, _ = report.text[paragraph.start : min(paragraph.end, paragraph.start + _LABEL)].partition(":")
    return bool(colon) and label.casefold() in lexicon()["questioners"]


_LABEL = 30
"""Code points within which the label of a turn in an interview ends."""
