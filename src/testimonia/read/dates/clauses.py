"""Clauses: the stretches of a sentence that each tell one happening, as far as its small words show."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.languages import alternatives, words

_COUNTED = 40
"""Code points before "after" in which a distance stands: "twenty-two weeks after"."""

_DISTANCES = ("D", "W", "M", "Y")


@dataclass(frozen=True, slots=True)
class Distance:
    """How long after another happening something happened.

    Args:
        count: number of units; negative where it happened before the other.
        unit: "D" days, "W" weeks, "M" months, "Y" years.
        span: the words that say so: "two days after".
    """

    count: int
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence.

    Args:
        span: where it stands.
        is_aside: True for a clause that only adds to its neighbour: "which reported in 1920", "two of them women".
        distance: how long after what this clause tells its main clause happened: "two days after a bomb had
            exploded"; None where no such words introduce it.
    """

    span: Span
    is_aside: bool
    distance: Distance | None = None


def clauses(low: str, sentence: Span) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; an aside ends at the next comma, and the sentence goes on after it.

    Args:
        low: the stored text, folded to lower case.
        sentence: the stretch to divide.
    """
    found: list[Clause] = []
    start, is_aside, distance = sentence.start, False, None
    for match in _boundary().finditer(low, sentence.start, sentence.end):
        kind = match.lastgroup
        if kind == "comma" and not is_aside and distance is None:
            continue
        if match.start() > start:
            found.append(Clause(Span(start, match.start()), is_aside, distance))
        start, is_aside = match.end(), kind == "aside"
        distance = _distance(low, found[-1].span, match.end()) if kind == "main" and found else None
    if sentence.end > start:
        found.append(Clause(Span(start, sentence.end), is_aside, distance))
    return tuple(found)


def clause_at(found: Sequence[Clause], offset: int) -> int:
    """Index of the clause at an offset, or of the last one before it; 0 before the first."""
    return max(0, bisect_right(found, offset, key=lambda clause: clause.span.start) - 1)


def _distance(low: str, before: Span, offset: int) -> Distance | None:
    """The distance that the words before "after" state: "a day after", "two weeks before"."""
    turn = _turn().match(low, offset)
    found = turn and _counted().search(low, max(before.start, before.end - _COUNTED), before.end)
    if not turn or not found:
        return None
    table = words("en", "dates")
    unit = table["units"][found.group(2)]
    if unit not in _DISTANCES:
        return None
    count = found.group(1)
    number = int(count) if count.isdecimal() else table["numbers"].get(count, 1)
    is_later = turn.group() in table["clauses"]["later"]
    return Distance(number if is_later else -number, unit, Span(found.start(), turn.end()))


@functools.cache
def _turn() -> re.Pattern[str]:
    table = words("en", "dates")["clauses"]
    return re.compile(rf"(?:{alternatives((*table['later'], *table['earlier']))})\b")


@functools.cache
def _counted() -> re.Pattern[str]:
    table = words("en", "dates")
    numbers, units = alternatives((*table["numbers"], "a", "an", "the")), alternatives(table["units"])
    return re.compile(rf"\b({numbers}|\d{{1,3}})\s+({units})\s*\Z")


@functools.cache
def _boundary() -> re.Pattern[str]:
    """What divides clauses: marks, and a comma or a space before certain words."""
    listed = {name: alternatives(found) for name, found in words("en", "dates")["clauses"].items()}
    numbered = rf"(?:[\w’'-]+\s){{1,4}}of\s(?:{listed['members']})\b"
    aside = rf"\s?\((?=[^()\n]{{25}})|,\s(?=(?:{listed['aside']})\b|{numbered})"
    table = words("en", "dates")
    number = (
        rf"(?:\d+(?!\d*\s(?:{alternatives(table['months'])})\b)(?!\d{{3}}\b)|(?:{alternatives(table['numbers'])})\b)"
    )
    coordinate = rf",\s(?=(?:{listed['coordinate']})\b|{number})"
    subordinate = rf",?\s(?=(?:{listed['subordinate']})\b(?!\s(?:{listed['no_clause']})\b))"
    main = rf"[;—]\s?|:\s|\s[–-]{{1,2}}\s|{coordinate}|{subordinate}"
    comma = r",\s|(?<=[^()\n]{25})\)\s?"
    return re.compile(rf"(?=[\s,;:—()])(?:(?P<aside>{aside})|(?P<main>{main})|(?P<comma>{comma}))")
