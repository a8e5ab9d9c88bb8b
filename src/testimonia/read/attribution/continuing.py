"""Going on: sentences without words that attribute in which the speaker of the sentence before openly goes on."""

from __future__ import annotations

import functools
import re

from testimonia.model import Act, AttributionMention, Span
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.voices import Voices
from testimonia.read.report import Anchor

_OPENING = 30
"""Code points in which a sentence shows that it goes on with the speaker before: "Of these, …"."""

_BREAKDOWNS = 3
"""Sentences back, each a breakdown of the one before, to the one that names the speaker of them all."""

_PARAGRAPH = 12
"""Sentences of a paragraph of a judgment in which somebody else may have spoken."""

_LINES = 24
"""Paragraphs from a line of a list back to what leads to it."""

_LINE = 160
"""Code points of the longest line of a list."""

_WORD = re.compile(r"\w+")


def continued(anchor: Anchor, voices: Voices) -> AttributionMention | None:
    """The speaker of the sentence before, where the sentence of a claim openly goes on with him; None elsewhere."""
    text, start = voices.report.text, anchor.sentence.start
    if _opens_breakdown(text, start) and (named := [one for one in voices.before(start, sentences=1) if one.source]):
        return named[-1]
    if voices.issuer or voices.report.paragraph_at(start) in voices.turns:
        return None
    if found := _found_before(start, voices) or _heads_list(start, voices):
        return found
    if not _begins_with_count(text, anchor.sentence, anchor.count):
        return None
    return _broken_down(text, anchor, voices) or _said_last(start, voices)


def _found_before(start: int, voices: Voices) -> AttributionMention | None:
    """The finding that a judgment goes on with; None where somebody else has spoken in the same paragraph since."""
    findings, report = voices.findings, voices.report
    found = next((one for one in reversed(findings.made) if one.cue[0].start < start), None)
    if found is None:
        return None
    paragraph = report.paragraphs[report.paragraph_at(start)]
    if found.cue[0].start < paragraph.start and not findings.numbered:
        return None
    spoken = (one for one in voices.before(start, sentences=_PARAGRAPH) if one.name)
    last = next((one for one in reversed([*spoken]) if one.cue[0].start >= paragraph.start), found)
    return found if last.name == found.name else None


def _heads_list(start: int, voices: Voices) -> AttributionMention | None:
    """The speaker of what leads to a list, for its lines: "THE OFFICE recorded 40 deaths. By month:", "January: 12"."""
    report, led = voices.report, False
    first = report.paragraph_at(start)
    if not _is_line(report.paragraphs[first].of(report.text)):
        return None
    for number in range(first - 1, max(-1, first - _LINES), -1):
        line = report.paragraphs[number].of(report.text)
        led = led or line.rstrip().endswith(":")
        said = voices.before(report.paragraphs[number].end, sentences=_PARAGRAPH) if led else ()
        if here := [one for one in said if one.name and report.paragraph_at(one.cue[0].start) == number]:
            return here[-1] if here[-1].act is Act.SAYS else None
        if not _is_line(line):
            return None
    return None


def _is_line(paragraph: str) -> bool:
    """Whether a paragraph may be a line of a list, or lead to one: short, and no sentence."""
    return len(paragraph) <= _LINE and not paragraph.rstrip().endswith(".")


def _opens_breakdown(text: str, start: int) -> bool:
    """Whether a sentence begins with what points to those counted before: "Of these, …"."""
    opening = text[start : start + _OPENING].casefold()
    return any(opening.startswith(phrase) for phrase in lexicon()["continues"])


def _begins_with_count(text: str, sentence: Span, count: Span) -> bool:
    """Whether a sentence begins with the people who are counted, or with a number: "At least 78 were wounded"."""
    words = _WORD.findall(text[sentence.start : min(sentence.end, sentence.start + _OPENING)].casefold())
    numbers = [word for word in words if word not in lexicon()["bounds"] and word != "and"]
    first = numbers[0] if numbers else ""
    dated = not lexicon()["calendar"].isdisjoint(numbers[1:3])  # "Between 23 and 28 September"
    numbered = (first[:1].isdigit() or first in lexicon()["numerals"]) and not dated
    return numbered or count.start - sentence.start < len("“A")


def _broken_down(text: str, anchor: Anchor, voices: Voices) -> AttributionMention | None:
    """The speaker of a count that a sentence only breaks down: "12 died, A MEDIC SAID. Two of them were children."."""
    report = voices.report
    number = report.sentence_at(anchor.sentence.start)
    own = voices.before(anchor.sentence.end, sentences=0)
    if own or not _breaks_down().match(text, anchor.sentence.start, anchor.sentence.end):
        return None
    for back in range(number - 1, max(-1, number - 1 - _BREAKDOWNS), -1):
        sentence = report.sentences[back]
        if said := [one for one in voices.before(sentence.end, sentences=0) if one.act is Act.SAYS]:
            return said[-1] if said[-1].name and _counts(said[-1], text) else None
        if not _breaks_down().match(text, sentence.start, sentence.end):
            return None
    return None


@functools.cache
def _breaks_down() -> re.Pattern[str]:
    """How a sentence begins that tells some of those counted before apart, or what they were."""
    kinds = "|".join(sorted(lexicon()["kinds_counted"]))
    behind = rf"of\s(?:them|these|those)\b|(?:were|was|are)\s(?:\w+\s)?(?:{kinds})\b"
    return re.compile(rf"(?:\w+\s){{0,3}}[\w,-]+\s(?:{behind})", re.IGNORECASE)


def _said_last(start: int, voices: Voices) -> AttributionMention | None:
    """The speaker with whom the sentence before ends: "34 were shot, THE POLICE SAID. Seventy-eight were wounded."."""
    report = voices.report
    before = [one for one in voices.before(start, sentences=1) if one.source and one.name and one.act is Act.SAYS]
    if not before or not report.sentence_at(start):
        return None
    last, sentence = before[-1], report.sentences[report.sentence_at(start) - 1]
    ends = max(piece.end for piece in last.content) < last.cue[0].start and not last.direct
    same = report.paragraph_at(sentence.start) == report.paragraph_at(start)
    return last if ends and same and last.cue[0].start >= sentence.start and _counts(last, report.text) else None


def _counts(attribution: AttributionMention, text: str) -> bool:
    """Whether what is said has a number."""
    said = " ".join(piece.of(text) for piece in attribution.content).casefold()
    return any(map(str.isdigit, said)) or not lexicon()["numerals"].isdisjoint(_WORD.findall(said))
