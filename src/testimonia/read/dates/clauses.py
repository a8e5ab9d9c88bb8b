"""Clauses: the stretches of a sentence that each tell one happening, as far as its small words show."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from testimonia.model import Span
from testimonia.read.languages import alternatives, words

_COUNTED = 40
"""Code points before "after" in which a distance stands: "twenty-two weeks after"."""

_TIME = 35
"""Code points of the longest time with which a sentence opens: "Since the end of September 2001"."""

_YEAR = r"(?:1[5-9]|20)\d\d\b"

_DISTANCES = ("D", "W", "M", "Y")


@dataclass(frozen=True, slots=True)
class Distance:
    """How long after another happening something happened.

    Args:
        count: number of units; negative where it happened before the other; None for "in the days after".
        unit: "D" days, "W" weeks, "M" months, "Y" years.
        span: the words that say so: "two days after".
    """

    count: int | None
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
        resumes: True where the clause before an aside goes on: "nine people, two of them women, *in Orvale*".
        is_part: True for an aside that tells of a part of the people of its neighbour: "two of them women".
    """

    span: Span
    is_aside: bool
    distance: Distance | None = None
    resumes: bool = False
    is_part: bool = False


def clauses(low: str, sentence: Span) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order; an aside ends at the next comma, and the sentence goes on after it.

    Args:
        low: the stored text, folded to lower case.
        sentence: the stretch to divide.
    """
    found: list[Clause] = []
    opened = Clause(Span(sentence.start, sentence.end), is_aside=False)
    for match in _boundary().finditer(low, sentence.start, sentence.end):
        kind = match.lastgroup
        if kind == "comma" and not opened.is_aside and opened.distance is None:
            continue
        if kind == "main" and not found and _is_time_before_count(low, opened.span.start, match):
            continue
        if match.start() > opened.span.start:
            found.append(replace(opened, span=Span(opened.span.start, match.start())))
        if match.end() >= sentence.end:
            return tuple(found)
        opened = Clause(
            span=Span(match.end(), sentence.end),
            is_aside=kind in ("aside", "part") or (kind == "main" and _is_of_a_time(low, found, sentence, match.end())),
            distance=_distance(low, found[-1].span, match.end()) if kind == "main" and found else None,
            resumes=kind == "comma" and opened.is_aside,
            is_part=kind == "part",
        )
    if sentence.end > opened.span.start:
        found.append(opened)
    return tuple(found)


def _is_time_before_count(low: str, start: int, boundary: re.Match[str]) -> bool:
    """Whether before a number only the time stands with which the sentence opens: "In May, *55 bodies* were found"."""
    is_number = low.startswith(",", boundary.start()) and _count().match(low, boundary.end()) is not None
    return is_number and boundary.start() - start <= _TIME and _since().match(low, start) is not None


def _is_of_a_time(low: str, found: Sequence[Clause], sentence: Span, offset: int) -> bool:
    """Whether a clause only says what time it is that opens the sentence: "Since May, *when 60 died*, the state"."""
    if len(found) != 1 or found[0].span.start != sentence.start or not _when().match(low, offset):
        return False
    opened = found[0].span
    return opened.end - opened.start <= _TIME and _since().match(low, opened.start) is not None


def pieces(found: Sequence[Clause], index: int) -> tuple[int, ...]:
    """Indexes of the other pieces of a clause that asides divide, and of the clause whose people an aside divides."""
    first = index
    while first and (found[first].resumes or found[first].is_part or (found[first].is_aside and first < index)):
        first -= 1
    if found[first].is_aside:
        return ()
    last = first + 1
    while last < len(found) and (found[last].is_aside or found[last].resumes):
        last += 1
    return tuple(place for place in range(first, last) if place != index and not found[place].is_aside)


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
    count, span = found.group(1), Span(found.start(), turn.end())
    if count == "the" and found.group(2).endswith("s"):
        return Distance(None, unit, span)
    number = int(count) if count.isdecimal() else table["numbers"].get(count, 1)
    is_later = turn.group() in table["clauses"]["later"]
    return Distance(number if is_later else -number, unit, span)


@functools.cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"\d|(?:{alternatives(words('en', 'dates')['numbers'])})\b")


@functools.cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('en', 'dates')['clauses']['of_a_time'])})\b")


@functools.cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('en', 'dates')['clauses']['opens_with_time'])})\s")


@functools.cache
def _turn() -> re.Pattern[str]:
    table = words("en", "dates")["clauses"]
    return re.compile(rf"(?:{alternatives((*table['later'], *table['earlier']))})\b")


@functools.cache
def _counted() -> re.Pattern[str]:
    table = words("en", "dates")
    numbers, units = alternatives((*table["numbers"], "a", "an", "the")), alternatives(table["units"])
    return re.compile(rf"(?<!\bto\s)\b({numbers}|\d{{1,3}})\s+({units})\s*\Z")


@functools.cache
def _boundary() -> re.Pattern[str]:
    """What divides clauses: marks, and a comma or a space before certain words."""
    listed = {name: alternatives(found) for name, found in words("en", "dates")["clauses"].items()}
    numbered = r"(?:[\w’'-]+\s){1,4}of\s"
    aside = rf"\s?\((?=[^()\n]{{25}})|,\s(?=(?:{listed['aside']})\b|{numbered}(?:{listed['owners']})\b)"
    part = rf",\s(?=(?:{listed['part']})\b|{numbered}(?:{listed['members']})\b)"
    table = words("en", "dates")
    in_figures = rf"(?!{_YEAR}|\d\d?,)\d+(?!\d*\s(?:{alternatives(table['months'])})\b)"  # no year, age or day
    number = rf"(?:{in_figures}|(?:{alternatives(table['numbers'])})\b)"
    coordinate = rf",\s(?=(?:{listed['coordinate']})\b|{number})"
    in_date = "".join(
        rf"(?<!{re.escape(words_of)})" for words_of in words("en", "dates")["clauses"]["no_clause_behind"]
    )
    subordinate = rf"{in_date},?\s(?=(?:{listed['subordinate']})\b(?!\s(?:{listed['no_clause']})\b))"
    violent = alternatives((*table["happenings"]["violent"], *table["clauses"]["deadly"]))
    relative = rf"\s(?=(?:{listed['relative']})\s(?:(?:has|had|have)\s)?(?:{violent})\b)"
    relative += rf"|\s(?=(?:{listed['relative_of']})\s)"
    main = rf"[;—]\s?|:\s|\s[–-]{{1,2}}\s|{coordinate}|{subordinate}|{relative}"
    comma = r",\s|(?<=[^()\n]{25})\)\s?"
    return re.compile(rf"(?=[\s,;:—()])(?:(?P<part>{part})|(?P<aside>{aside})|(?P<main>{main})|(?P<comma>{comma}))")
