"""All attributions of a report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from testimonia.model import AttributionMention, Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import named
from testimonia.read.attribution.region import QUOTE, Region, regions
from testimonia.read.attribution.statement import Statement
from testimonia.read.attribution.statements import statements
from testimonia.read.report import Report
from testimonia.text import quotations

_WORD = re.compile(r"\w+")
_LONGEST_SENTENCE = 1500
"""Code points of the longest sentence that is read as one; the longest in news text have some 800."""

_LONE_QUOTE = 4
"""Words from which a quotation that makes up a sentence is speech and no title or term."""


def find_attributions(report: Report) -> tuple[AttributionMention, ...]:
    """Who is said to say what in a report, in the order of the words that attribute.

    Direct and indirect speech, "according to", figures and documents that speak for those who issued them.
    A quotation that stands alone belongs to whoever spoke last.
    """
    words = lexicon()
    quoted = quotations(report.text, report.paragraphs)
    stretches = sorted((stretch, number) for number, group in enumerate(quoted) for stretch in group)
    upper = _in_capitals(report.text)
    found: list[AttributionMention] = []
    for sentence in (piece for whole in report.sentences for piece in _pieces(report.text, whole)):
        inside = _overlapping(stretches, sentence)
        if not _has_cue(report.text, sentence, words):
            found.extend(_lone(report.text, sentence, inside, found))
            continue
        here: list[AttributionMention] = []
        for region in regions(
            report.text, sentence, [stretch for stretch, _ in inside], upper=upper, verbs=words.verbs
        ):
            here.extend(_mention(region, statement, inside, quoted) for statement in statements(region, words))
        covered = [(s, n) for s, n in inside if not any(c.overlaps(s) for a in here for c in a.content)]
        found.extend(here)
        found.extend(_lone(report.text, sentence, covered, found))
    return named(report, _joined(found), words)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence; a text without full stops in pieces, so that the work stays in proportion to the text."""
    start = sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        gap = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        end = gap if gap > start else start + _LONGEST_SENTENCE
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _in_capitals(text: str) -> bool:
    sample = text[:500]
    return sum(map(str.isupper, sample)) > sum(map(str.islower, sample))


def _has_cue(text: str, sentence: Span, words: Lexicon) -> bool:
    return not words.cues.isdisjoint(_WORD.findall(text[sentence.start : sentence.end].casefold()))


def _overlapping(stretches: Sequence[tuple[Span, int]], sentence: Span) -> list[tuple[Span, int]]:
    """Quotations in a sentence, with the number of each."""
    first = bisect_left(stretches, sentence.start, key=lambda pair: pair[0].end)
    last = bisect_right(stretches, sentence.end - 1, key=lambda pair: pair[0].start)
    return [pair for pair in stretches[first:last] if pair[0].overlaps(sentence)]


def _mention(
    region: Region, statement: Statement, inside: Sequence[tuple[Span, int]], quoted: Sequence[tuple[Span, ...]]
) -> AttributionMention:
    content: list[Span] = []
    direct = False
    for start, end in statement.content or ():
        whole = region.span(start, end)
        direct = direct or QUOTE in region.words[start:end]
        pieces = [whole]
        for stretch, number in inside:
            if not region.quoted and stretch.overlaps(whole):
                whole = Span(min(whole.start, stretch.start), max(whole.end, stretch.end))
                pieces[0] = whole
                pieces += [other for other in quoted[number] if other != stretch]
        content += pieces
    source = (_unowned(region.text, region.span(*statement.source)),) if statement.source else ()
    name = region.span(*statement.name) if statement.name else None
    return AttributionMention(
        source=source,
        cue=(region.span(*statement.cue),),
        content=tuple(sorted(set(content))),
        direct=direct,
        name=None,
        name_span=name,
        denies=statement.denies,
        doubts=statement.doubts,
    )


def _unowned(text: str, span: Span) -> Span:
    """Without the ending of "the army's"."""
    owner = span.end - span.start > 2 and text[span.start : span.end].endswith(("'s", "’s"))
    return Span(span.start, span.end - 2) if owner else span


def _lone(
    text: str, sentence: Span, inside: Sequence[tuple[Span, int]], found: Sequence[AttributionMention]
) -> Iterator[AttributionMention]:
    """A quotation that makes up a sentence and has no attribution of its own: its speaker is the last one."""
    for stretch, _ in inside:
        alone = stretch.start <= sentence.start + 1 and abs(stretch.end - sentence.end) <= 1
        if not alone or len(text[stretch.start : stretch.end].split()) < _LONE_QUOTE or not found:
            continue
        if any(piece.overlaps(stretch) for piece in found[-1].content):
            continue
        last = next((a for a in reversed(found[-4:]) if a.source), None)
        if last:
            yield AttributionMention(last.source, last.cue, (stretch,), True, None, last.name_span)


def _joined(found: Sequence[AttributionMention]) -> list[AttributionMention]:
    """Without repeats."""
    return list(dict.fromkeys(found))
