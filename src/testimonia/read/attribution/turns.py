"""Turns: who speaks in each paragraph of a record of debates, a hearing or an interview."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from testimonia.model import Span, Speaker
from testimonia.read.attribution.lexicon import lexicon
from testimonia.read.attribution.names import Kind, Name, name_at, proper_names
from testimonia.read.report import Report

_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,7})(?:\s\([^()\n]{1,60}\))?:\s")
"""How a turn begins: "THE SPEAKER: …", "Mr Brandt (Orlen): …"."""

_FEWEST = 3
"""Turns of the shortest record."""

_QUESTIONS = 2
"""Questions of the shortest interview."""

_ANSWER = re.compile(r"(?:A|Answer|ANSWER):\s")
"""How the answer of somebody begins who was named before the first question."""


def turns_of(report: Report) -> Mapping[int, Speaker]:
    """Who speaks in each paragraph of a record of speech; empty for all other reports.

    At least three paragraphs begin with a label, of more than one speaker and one at least with an office or a title;
    labels of places and days make no record. Each turn goes on to the next label. A shorter label of somebody labelled
    at more length before is given in full. In an interview nobody speaks in the questions, and one label is enough.

    Returns:
        The speaker of each paragraph that has one, by its number.
    """
    asked = {number for number in range(len(report.paragraphs)) if _is_asked(report, number)}
    found = {number: name for number in range(len(report.paragraphs)) if (name := _labelled(report, number))}
    found = {**_answers(report, asked, found), **found}
    interview = len(asked) >= _QUESTIONS and bool(found)
    few = len(found) < _FEWEST or len({name.keys for name in found.values()}) == 1
    if not interview and (few or not any(map(_is_office, found.values()))):
        return {}
    if 2 * (len(found) + len(asked)) < len(report.paragraphs):
        return {}
    labels = {number: Speaker(n.span.of(report.text), n.span.start, n.span.end) for number, n in found.items()}
    turns: dict[int, Speaker] = {}
    last: Speaker | None = None
    known: list[Speaker] = []
    for number in range(len(report.paragraphs)):
        if number in asked:
            last = None
        elif label := labels.get(number):
            last = _in_full(label, known)
            known.append(last)
        if last:
            turns[number] = last
    return turns


def _is_asked(report: Report, number: int) -> bool:
    """Whether a paragraph is an interviewer's question: "Q: …", "INTERVIEWER: …"."""
    paragraph = report.paragraphs[number]
    match = _LABEL.match(report.text, paragraph.start, paragraph.end)
    return match is not None and match["name"].casefold() in lexicon()["questioners"]


def _answers(report: Report, asked: Collection[int], labels: Mapping[int, Name]) -> dict[int, Name]:
    """Who gives the answers labelled "A: …": the one who speaks, or the one person named, before the first question."""
    starts = [(number, each) for number, each in enumerate(report.paragraphs) if _ANSWER.match(report.text, each.start)]
    if not asked or not starts:
        return {}
    first = min(asked)
    if spoke := [name for number, name in labels.items() if number < first]:
        return dict.fromkeys((number for number, _ in starts), spoke[-1])
    end = report.paragraphs[first].start
    spans = (Span(*match.span()) for match in proper_names().finditer(report.text, 0, end) if " " in match.group())
    names = [name for span in spans if (name := name_at(report.text, span, lexicon())) and name.kind is Kind.PERSON]
    return {number: names[0] for number, _ in starts} if len({name.keys for name in names}) == 1 else {}


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
