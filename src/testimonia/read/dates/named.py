"""Named happenings: nouns of violence to which a report gives a date, and to which it refers later."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import DateRange, Span
from testimonia.read.dates.listed import listed
from testimonia.read.languages import alternatives, words

_BESIDE = 80
"""Code points before a date in which its noun stands."""


@dataclass(frozen=True, slots=True)
class Named:
    """A noun of violence with the date that stands beside it: "the conflict of 1992-1993", "the 1988 massacre".

    Args:
        noun: the noun, in lower case.
        lasts: whether it names something that lasts: a war, a siege, a campaign.
        offset: where its date stands.
        dates: its days.
        words: the words of the date.
    """

    noun: str
    lasts: bool
    offset: int
    dates: DateRange
    words: str


def named_at(text: str, span: Span, dates: DateRange) -> Named | None:
    """The noun of violence to which a date belongs, if one stands right beside it."""
    before, after = _beside()
    found = before.search(text, max(0, span.start - _BESIDE), span.start) or after.match(text, span.end)
    if found is None:
        return None
    noun = found.group(1).lower()
    return Named(noun, noun in _wars(), span.start, dates, span.of(text))


def referred(text: str, stretch: Span, named: Sequence[Named]) -> Named | None:
    """The dated happening to which "the war" or "that massacre" refers: the last one before, else the first after.

    Args:
        text: the stored text.
        stretch: where the reference may stand.
        named: the dated happenings of the report, in order.
    """
    match = _reference().search(text, stretch.start, stretch.end)
    if match is None:
        return None
    noun = match.group(1).lower()
    fits = [one for one in named if one.noun == noun or (one.lasts and noun in _wars())]
    before = [one for one in fits if one.offset < stretch.start]
    return before[-1] if before else next(iter(fits), None)


@functools.cache
def violence() -> re.Pattern[str]:
    """The nouns and verbs of violence."""
    verbs = alternatives(words("en", "dates")["happenings"]["violent"])
    return re.compile(rf"\b(?:{_nouns()}|{verbs})\b", re.IGNORECASE)


@functools.cache
def violent() -> re.Pattern[str]:
    """The verbs of violence."""
    return listed("happenings", "violent")


def war() -> re.Pattern[str]:
    """The nouns of violence that lasts."""
    return listed("happenings", "wars")


@functools.cache
def _wars() -> frozenset[str]:
    return frozenset(words("en", "dates")["happenings"]["wars"])


@functools.cache
def _nouns() -> str:
    table = words("en", "dates")["happenings"]
    return alternatives((*table["wars"], *table["attacks"]))


@functools.cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A noun before a date, with prepositions between them, and a noun after a date, with adjectives between them."""
    space = r"[^\S\n]+"
    function = r"(?!(?:for|the|of|in|on|at|to|and|after|when|by|a|an|as|that|his|her|their|its|said|with|from|over)\b)"
    of_place = rf"(?:{space}of(?:{space}[\w’'-]+){{1,3}})?"
    went_on = rf"{of_place},?{space}(?:which|that){space}(?:has|have|had|was|lasted|began)(?:{space}\w+){{0,4}}"
    prepositions = rf"(?:{space}(?:of|in|on|from|between|during|the|early|late|mid))*[^\S\n]*[(,]?"
    began = rf"{of_place}{space}(?:{alternatives(words('en', 'dates')['periods']['began'])}){prepositions}"
    before = rf"\b({_nouns()})(?:{went_on}|{began}|{prepositions})[^\S\n]*\Z"
    after = rf"(?:['’]s)?(?:{space}{function}[\w’'-]+){{0,2}}?{space}({_nouns()})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


@functools.cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:the|that|this|its|their|his|to|under)[^\S\n]+(?:same[^\S\n]+)?({_nouns()})\b", re.IGNORECASE
    )
