"""Responses and demands: who did, or is asked to do, what about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.report import Report
from testimonia.read.uncounted.lexicon import lexicon, sentences_with

_CLAUSE = re.compile(r"[,;:“”\"]|\b(?:that|which|who|and|but|while|after|because|where|when)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?P<whom>(?:the\s+)?[^.,;:!?]{3,60})", re.IGNORECASE)
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, not done, or is asked for.

    Args:
        sentence: where it is told.
        span: the words that tell it.
        kind: kind of response, or "demand".
        actor: the words for who did it or asks for it.
        addressee: the words for who is asked.
        done: False where the text says that nothing was done.
    """

    sentence: Span
    span: Span
    kind: str
    actor: str | None
    addressee: str | None = None
    done: bool = True


def find_responses(report: Report) -> Iterator[Act]:
    """What was done about an incident, or that nothing was, in order."""
    words = lexicon()
    for sentence in sentences_with(report, words.acts):
        undone = [match.span() for match in words.undone.finditer(report.text, sentence.start, sentence.end)]
        for start, end in undone:
            yield Act(sentence, Span(start, end), "investigation", None, done=False)
        for match in words.response.finditer(report.text, sentence.start, sentence.end):
            if not any(start < match.end() and match.start() < end for start, end in undone):
                kind = words.responses[" ".join(match.group().lower().split())]
                yield Act(sentence, Span(*match.span()), kind, _subject(report.text, sentence, match.start()))


def find_demands(report: Report) -> Iterator[Act]:
    """What somebody asks of somebody, in order."""
    words = lexicon()
    for sentence in sentences_with(report, words.asks):
        end = sentence.start
        for pattern in (words.ask, words.want, words.must):
            for match in pattern.finditer(report.text, sentence.start, sentence.end):
                if match.start() >= end:
                    yield _demand(report.text, sentence, match)
                    end = match.end()


def _demand(text: str, sentence: Span, match: re.Match[str]) -> Act:
    whom = match.groupdict().get("whom")
    if "whom" not in match.groupdict() and (by := _BY.search(match["what"])):
        whom = by["whom"]
    is_duty = match.re is lexicon().must
    subject = _subject(text, sentence, match.start())
    span = Span(match.start("what"), match.end("what"))
    return Act(sentence, span, "demand", None if is_duty else subject, whom.strip() if whom else None)


def _subject(text: str, sentence: Span, verb: int) -> str | None:
    """The words before a verb back to where its clause begins; None where they are too many to be a subject."""
    before = text[sentence.start : verb]
    begin = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    words = before[begin:].split()
    return " ".join(words) if 0 < len(words) <= _MOST_WORDS else None
