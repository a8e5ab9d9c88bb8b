"""Turns: who speaks in each paragraph of a record of debates, a hearing or an interview."""

from __future__ import annotations

import re
from collections.abc import Mapping

from testimonia.model import Span, Speaker
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.names import Kind, Name, name_at
from testimonia.read.report import Report

_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,7})(?:\s\([^()\n]{1,60}\))?:\s")
"""How a turn begins: "THE SPEAKER: …", "Mr Brandt (Orlen): …"."""

_FEWEST = 3
"""Turns of the shortest record."""


def turns_of(report: Report) -> Mapping[int, Speaker]:
    """Who speaks in each paragraph of a record of speech; empty for all other reports.

    At least three paragraphs begin with a label, of more than one speaker and one at least with an office or a title;
    labels of places and days make no record. Each turn goes on to the next label. A shorter label of somebody labelled
    at more length before is given in full.

    Returns:
        The speaker of each paragraph that has one, by its number.
    """
    found = {number: name for number in range(len(report.paragraphs)) if (name := _labelled(report, number))}
    few = len(found) < _FEWEST or len({name.keys for name in found.values()}) == 1
    if few or 2 * len(found) < len(report.paragraphs) or not any(map(_is_office, found.values())):
        return {}
    labels = {number: Speaker(n.span.of(report.text), n.span.start, n.span.end) for number, n in found.items()}
    turns: dict[int, Speaker] = {}
    last: Speaker | None = None
    known: list[Speaker] = []
    for number in range(len(report.paragraphs)):
        if label := labels.get(number):
            last = _in_full(label, known)
            known.append(last)
        if last:
            turns[number] = last
    return turns


def _labelled(report: Report, number: int) -> Name | None:
    """Whoever the label at the head of a paragraph names, if it is in capitals or names a person."""
    paragraph = report.paragraphs[number]
    match = _LABEL.match(report.text, paragraph.start, paragraph.end)
    name = name_at(report.text, Span(*match.span("name")), lexicon()) if match else None
    if match is None or name is None or not lexicon()["questioners"].isdisjoint(name.keys):
        return None
    shouted = match["name"].isupper() and lexicon()["no_speakers"].isdisjoint(name.keys)
    return name if shouted or name.kind is Kind.PERSON else None


def _is_office(name: Name) -> bool:
    """Whether a label has an office or a title in it."""
    words = lexicon()
    return not (words["persons"] | words["titles"] | words["issuing_persons"]).isdisjoint(name.keys)


def _in_full(label: Speaker, known: list[Speaker]) -> Speaker:
    """The first label with all words of this one: "MR BRANDT" as "MR ILKA BRANDT"."""
    keys = set(label.name.casefold().split())
    return next((one for one in known if keys <= set(one.name.casefold().split())), label)
