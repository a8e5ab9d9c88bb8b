"""Incidents that a report names, with the days that stand with their names and those who are said to have done it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.harm import Sentences
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.parties import can_be_party
from testimonia.read.harm.sentence import Sentence
from testimonia.read.uncounted.clauses import passing, phrase
from testimonia.read.uncounted.lexicon import lexicon
from testimonia.read.uncounted.naming import Name, names, naming

_REACH = 120
"""Code points behind a name, up to the end of its clause, in which its dates stand."""

_BETWEEN = frozenset({Part.OF, Part.NOUN, Part.TIME, Part.PREPOSITION, Part.NUMBER})
"""Groups that may stand between a name and the "by" of those who did it."""


@dataclass(frozen=True, slots=True)
class Named:
    """An incident by its name.

    Args:
        sentence: where it is told.
        name: its name.
        by: the words for who is said to have done it; None if not stated.
        when: the days that stand with the name; None if none do.
    """

    sentence: Span
    name: Name
    by: str | None
    when: DateRange | None


def find_named(sentences: Sentences, periods: Sequence[DateMention]) -> Iterator[Named]:
    """The incidents that a report names, in order; one with several dates is one each."""
    text = sentences.report.text
    for at in passing(sentences, naming().screen):
        sentence = sentences.spans[at]
        for name in names(text, sentence):
            dates = _dates(text, name, sentence, periods)
            by = _by(sentences.analysed(at), name) if text.find(" by ", name.span.end, sentence.end) > 0 else None
            if not dates:
                yield Named(sentence, name, by, None)
            for when in dates if name.several else dates[:1]:
                yield Named(sentence, name, by, when)


def _by(sentence: Sentence, name: Name) -> str | None:
    """The words for who is said to have done it: "the massacre of villagers in Orvek BY THE NORTHERN FRONT"."""
    for at in range(len(sentence.groups)):
        if sentence.start(at) < name.span.end or sentence.part(at) in _BETWEEN or _tells_of_it(sentence, at):
            continue
        agent = at + 1
        is_party = sentence.part(at) is Part.BY and sentence.part(agent) is Part.NOUN and can_be_party(sentence, agent)
        return phrase(sentence, sentence.list_at(agent)) if is_party else None
    return None


def _tells_of_it(sentence: Sentence, at: int) -> bool:
    """Whether a group, or the comma before it, goes on with a name: "Operation Ring, LAUNCHED by the army"."""
    verb = at + 1 if sentence.part(at) is Part.COMMA else at
    return sentence.low(verb) in lexicon().listed("names.telling") and sentence.part(verb) is Part.VERB


def _dates(text: str, named: Name, sentence: Span, periods: Sequence[DateMention]) -> list[DateRange]:
    """The days within a name or right behind it, one after the other."""
    found: list[DateRange] = []
    name, lasting = named.span, named.kind in lexicon().listed("names.lasting")
    end = name.end
    periods = [period for period in periods if not _is_part_of_name(text, period.span, name)]
    for period in periods:
        inside = name.start - 6 <= period.span.start and period.span.start < name.end
        between = text[end : period.span.start] if end <= period.span.start < min(sentence.end, end + _REACH) else None
        behind = between is not None and (_only_joins(between) or (not found and _in_clause(between)))
        if period.dates and (inside or behind):
            found.append(_begun_or_ended(period.dates, between) if lasting and between else period.dates)
            end = max(end, period.span.end)
    return found


def _is_part_of_name(text: str, period: Span, name: Span) -> bool:
    """Whether a time is only a word of a name, and tells no year: "the EASTER Bombings", "Black JANUARY"."""
    inside = name.start <= period.start and period.end <= name.end
    return inside and not any(letter.isdecimal() for letter in period.of(text))


def _begun_or_ended(days: DateRange, between: str) -> DateRange:
    """The days of an incident of which only the first or the last is told: "the war BEGAN in April 1915"."""
    lists = lexicon().lists
    if lists.pattern("uncounted.names.begins").search(between):
        return DateRange(days.start, None, days.words)
    return DateRange(None, days.end, days.words) if lists.pattern("uncounted.names.ends").search(between) else days


def _only_joins(between: str) -> bool:
    """Whether only small words stand between a name and a date of its own."""
    joins = lexicon().listed("names.joins")
    return all(word in joins for word in between.lower().replace(",", " ").split())


def _in_clause(between: str) -> bool:
    """Whether a name and a date stand in one clause: "operation X on the deportation of the villagers in 1991".

    What is told of it right behind a comma belongs to it: "Operation X, LAUNCHED on 4 May".
    """
    told = lexicon().lists.pattern("uncounted.names.telling").match(between.lstrip(", ").lower())
    if told is not None:
        between = between.lstrip(", ")
    return not any(sign in between for sign in ",;:.!?()")
