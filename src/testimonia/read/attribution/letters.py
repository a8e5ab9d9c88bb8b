"""Letters and releases: who signs a letter, or whose release a text is."""

from __future__ import annotations

import functools
import re

from testimonia.model import Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import CAPITAL, name_at
from testimonia.read.attribution.titles import ends_name, issues
from testimonia.read.report import Report

_LONGEST_LINE = 80
"""Code points of the longest line with a signature."""

_HEAD = 3
"""Paragraphs at the head of a text that show what it is."""

_LINES = 6
"""Paragraphs at the head of a release within which it names whose it is."""

_SHORTEST = 3
"""Paragraphs of the shortest letter: its head, what it says and who signs."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")


def signed(report: Report, words: Lexicon) -> Span | None:
    """Who signs a letter: whoever alone stands in its last line."""
    if len(report.paragraphs) < _SHORTEST or words["letter_words"].isdisjoint(report.vocabulary):
        return None
    text, last = report.text, report.paragraphs[-1]
    head = text[: report.paragraphs[min(_HEAD, len(report.paragraphs)) - 1].end].casefold()
    if not _letter().search(head) or last.end - last.start > _LONGEST_LINE or text[last.end - 1] in ".!?:”":
        return None
    end = ends_name().search(text, last.start, last.end)
    name = name_at(text, Span(last.start, end.start() if end else last.end), words)
    return name.span if name and issues(name, text, words) else None


def released(report: Report, words: Lexicon) -> Span | None:
    """Whose press release a text is: who condemns, mourns or calls for something in its first lines."""
    lines = report.paragraphs[:_LINES]
    head = report.text[: lines[min(_HEAD, len(lines)) - 1].end].casefold() if lines else ""
    if not any(mark in head for mark in words["release_marks"]):
        return None
    for line in lines:
        match = _takes_stand().search(report.text, line.start, line.end)
        name = name_at(report.text, Span(*match.span("name")), words) if match else None
        if name:
            return name.span
    return None


def speaks_as_we(report: Report) -> bool:
    """Whether a text says "we" or "our" of whoever issued it, outside quotations."""
    if lexicon()["we"].isdisjoint(report.vocabulary):
        return False
    return _we().search(_QUOTED.sub(" ", report.text)) is not None


@functools.cache
def _we() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon()['we']))})\b", re.IGNORECASE)


@functools.cache
def _letter() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon()['letter_words']))})\b")


@functools.cache
def _takes_stand() -> re.Pattern[str]:
    """Who takes a stand, at the head of a line or behind its date line: "KESTO, 3 May – Orlen Legal Aid condemns"."""
    stands = "|".join(sorted(lexicon()["taking_stand"]))
    return re.compile(
        rf"(?:^|[–—-]\s|\n)(?:The\s)?(?P<name>{CAPITAL}(?:\s(?:of|for|and|the)(?=\s[A-Z])|\s(?:the\s)?{CAPITAL}){{1,7}}?)\s(?:{stands})\b",
        re.MULTILINE,
    )
