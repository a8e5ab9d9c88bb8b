"""Names of incidents: a head ("massacre", "siege", "operation") with a name, a place or a year beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from testimonia.model import DateMention, DateRange, Span
from testimonia.read.report import Report
from testimonia.read.uncounted.lexicon import lexicon, sentences_with

_REACH = 120
"""Code points behind a name, up to the end of its clause, in which its dates stand."""


@dataclass(frozen=True, slots=True)
class Named:
    """An incident by its name.

    Args:
        sentence: where it is told.
        span: the words of the name.
        kind: what its head says that it was, in the text's words.
        when: the days that stand with the name; None if none do.
    """

    sentence: Span
    span: Span
    kind: str
    when: DateRange | None


def find_named(report: Report, periods: Sequence[DateMention]) -> Iterator[Named]:
    """The incidents that a report names, in order; one with several dates is one each."""
    for sentence in sentences_with(report, lexicon().heads):
        taken: list[Span] = []
        for span, head in sorted(_names(report.text, sentence), key=lambda found: (found[0].start, -found[0].end)):
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            kind = lexicon().kinds.get(" ".join(head.lower().split()), "operation")
            dates = _dates(report.text, span, sentence, periods)
            many = head.lower().endswith("s") and len(dates) > 1
            if not dates:
                yield Named(sentence, span, kind, None)
            for when in dates if many else dates[:1]:
                yield Named(sentence, span, kind, when)


def _names(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    for pattern in lexicon().named:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            groups = match.groupdict()
            name = groups.get("name") or ""
            start = match.start()
            first = name.split()[0].lower() if name else ""
            if name and first in lexicon().no_names:
                if len(name.split()) == 1:
                    continue
                start = match.start("name") + len(name.split()[0]) + 1 if match.start("name") == start else start
            yield Span(start, match.end()), groups["head"]


def _dates(text: str, name: Span, sentence: Span, periods: Sequence[DateMention]) -> list[DateRange]:
    """The days within a name or right behind it, one after the other."""
    found: list[DateRange] = []
    end = name.end
    for period in periods:
        inside = name.start - 6 <= period.span.start and period.span.start < name.end
        between = text[end : period.span.start] if end <= period.span.start < min(sentence.end, end + _REACH) else None
        behind = between is not None and (_only_joins(between) or (not found and _in_clause(between)))
        if period.dates and (inside or behind):
            found.append(period.dates)
            end = max(end, period.span.end)
    return found


def _only_joins(between: str) -> bool:
    """Whether only small words stand between a name and a date of its own."""
    return all(
        word in ("in", "on", "of", "and", "from", "during", "the", "at", "late", "early")
        for word in between.lower().replace(",", " ").split()
    )


def _in_clause(between: str) -> bool:
    """Whether a name and a date stand in one clause: "operation X on the deportation of the villagers in 1991"."""
    return not any(sign in between for sign in ",;:.!?()")
