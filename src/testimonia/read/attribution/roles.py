"""Roles: who "the governor" and "the army spokesman" are, where a report tells who has that role."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence

from testimonia.model import AttributionMention, Span
from testimonia.read.attribution.names import CAPITAL, Kind, Name, name_at
from testimonia.read.attribution.naming import Naming, with_name

_NEAR = 10
"""Attributions within which somebody who was not named at first is named."""


def learn_role(naming: Naming, attribution: AttributionMention, name: Name) -> None:
    """Keep what a named speaker is told to be, beside his name: "the army's spokesman, Ilka Brandt"."""
    if name.kind is Kind.BODY or not attribution.source:
        return
    source, text = attribution.source[0], naming.report.text
    behind = _APPOSED.match(text, name.span.end)
    told = source if source.end <= name.span.start else Span(*behind.span(1)) if behind else None
    role = name_at(text, told, naming.words) if told else None
    if role is not None and role.head in naming.words["persons"]:
        naming.roles[role.head] = (frozenset(role.keys), name)


def by_role(naming: Naming, name: Name) -> Name | None:
    """The person whom words like "the army spokesman" mean, where one was told to be that."""
    keys, person = naming.roles.get(name.head, (frozenset(), None))
    if not name.span.of(naming.report.text).islower():
        return None
    if person and keys.issuperset(name.keys):
        return person
    return _told_before(naming, name) if len(name.keys) == 1 else None


def _told_before(naming: Naming, name: Name) -> Name | None:
    """Who was last said to be what a word means: "THE GOVERNOR of Orlen, Ilka Brandt, laid two wreaths"."""
    words = naming.words
    if name.head not in words["persons"]:
        return _in_full(naming, name) if name.head in words["bodies"] or name.head in words["issuer_heads"] else None
    return _last_before(naming, name, _holders(name.head))


def _in_full(naming: Naming, name: Name) -> Name | None:
    """What a body was called at more length: "the SECRETARIAT of the Orlen Synod"."""
    return _last_before(naming, name, _longer(name.head))


def _last_before(naming: Naming, name: Name, pattern: re.Pattern[str]) -> Name | None:
    """The last name before a place that a pattern finds; it is looked for once in a report."""
    text = naming.report.text
    if name.head not in naming.told:
        naming.told[name.head] = [Span(*match.span(match.lastgroup or 0)) for match in pattern.finditer(text)]
    spans = naming.told[name.head]
    at = bisect_left(spans, name.span.start, key=lambda span: span.end)
    return name_at(text, spans[at - 1], naming.words) if at else None


_PERSON = rf"{CAPITAL}(?:\s{CAPITAL}){{1,3}}"


@functools.lru_cache(maxsize=256)
def _holders(role: str) -> re.Pattern[str]:
    """How a report tells who has a role: "the mayor of Orlen, X,", "X, the town's mayor,", "Mayor X"."""
    word = re.escape(role)
    return re.compile(
        rf"\b{word}(?:\s(?:of|for|in|at)\s[^,.;“”]{{2,40}})?,\s(?P<behind>{_PERSON}),"
        rf"|(?P<before>{_PERSON}),\s(?:(?:the|an?)\s(?:[\w'’-]+\s){{0,3}}?|{CAPITAL}['’]s\s(?:\w+\s){{0,2}}?)?{word}\b(?![^,.;]{{0,40}},\s{_PERSON},)"
        rf"|\b(?P<titled>{re.escape(role.capitalize())}\s{_PERSON})"
    )


@functools.lru_cache(maxsize=256)
def _longer(head: str) -> re.Pattern[str]:
    """A body with what it is of: "secretariat of the Orlen Synod"."""
    return re.compile(
        rf"\b{re.escape(head)}\s(?:of|for)\s(?:the\s)?{CAPITAL}(?:\s(?:of|for|and)(?=\s[A-Z])|\s{CAPITAL})*"
    )


def named_later(naming: Naming, found: Sequence[AttributionMention]) -> Sequence[AttributionMention]:
    """The attributions, where "a doctor" is named only later: "said THE DOCTOR, Ilka Brandt"."""
    text, words = naming.report.text, naming.words
    if not naming.roles:
        return found
    out = list(found)
    for at, later in enumerate(found):
        role = name_at(text, later.source[0], words) if later.source and later.name_span else None
        if role is None or role.head not in naming.roles or not later.source[0].of(text).startswith("the "):
            continue
        for before in range(max(0, at - _NEAR), at):
            first = found[before].source[0].of(text).casefold() if found[before].source else ""
            name = found[before].name
            if name and first.startswith(("a ", "an ")) and name.casefold() == role.head and later.name_span:
                out[before] = with_name(found[before], text, name_at(text, later.name_span, words))
    return out


_APPOSED = re.compile(r",\s(?!(?:who|which|and)\b)([^,.;:“”\"]{3,60})")
"""What stands behind a name and a comma."""
