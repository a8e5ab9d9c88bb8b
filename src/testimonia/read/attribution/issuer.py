"""Issuers: who speaks throughout a report that is a statement as a whole, and who gives the account that follows."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import AttributionMention, Span, Speaker
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import name_at
from testimonia.read.report import Report

_LONGEST_TITLE = 300
"""Code points of the longest line that is taken for a title."""

_LONGEST_HEAD = 80
"""Code points of the longest line of a letterhead."""

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
    elif span := _letterhead(report, words):
        issuer = Speaker(span.of(report.text), span.start, span.end)
    else:
        return None
    return _in_full(issuer, attributions)


def _letterhead(report: Report, words: Lexicon) -> Span | None:
    """Whoever stands alone in the first line of a text whose second says what it is: "Statement of 3 May"."""
    if len(report.paragraphs) < 3:
        return None
    first, second = report.paragraphs[:2]
    kind = re.match(r"\w*", report.text[second.start : second.end])
    statement = kind is not None and kind.group().casefold() in words["issuer_titles"]
    if not statement or max(first.end - first.start, second.end - second.start) > _LONGEST_HEAD:
        return None
    name = name_at(report.text, first, words)
    return name.span if name and not words["issuer_heads"].isdisjoint(name.keys) else None


def _issuer_in(line: str, words: Lexicon) -> Span | None:
    """Where a title names who issued the text."""
    if len(line) > _LONGEST_TITLE or line.endswith("."):
        return None
    dash = max(line.rfind(" – "), line.rfind(" — "), line.rfind(" - "))
    name = name_at(line, Span(dash + 3, len(line)), words) if 0 < dash < len(line) - 3 else None
    if name and len(name.keys) <= _LONGEST_ISSUER and not words["issuer_heads"].isdisjoint(name.keys):
        return name.span
    if span := _before_colon(line, words):
        return span
    kind = _kinds_of_statement().match(line)
    by = _BY.search(line, kind.end()) if kind else None
    while by:
        end = _ends_name().search(line, by.end())
        name = name_at(line, Span(by.end(), end.start() if end else len(line)), words)
        issuers = words["issuer_heads"] | words["bodies"]
        if name and name.head not in words["issuer_titles"] and not issuers.isdisjoint(name.keys):
            return name.span
        by = _BY.search(line, by.end())
    return None


def _before_colon(line: str, words: Lexicon) -> Span | None:
    """Who speaks to others, as the title of it says: "Ministry of Defence: briefing of 4 May"."""
    before, colon, behind = line.partition(": ")
    kind = re.match(r"\w*", behind)
    name = name_at(line, Span(0, len(before)), words) if colon else None
    if name is None or kind is None or kind.group().casefold() not in words["spoken_titles"]:
        return None
    return None if words["issuer_heads"].isdisjoint(name.keys) else name.span


_BY = re.compile(r"(?:^|\s)(?:by|of|from)\s(?:the\s)?(?=\S)", re.IGNORECASE)


@functools.cache
def _kinds_of_statement() -> re.Pattern[str]:
    titles = "|".join(sorted(lexicon()["issuer_titles"]))
    return re.compile(rf"\W*(?:\w+\s){{0,4}}?(?:{titles})s?\b", re.IGNORECASE)


@functools.cache
def _ends_name() -> re.Pattern[str]:
    """What a statement is about, or when it was made: the name of its issuer ends before it."""
    return re.compile(rf",|\s(?:{'|'.join(sorted(lexicon()['about']))})\s", re.IGNORECASE)


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
        speaker = next(speakers, None) or _owner_in(report, sentence)
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


@functools.cache
def _announces() -> re.Pattern[str]:
    """How a sentence ends that announces an account."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(lexicon()["announcing"]))
    return re.compile(rf"\b(?:{phrases})\W*$", re.IGNORECASE)


@functools.cache
def _announcing_words() -> frozenset[str]:
    """The words with which such an ending ends."""
    return frozenset(phrase.split()[-1] for phrase in lexicon()["announcing"])


def is_question(report: Report, offset: int) -> bool:
    """Whether the paragraph at an offset is put by an interviewer, and so not said by the issuer: "Question: …"."""
    paragraph = report.paragraphs[report.paragraph_at(offset)]
    label, colon, _ = report.text[paragraph.start : min(paragraph.end, paragraph.start + _LABEL)].partition(":")
    return bool(colon) and label.casefold() in lexicon()["questioners"]


_LABEL = 30
"""Code points within which the label of a turn in an interview ends."""
