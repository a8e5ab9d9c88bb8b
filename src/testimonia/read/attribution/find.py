"""All attributions of a report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from testimonia.model import Act, AttributionMention, Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.region import QUOTE, Region, regions
from testimonia.read.attribution.resolve import named
from testimonia.read.attribution.statement import Statement, Subject
from testimonia.read.attribution.statements import statements
from testimonia.read.attribution.tags import tagged
from testimonia.read.report import Report
from testimonia.text.quotes import quotations

_MARKS = frozenset((":", "("))
"""Marks that may set off a speaker without a verb."""

_WORD = re.compile(r"\w+")
_LONE_QUOTE = 4
"""Words from which a quotation that makes up a sentence is speech and no title or term."""

_LAST_SPEAKERS = 4
"""Attributions back to the one whose quotation goes on."""

_SAMPLE = 500
"""Code points that show whether a text is in capitals."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The quotations of a report, each as its stretches; and all stretches in order, with their quotation's number."""

    groups: tuple[tuple[Span, ...], ...]
    stretches: tuple[tuple[Span, int], ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, report: Report) -> _Quoted:
        groups = quotations(report.text, report.paragraphs)
        stretches = sorted((stretch, number) for number, group in enumerate(groups) for stretch in group)
        return cls(groups, tuple(stretches), tuple(stretch.start for stretch, _ in stretches))

    def inside(self, sentence: Span) -> list[tuple[Span, int]]:
        """The stretches in a sentence, with the number of the quotation of each."""
        first = max(0, bisect_right(self.starts, sentence.start) - 1)
        last = bisect_left(self.starts, sentence.end)
        return [pair for pair in self.stretches[first:last] if pair[0].overlaps(sentence)]


def find_attributions(report: Report) -> tuple[AttributionMention, ...]:
    """Who is said to say what in a report, in the order of the words that attribute.

    Direct and indirect speech, "according to", nouns and adjectives ("the claim that", "was confident that"), figures
    and documents that speak for those who issued them. A quotation that stands alone is more of what the last speaker
    said. What a speaker says that others say is left out, unless it gives a number: there it is a link of a chain.
    """
    quoted, upper = _Quoted.of(report), _in_capitals(report.text)
    found: list[AttributionMention] = []
    said: set[Span] = set()
    more: dict[int, list[Span]] = {}
    for sentence in report.sentences:
        here = _in_sentence(report.text, sentence, quoted, upper=upper)
        found += here
        said.update(piece for attribution in here for piece in attribution.content)
        for stretch, _ in quoted.inside(sentence):
            outer = (a for a in here if not stretch.start <= a.cue[0].start < stretch.end)
            free = stretch not in said and not any(c.overlaps(stretch) for a in outer for c in a.content)
            last = _last_speaker(found, stretch) if free else None
            if last is not None and _stands_alone(report.text, sentence, stretch):
                more.setdefault(last, []).append(stretch)
    whole = [replace(a, content=(*a.content, *more[k])) if k in more else a for k, a in enumerate(found)]
    return named(report, whole, lexicon())


def _in_sentence(text: str, sentence: Span, quoted: _Quoted, *, upper: bool) -> list[AttributionMention]:
    """The attributions of a sentence: those outside its quotations, then those inside each."""
    words, inside = lexicon(), quoted.inside(sentence)
    found: list[AttributionMention] = []
    for region in regions(text, sentence, [stretch for stretch, _ in inside], upper=upper, verbs=words.openers):
        if words.cues.isdisjoint(region.words) and _MARKS.isdisjoint(region.words) and not _has_it(region):
            continue
        told = statements(tagged(region, words), words)
        found += [_mention(region, each, inside, quoted) for each in told if _counts(region, each, told, words)]
    return found


def _has_it(region: Region) -> bool:
    """Whether "as the police have it" may stand here."""
    return "as" in region.words and "it" in region.words


def _last_speaker(found: Sequence[AttributionMention], stretch: Span) -> int | None:
    """The number of the last attribution before a quotation that names a speaker; None where none of the last does."""
    first = max(0, len(found) - _LAST_SPEAKERS)
    inside = (
        k for k in range(len(found) - 1, first - 1, -1) if not stretch.start <= found[k].cue[0].start < stretch.end
    )
    return next((k for k in inside if found[k].source), None)


def _stands_alone(text: str, sentence: Span, stretch: Span) -> bool:
    """Whether a quotation makes up a sentence, and is more than a title or a term."""
    alone = stretch.start <= sentence.start + 1 and abs(stretch.end - sentence.end) <= 1
    return alone and len(text[stretch.start : stretch.end].split()) >= _LONE_QUOTE


def _in_capitals(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(map(str.isupper, sample)) > sum(map(str.islower, sample))


def _counts(region: Region, statement: Statement, told: Sequence[Statement], words: Lexicon) -> bool:
    """Whether a statement is the report's own, or one of a speaker in it about a number."""
    nested = region.quoted or any(_is_inside(statement, other) for other in told)
    if not nested or (statement.act is Act.DOUBTS and statement.subject is None):
        return True  # "the paper said that the figures could not be verified" doubts them as well
    said = " ".join(region.text[region.starts[a] : region.ends[b - 1]] for a, b in statement.content or ()).casefold()
    numbers = any(map(str.isdigit, said)) or not words["numerals"].isdisjoint(_WORD.findall(said))
    return numbers and statement.act not in (Act.HOLDS, Act.WANTS)


def _is_inside(statement: Statement, other: Statement) -> bool:
    """Whether the words that attribute stand in what another speaker says."""
    if other is statement or other.cites or _speaker(other) == _speaker(statement):
        return False
    return any(start <= statement.cue[0] and statement.cue[1] <= end for start, end in other.content or ())


def _speaker(statement: Statement) -> Subject | None:
    return statement.subject and Subject(statement.subject.words)


def _mention(
    region: Region, statement: Statement, inside: Sequence[tuple[Span, int]], quoted: _Quoted
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
                pieces += [other for other in quoted.groups[number] if other != stretch]
        content += pieces
    subject = statement.subject
    parts = [part for part in (subject.words, subject.relative) if part] if subject else []
    name = region.span(*subject.name) if subject and subject.name else None
    return AttributionMention(
        source=tuple(_bare(region.text, region.span(*part)) for part in parts),
        cue=(region.span(*statement.cue),),
        content=tuple(sorted(set(content))),
        direct=direct,
        name=None,
        name_span=name,
        act=statement.act,
    )


_ENDING = re.compile(r"(?<=.)['’](?:s|ve|re|d|ll|m)?$", re.DOTALL)


def _bare(text: str, span: Span) -> Span:
    """Without the ending of "the army's" and "they've"."""
    ending = _ENDING.search(span.of(text))
    return Span(span.start, span.start + ending.start()) if ending else span
