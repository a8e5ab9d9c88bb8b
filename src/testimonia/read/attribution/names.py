"""The fullest words that a report has for each speaker: who "he", "the ministry" and "its statement" are."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from testimonia.model import AttributionMention, Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.report import Report

_TOKEN = re.compile(r"\w+(?:[.&/-]\w+)*")
_CAPITAL = r"(?:(?:[A-Z][a-z]{0,2}\.)+(?=\s[A-Z])|[A-Z][\w-]*(?:['’]s)?)"
_PROPER = re.compile(rf"{_CAPITAL}(?:\s(?:of|for|and|the|de|du|al|del|der|von|van|bin)(?=\s[A-Zthe])|\s{_CAPITAL})*")
_LINKS = frozenset(re.findall(r"\w+", "of for and the in on to de du al del der von van bin a an"))
_DATELINE = re.compile(r"[A-Z]{2}[^–—\n-]{0,60}\s[–—-]\s")
_CANDIDATES = 50
"""Longer names that are compared at most; the first mentions are the full ones."""

_OWNED = re.compile(r"['’]s?\s")


class Kind(StrEnum):
    """What a speaker is, as far as the words tell."""

    BODY = "body"
    PERSON = "person"
    PEOPLE = "people"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Name:
    """Words for somebody, with what they are compared by.

    Args:
        span: where they stand.
        keys: their folded words without articles and links.
        head: the word that says what they are ("ministry" in "Ministry of Justice").
        kind: what they stand for.
    """

    span: Span
    keys: tuple[str, ...]
    head: str
    kind: Kind


@dataclass(slots=True)
class _Naming:
    """What is known of the speakers of a report up to a place in it."""

    report: Report
    words: Lexicon
    known: list[Name] = field(default_factory=list)
    proper: dict[str, list[Span]] | None = None
    expansions: dict[str, Name | None] = field(default_factory=dict)

    def proper_names(self, key: str) -> list[Name]:
        """Names of several words with capitals that have a word; found when first needed."""
        if self.proper is None:
            self.proper = {}
            for match in _PROPER.finditer(self.report.text):
                span = self._without_opening(match)
                for token in dict.fromkeys(_TOKEN.findall(span.of(self.report.text).casefold())) if span else ():
                    self.proper.setdefault(token, []).append(span)
        spans = self.proper.get(key, [])[:_CANDIDATES]
        return [name for span in spans if (name := name_at(self.report.text, span, self.words))]

    def _without_opening(self, match):
        """Where a name of several words stands, without the word that opens the sentence: "While Ana Silva"."""
        first, _, rest = match.group().partition(" ")
        start = match.start() + (len(first) + 1 if first.casefold() in self.words.classes else 0)
        return Span(start, match.end()) if " " in self.report.text[start : match.end()] else None


def named(report: Report, found: Sequence[AttributionMention], words: Lexicon) -> tuple[AttributionMention, ...]:
    """The attributions with the fullest words for their speakers."""
    naming = _Naming(report, words)
    out: list[AttributionMention] = []
    for attribution in found:
        span = attribution.name_span or (attribution.source[0] if attribution.source else None)
        name = _resolved(naming, span) if span else None
        if name and _is_nobody(report.text, name, words):
            name = None
        if name and naming.known and naming.known[-1].keys == name.keys:
            naming.known[-1] = name
        elif name:
            naming.known.append(name)
        out.append(
            replace(
                attribution,
                name=name.span.of(report.text) if name else None,
                name_span=name.span if name else None,
            )
        )
    return tuple(out)


def _is_nobody(text: str, name: Name, words: Lexicon) -> bool:
    """Whether words name no speaker: "first reports", "nobody", "an earlier version of this article"."""
    raw = name.span.of(text)
    folded = raw.casefold()
    if folded in words["nobody"] or any(own in folded for own in words["own"]):
        return True
    return name.head in words["unowned"] and raw[1:] == folded[1:]


def name_at(text: str, span: Span, words: Lexicon) -> Name | None:
    """The name in a stretch of text, without a leading article; None where nothing is left of it."""
    tokens = [(m.group().casefold(), m.start(), m.end()) for m in _TOKEN.finditer(text, span.start, span.end)]
    while tokens and (tokens[0][0] in words["articles"] or tokens[0][0] in ("and", "of", "that", "but")):
        tokens.pop(0)
    if not tokens:
        return None
    span = Span(tokens[0][1], span.end)
    folded = [token for token, _, _ in tokens]
    keys = tuple(token for token in folded if token not in _LINKS and len(token) > 1)
    if not keys:
        return None
    head = _head(folded)
    return Name(span, keys, head, _kind(text, span, keys, head, words))


def _head(tokens: Sequence[str]) -> str:
    """The last word before "of", "for" and the like."""
    for position, token in enumerate(tokens[1:], start=1):
        if token in ("of", "by", "for", "in", "at", "from", "on", "to", "near", "who", "which"):
            return tokens[position - 1]
    return tokens[-1]


def _kind(text: str, span: Span, keys: Sequence[str], head: str, words: Lexicon) -> Kind:
    raw = span.of(text)
    parts = raw.split()
    capitals = 2 <= len(keys) <= 4 and len(parts) < 6 and all(part[:1].isupper() for part in parts)
    if head in words["bodies"] or (len(keys) == 1 and raw.isupper() and len(raw) > 1):
        return Kind.BODY
    if head in words["persons"] or any(key in words["titles"] or key in words["persons"] for key in keys[:-1]):
        return Kind.PERSON
    if head.endswith("s") and not raw[-len(head) :][:1].isupper():
        return Kind.PEOPLE
    if any(key in words["bodies"] for key in keys):
        return Kind.BODY
    return Kind.PERSON if capitals and "'" not in raw and "’" not in raw else Kind.OPEN


def _resolved(naming: _Naming, span: Span) -> Name | None:
    """The fullest words for the speaker named at a place."""
    text, words = naming.report.text, naming.words
    folded = span.of(text).casefold().replace("’", "'")
    first, _, rest = folded.partition(" ")
    possessive = first in ("its", "his", "her", "their") and bool(rest)
    if (not rest and first in _PRONOUNS) or (possessive and rest.split()[-1].removesuffix("s") in words["documents"]):
        return _pronoun(naming, span, _PRONOUNS[first])
    name = name_at(text, span, words)
    if name is None:
        return None
    if name.head.removesuffix("s") in words["documents"] and (owner := _issuer(naming, span, name)):
        return owner
    if first in ("a", "an", "another", "some", "several", "one") or first[:1].isdigit():
        return name
    fuller = _fuller(naming, name)
    if fuller is None and len(name.keys) == 1 and name.head in words["generic"] and first == "the":
        fuller = _pronoun(naming, span, (Kind.BODY,))
    return fuller or name


_PRONOUNS = {
    "it": (Kind.BODY, Kind.OPEN, Kind.PEOPLE),
    "its": (Kind.BODY, Kind.OPEN, Kind.PEOPLE),
    "he": (Kind.PERSON, Kind.OPEN),
    "she": (Kind.PERSON, Kind.OPEN),
    "his": (Kind.PERSON, Kind.OPEN),
    "her": (Kind.PERSON, Kind.OPEN),
    "i": (Kind.PERSON, Kind.OPEN),
    "they": (Kind.PEOPLE, Kind.BODY, Kind.OPEN),
    "their": (Kind.PEOPLE, Kind.BODY, Kind.OPEN),
    "we": (),
    "you": (),
    "who": (),
    "him": (),
    "them": (),
    "both": (),
}


def _pronoun(naming: _Naming, span: Span, kinds: tuple[Kind, ...]) -> Name | None:
    """The last fitting speaker, or the subject of the sentence before if that is the last one named."""
    if not kinds:
        return None
    last = next((name for name in reversed(naming.known[-_CANDIDATES:]) if name.kind in kinds), None)
    subject = _subject_before(naming, span, kinds[0])
    newer = subject and (last is None or subject.span.start > last.span.start)
    if subject and newer and not any(_before(naming, known, span) for known in naming.known[-2:]):
        return _fuller(naming, subject) or subject
    return last


def _before(naming: _Naming, known: Name, span: Span) -> bool:
    """Whether a known speaker stands in the same sentence or the one before."""
    report = naming.report
    return 0 <= report.sentence_at(span.start) - report.sentence_at(known.span.start) <= 1


def _subject_before(naming: _Naming, span: Span, kind: Kind) -> Name | None:
    """The words with which the sentence, or the one before, begins, if they name somebody of a kind."""
    report = naming.report
    number = report.sentence_at(span.start)
    for sentence in (report.sentences[number], report.sentences[max(0, number - 1)]):
        if sentence.start >= span.start:
            continue
        dateline = _DATELINE.match(report.text, sentence.start, sentence.end)
        start = dateline.end() if dateline else sentence.start
        match = _subjects().match(report.text, start, max(start, min(sentence.end, span.start)))
        if match and (" " in match.group() or match.group().isupper()):
            owner = match.span("owner") if match["owner"] else match.span()
            name = name_at(report.text, Span(*owner), naming.words)
            if name and (name.kind is kind or (match["owner"] and kind is Kind.BODY)):
                return name
    return None


@functools.cache
def _subjects() -> re.Pattern[str]:
    """How a sentence about somebody begins: "The rebels' spokesman", "A Catholic diocese", "Eastern Command"."""
    words = lexicon()
    heads = "|".join(sorted((words["bodies"] | words["persons"]) - words["documents"]))
    proper = rf"{_CAPITAL}(?:\s(?:of|for|and)(?=\s[A-Z])|\s{_CAPITAL})*"
    documents = "|".join(sorted(words["documents"]))
    return re.compile(
        rf"(?:The|A|An)\s(?:\w+\s)?(?:{documents})\s(?:which|that|by|of|from)\s(?:the\s)?(?P<owner>{proper})"
        rf"|(?:The|A|An)\s(?:[\w-]+(?:['’]s?)?\s){{0,5}}?(?:{heads})\b(?:\s(?:of|for|in)\s(?:the\s)?{proper})?"
        rf"|(?:(?:The|But|A|An)\s)*{proper}(?:\s(?:{heads})\b)*"
    )


def _issuer(naming: _Naming, span: Span, name: Name) -> Name | None:
    """Whose document it is: "the port's own summary", "a report by X"; for a bare "the statement", the last body."""
    text, words = naming.report.text, naming.words
    raw = span.of(text)
    if owned := list(_OWNED.finditer(raw)):
        owner = name_at(text, Span(span.start, span.start + owned[-1].start()), words)
        return (_fuller(naming, owner) or owner) if owner else None
    match = re.search(r"\s(?:by|of|from)\s", raw)
    owner = name_at(text, Span(span.start + match.end(), span.end), words) if match else None
    if owner and (any(c.isupper() for c in owner.span.of(text)) or owner.kind is not Kind.OPEN):
        return _fuller(naming, owner) or owner
    if match := _issued_by().match(text, span.end):
        return name_at(text, Span(*match.span(match.lastgroup or 0)), words)
    if len(name.keys) == 1 and raw.casefold().startswith(("the ", "this ", "that ", "these ")):
        return next((known for known in reversed(naming.known[-_CANDIDATES:]) if known.kind is Kind.BODY), None)
    return None


@functools.cache
def _issued_by() -> re.Pattern[str]:
    """Who issued what was just named: ", published by Red Lantern", "which the Red Lantern released"."""
    issued = "|".join(sorted(lexicon()["issued"]))
    proper = rf"{_CAPITAL}(?:\s(?:of|for|and)(?=\s[A-Z])|\s{_CAPITAL})*"
    return re.compile(
        rf",?\s(?:(?:{issued})\s(?:\w+\s){{0,3}}?by\s(?:the\s)?(?P<agent>{proper})"
        rf"|(?:which|that)\s(?:the\s)?(?P<subject>{proper})\s(?:ha[sd]\s)?(?:{issued}))"
    )


def _fuller(naming: _Naming, name: Name) -> Name | None:
    """A longer name with the same head and all its words: a speaker named before, then any name in the text."""
    text = naming.report.text
    raw = name.span.of(text)
    if raw.isupper() and 1 < len(raw) < 8 and (long := _expansion(naming, raw)):
        return long
    earlier = next((known for known in reversed(naming.known[-_CANDIDATES:]) if _longer(known, name)), None)
    if earlier:
        return earlier
    if len(name.keys) > 2:
        return None
    others = [other for other in naming.proper_names(name.keys[0]) if _longer(other, name)]
    before = [other for other in others if other.span.start < name.span.start]
    return before[-1] if before else others[0] if others else None


def _longer(other: Name, name: Name) -> bool:
    if len(other.keys) <= len(name.keys) or not set(name.keys) <= set(other.keys):
        return False
    if other.kind is Kind.PERSON and name.kind is Kind.BODY:
        return False
    return (
        name.head == other.head
        or name.head == other.keys[-1]
        or (len(name.keys) == 1 and name.head == other.keys[0] and name.kind in (Kind.OPEN, Kind.PERSON))
    )


def _expansion(naming: _Naming, short: str) -> Name | None:
    """The long form before an abbreviation in brackets: "National Liberation Army (ELN)"."""
    if short not in naming.expansions:
        naming.expansions[short] = None
        text = naming.report.text
        position = text.find(f"({short})")
        sentence = naming.report.sentences[naming.report.sentence_at(position)] if position > 0 else None
        for match in _PROPER.finditer(text, sentence.start, position) if sentence else ():
            if match.end() >= position - 1 and " " in match.group():
                naming.expansions[short] = name_at(text, Span(*match.span()), naming.words)
    return naming.expansions[short]
