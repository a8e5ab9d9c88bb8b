"""Places that head a paragraph or a section, and places in datelines, where the report was written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum

from testimonia.model import Span
from testimonia.read.dateline import end_of_dateline
from testimonia.read.report import Report
from testimonia.read.where.lexicon import PartWords, part_words
from testimonia.read.where.naming import Naming, Part

_STOPPED = re.compile(r"\.\s+[«“\"A-Z]")
_LABEL = re.compile(r"(?:\s*\([^)\n]{1,30}\))?(?::|\s[–—-]{1,2})\s")
_SIGNED = re.compile(r",\s(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2},)\s\d{4}\.?(?:\s|\Z)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\s*\(?\w{1,3}[.)]\s*")
BULLETIN = 3  # datelines that make a report a bulletin, whose items tell of what happened where they were written
_FIRST = 2  # paragraphs, the title among them, in which a dateline may stand in normal case
_LONGEST = 100  # characters of a sentence that heads a paragraph


class _Kind(Enum):
    """How a place heads its paragraph."""

    DATELINE = "where the report was written"
    LABEL = "heads this paragraph"
    LINE = "heads the paragraphs after it"


def find_headings(
    report: Report, namings: Sequence[Naming], *, language: str = "en"
) -> tuple[dict[int, Naming], frozenset[Naming]]:
    """The places that head paragraphs, and those that stand in datelines.

    A place heads its paragraph where it stands before a colon, or with nothing but a date as a sentence of its own
    ("Orvek, night of 2 May."), or in the dateline of one of several items. A place that is a paragraph of its own heads
    the paragraphs after it, up to the next.

    Returns:
        Paragraph number -> the place that heads it; the places of datelines.
    """
    words = part_words(language)
    opening = _opening(report, namings)
    headings: dict[int, Naming] = {}
    told: list[Naming] = []
    section: Naming | None = None
    kinds = {number: _kind(report, number, inside, words) for number, inside in opening.items()}
    labels = [number for number, kind in kinds.items() if kind in (_Kind.LABEL, _Kind.LINE)]
    if len(labels) == 1 and _is_written_in(report, labels[0], opening[labels[0]]):
        kinds[labels[0]] = _Kind.DATELINE
    datelines = [number for number, kind in kinds.items() if kind is _Kind.DATELINE]
    if len(datelines) >= BULLETIN:
        kinds |= dict.fromkeys(datelines, _Kind.LABEL)
    for number in range(len(report.paragraphs)):
        inside, kind = opening.get(number), kinds.get(number)
        if inside and kind is _Kind.DATELINE:
            told += _before_dash(report.text, inside)
        elif inside and kind:
            headings[number] = inside[0]
            section = inside[0] if kind is _Kind.LINE else section
        if section and number not in headings:
            headings[number] = section
    return headings, frozenset(told)


def _is_written_in(report: Report, number: int, inside: Sequence[Naming]) -> bool:
    """Is the one label of a text, at its start, where it was written: "ORVEK: More than 80 …", "Orvek, 1 May 2016"?"""
    paragraph = report.paragraphs[number]
    if number >= _FIRST or number + 1 == len(report.paragraphs):
        return False
    if inside[0].mention.text.isupper() and paragraph.end - paragraph.start > _LONGEST:
        return True
    return is_signed(report, inside[0])


def is_signed(report: Report, one: Naming) -> bool:
    """Is a place that of a letter or a speech, with the day: "Orvek, 1 May 2016", "(Orvek, 1 May 2016)"?"""
    return _SIGNED.match(report.text, one.words.end) is not None


def _opening(report: Report, namings: Sequence[Naming]) -> Mapping[int, list[Naming]]:
    """Paragraph number -> the places in its first sentence."""
    opening: dict[int, list[Naming]] = defaultdict(list)
    for one in namings:
        number = report.paragraph_at(one.words.start)
        if report.sentence_at(one.words.start) == _first_sentence(report, number):
            opening[number].append(one)
    return opening


def _first_sentence(report: Report, paragraph: int) -> int:
    """The number of the first sentence of a paragraph, that of a list's item left aside: "2. Orvek, 12 May: …"."""
    span = report.paragraphs[paragraph]
    first = report.sentence_at(span.start)
    numbered = _NUMBER.fullmatch(report.text, span.start, report.sentences[first].end)
    return first + 1 if numbered and report.sentences[first].end < span.end else first


def _kind(report: Report, number: int, inside: Sequence[Naming], words: PartWords) -> _Kind | None:
    """How the first sentence of a paragraph makes a place of it its heading; None if it does not."""
    text, paragraph = report.text, report.paragraphs[number]
    sentence = report.sentences[_first_sentence(report, number)]
    chain = _chain(inside)
    if not _light(text, Span(paragraph.start, chain[0].words.start + 1), inside, words):
        return None
    capitals, end = chain[0].mention.text.isupper(), chain[-1].words.end
    dash = end_of_dateline(text, chain[0].words.start, paragraph.end, any_case=True) or 0
    early = number < _FIRST and paragraph.end < report.paragraphs[-1].end
    if (
        (capitals or early)
        and chain[0].words.start - paragraph.start <= 2
        and (dash > end or _STOPPED.match(text, end, paragraph.end))
    ):
        return _Kind.DATELINE
    if stands_alone(text, sentence, inside, words):
        return _Kind.LINE if sentence.end >= paragraph.end else _Kind.LABEL
    colon = text.find(":", end, min(end + _LONGEST, paragraph.end))
    dated = colon > end and _light(text, Span(end, colon), inside, words)
    return _Kind.LABEL if dated or _LABEL.match(text, end, paragraph.end) else None


def stands_alone(text: str, sentence: Span, inside: Sequence[Naming], words: PartWords) -> bool:
    """Does a sentence say no more than a place and a day: "14 March, Orvek."?"""
    return sentence.end - sentence.start <= _LONGEST and _light(text, sentence, inside, words)


def _chain(inside: Sequence[Naming]) -> list[Naming]:
    """The first place and those directly after it that say where it lies."""
    chain = [inside[0]]
    for one in inside[1:]:
        if one.part is Part.BESIDE and one.words.start - chain[-1].words.end <= 2:
            chain.append(one)
    return chain


def _before_dash(text: str, inside: Sequence[Naming]) -> list[Naming]:
    """The places of a dateline, those in the name of its agency among them."""
    end = end_of_dateline(text, inside[0].words.start, any_case=True) or 0
    return [one for number, one in enumerate(inside) if number == 0 or one.words.end <= end]


def _light(text: str, stretch: Span, inside: Sequence[Naming], words: PartWords) -> bool:
    """Is there nothing in a stretch but places, days and small words?"""
    names = [one.words for one in inside]
    for word in _WORD.finditer(text, stretch.start, stretch.end):
        low = word[0].lower()
        if low in words.time or low in words.small or len(low) == 1:
            continue
        if not any(name.start <= word.start() < name.end for name in names):
            return False
    return True
