"""The words of `uncounted.toml` as patterns."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.languages import words
from testimonia.read.report import Report

NAME = r"[^\W\d_a-z][\w'’-]*(?:[ -](?:(?:al|el|de|la|of the|of)[ -])?[^\W\d_a-z][\w'’-]*){0,3}"
"""A name: one to four words with capitals."""

_WORD = re.compile(r"[^\W\d_]+")

YEAR = r"(?:1[5-9]\d\d|20\d\d)"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns of one language.

    Args:
        heads, acts, asks: single words without which no incident, response or demand is told.
        kinds: kind of incident by head.
        named: names of incidents.
        responses: kind of response by its words.
        response, undone: patterns of responses, and of saying that there was none.
        ask, want, must: patterns of demands.
        no_names: words with a capital that begin no name.
        joins: small words that may stand between a name and a date of its own.
    """

    heads: frozenset[str]
    acts: frozenset[str]
    asks: frozenset[str]
    kinds: Mapping[str, str]
    named: tuple[re.Pattern[str], ...]
    responses: Mapping[str, str]
    response: re.Pattern[str]
    undone: re.Pattern[str]
    ask: re.Pattern[str]
    want: re.Pattern[str]
    must: re.Pattern[str]
    no_names: frozenset[str]
    joins: frozenset[str]


@functools.cache
def lexicon(language: str = "en") -> Lexicon:
    """The patterns of a language."""
    table = words(language, "uncounted")
    kinds = {head: kind for kind, heads in table["incidents"].items() for head in heads}
    responses = {phrase: kind for kind, phrases in table["responses"].items() for phrase in phrases}
    demands = table["demands"]
    heads, duties = _any(kinds), _any(demands["duties"])
    return Lexicon(
        heads=_rarest(kinds),
        acts=_rarest([*responses, *table["undone"]["words"]]),
        asks=_rarest(phrase for name in ("ask", "want", "must") for phrase in demands[name]),
        kinds=kinds,
        named=(
            re.compile(rf"\b(?P<head>(?i:operation))\s+[“\"‘']?(?P<name>{NAME})[”\"’']?"),
            re.compile(rf"\b(?:{YEAR}\s+)?(?P<head>(?i:{heads}))\s+(?:of|in|at|on)\s+(?:the\s+)?(?P<name>{NAME})"),
            re.compile(rf"\b(?P<name>{NAME})\s+(?P<head>(?i:{heads}))\b"),
            re.compile(rf"\b{YEAR}\s+(?P<head>(?i:{heads}))\b"),
            re.compile(rf"\b(?P<head>(?i:{heads}))\s+against\s+(?:the\s+)?(?P<name>{NAME})"),
        ),
        no_names=frozenset(table["names"]["none"]),
        joins=frozenset(table["names"]["joins"]),
        responses=responses,
        response=re.compile(rf"\b(?:{_any(responses)})\b", re.IGNORECASE),
        undone=re.compile(rf"\b(?:{_any(table['undone']['words'])})\b", re.IGNORECASE),
        ask=re.compile(
            rf"\b(?P<cue>{_any(demands['ask'])})\s+(?P<whom>[^.;:!?]{{2,80}}?)\s+"
            r"(?P<what>(?:to|not to|for)\s[^.;!?”\"]{3,200})",
            re.IGNORECASE,
        ),
        want=re.compile(rf"\b(?P<cue>{_any(demands['want'])})\s+(?P<what>[^.;!?”\"]{{3,200}})", re.IGNORECASE),
        must=re.compile(
            rf"\b(?P<cue>{_any(demands['must'])})\s+(?P<what>(?:\w+ly\s+)?(?:{duties}|{_any(demands['doing'])})\b[^.;!?”\"]{{0,200}})",
            re.IGNORECASE,
        ),
    )


def sentences_with(report: Report, wanted: frozenset[str]) -> Iterator[Span]:
    """The sentences that hold one of some words: patterns are tried on these alone."""
    here = wanted & report.vocabulary
    for sentence in report.sentences if here else ():
        low = report.low[sentence.start : sentence.end]
        if any(word in low for word in here) and not here.isdisjoint(_WORD.findall(low)):
            yield sentence


def _rarest(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase: the one that fewest other sentences hold."""
    return frozenset(max(phrase.lower().split(), key=len) for phrase in phrases)


def _any(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
