"""Naming: the fullest words that a report has for each speaker: who "the ministry" and "Brandt" are."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from testimonia.model import AttributionMention, Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon
from testimonia.read.attribution.names import TOKEN, Kind, Name, name_at, proper_names
from testimonia.read.languages import alternatives
from testimonia.read.report import Report

CANDIDATES = 50
"""Names that are compared at most; the first mentions are the full ones, the last ones those that are meant."""

_LONGEST_ABBREVIATION = 7


@dataclass(slots=True)
class Naming:
    """What is known of the speakers of a report up to a place in it.

    Args:
        report: the report.
        words: the words of its language.
        known: the speakers named so far, in order.
        roles: of what persons are told to be ("spokesman"), the words for it and who was it last.
        told: for each role or body that has been looked for, where the report names who it is.
    """

    report: Report
    words: Lexicon
    known: list[Name] = field(default_factory=list)
    roles: dict[str, tuple[frozenset[str], Name]] = field(default_factory=dict)
    told: dict[str, list[Span]] = field(default_factory=dict)
    _proper: dict[str, list[Span]] | None = None
    _names: dict[str, list[Name]] = field(default_factory=dict)
    _expansions: dict[str, Name | None] = field(default_factory=dict)

    def last(self, kinds: Sequence[Kind]) -> Name | None:
        """The last known speaker of some kinds."""
        papers = self.words["documents"] if Kind.PERSON in kinds else ()
        near = (name for name in reversed(self.known[-CANDIDATES:]) if name.kind in kinds)
        return next((name for name in near if name.head not in papers), None)

    def proper(self, key: str) -> list[Name]:
        """Names of several words with capitals that have a word; found when first needed."""
        if self._proper is None:
            self._proper = _proper_by_word(self.report.text, self.words)
        if key not in self._names:
            spans = self._proper.get(key, [])[:CANDIDATES]
            names = (name_at(self.report.text, span, self.words) for span in spans)
            self._names[key] = [name for name in names if name]
        return self._names[key]

    def expansion(self, short: str) -> Name | None:
        """The long form before an abbreviation in brackets: "National Liberation Army (ELN)"."""
        if short not in self._expansions:
            self._expansions[short] = _expansion(self.report, short, self.words)
        return self._expansions[short]


def _proper_by_word(text: str, words: Lexicon) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for match in proper_names().finditer(text):
        name = match.group()
        if " " not in name:
            continue
        start = match.start()
        first, _, rest = name.partition(" ")
        if first.casefold() in words.classes or _is_paper_of(name, words):
            start, name = start + len(first) + 1, rest
        for token in dict.fromkeys(TOKEN.findall(name.casefold())) if " " in name else ():
            found.setdefault(token, []).append(Span(start, match.end()))
    return found


def _is_paper_of(name: str, words: Lexicon) -> bool:
    """Whether a name is that of a paper and of whoever wrote it: "Report of the Ferry Inquiry"."""
    first, *rest = name.casefold().split()
    return first.removesuffix("s") in words["documents"] and rest[:1] in (["of"], ["by"])


def _expansion(report: Report, short: str, words: Lexicon) -> Name | None:
    position = report.text.find(f"({short})")
    if position <= 0:
        return None
    sentence = report.sentences[report.sentence_at(position)]
    for match in proper_names().finditer(report.text, sentence.start, position):
        if match.end() >= position - 1 and " " in match.group():
            return name_at(report.text, Span(*match.span()), words)
    return None


def fuller(naming: Naming, name: Name) -> Name | None:
    """A longer name with the same head and all its words: a speaker named before, then any name in the text."""
    raw = name.span.of(naming.report.text)
    short = " " not in raw and sum(map(str.isupper, raw)) > 1 and len(raw) <= _LONGEST_ABBREVIATION
    if short and (long := naming.expansion(raw)):
        return long
    earlier = next((known for known in reversed(naming.known[-CANDIDATES:]) if _is_longer(naming, known, name)), None)
    if earlier:
        return earlier
    if len(name.keys) > 2:
        return None
    others = [other for other in naming.proper(name.keys[0]) if _is_longer(naming, other, name)]
    before = [other for other in others if other.span.start < name.span.start]
    return before[-1] if before else others[0] if others else None


def _is_longer(naming: Naming, other: Name, name: Name) -> bool:
    if len(other.keys) <= len(name.keys) or not set(name.keys) <= set(other.keys):
        return False
    if other.kind is Kind.PERSON and name.kind is Kind.BODY:
        return False
    if len(name.keys) == 1 and name.head in naming.words["of_states"] and _is_no_states(naming, other):
        return False
    first = len(name.keys) == 1 and name.head == other.keys[0] and name.kind in (Kind.OPEN, Kind.PERSON)
    return name.head in (other.head, other.keys[-1]) or first


def _is_no_states(naming: Naming, name: Name) -> bool:
    """Whether an army is no state's: "the army" is not the Salvation Army (SA), nor the People's Army."""
    abbreviated = re.compile(r"\s\([A-Z]{2,7}\)").match(naming.report.text, name.span.end) is not None
    return abbreviated or not naming.words["no_states"].isdisjoint(name.keys)


def with_name(attribution: AttributionMention, text: str, name: Name | None) -> AttributionMention:
    """The attribution with the words and the place of its speaker's name."""
    return AttributionMention(
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        direct=attribution.direct,
        name=name.span.of(text) if name else None,
        name_span=name.span if name else None,
        act=attribution.act,
    )


def is_nobody(text: str, name: Name, words: Lexicon) -> bool:
    """Whether words name no speaker: "first reports", "nobody", "an earlier version of this article"."""
    raw = name.span.of(text)
    folded = raw.casefold()
    if (
        folded in words["nobody"]
        or ("(" in folded and folded.partition("(")[0].strip() in words["questioners"])
        or all(key.isdecimal() for key in name.keys)
        or name.keys[0] in words["negating"]
        or _own().search(folded)
    ):
        return True
    kept = not (words["bodies"] | words["keeping"]).isdisjoint(name.keys)
    owned = kept and name.head not in words["bodies"]
    return name.head in words["unowned"] and raw[1:] == folded[1:] and not owned


@functools.cache
def _own() -> re.Pattern[str]:
    """What an outlet calls itself, as whole words: "this newspaper"."""
    return re.compile(rf"(?:\A| )(?:{alternatives(lexicon()['own'])})(?:\Z| )")
