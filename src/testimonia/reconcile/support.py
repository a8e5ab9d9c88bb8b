"""Which of the numbers stated has the most support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from testimonia.model import Interval, Source
from testimonia.reconcile.testimony import Testimony

MOST_COMPARED = 200
"""Numbers compared: those stated most often; a bound keeps the work linear."""


def most_supported(current: Sequence[Testimony]) -> int:
    """The number with the most support among the numbers that sources state.

    A source supports a number that lies in its interval: its own lower end fully, any other half as much. A count of
    people of one kind alone says of all of them only that there are at least as many: it supports its own number and
    all larger ones half as much. In this order: more sources that are named and do not quote each other in a circle,
    more sources of any kind, more reports, the later report, the smaller number.
    """
    stated = Counter(end for testimony in current for end in testimony.interval.known_ends)
    often = sorted(stated, key=lambda number: (-stated[number], number))[:MOST_COMPARED]
    return max(often, key=lambda number: _support(number, current))


def _support(number: int, current: Sequence[Testimony]) -> tuple[float, float, float, date, int]:
    weights = [(testimony, _weight(number, testimony)) for testimony in current]
    supporting = [testimony for testimony, weight in weights if weight]
    return (
        sum(weight for testimony, weight in weights if _decides(testimony.source)),
        sum(weight for _, weight in weights),
        sum(weight * len(testimony.documents) for testimony, weight in weights),
        max((testimony.published or date.min for testimony in supporting), default=date.min),
        -number,
    )


def _decides(source: Source) -> bool:
    """Whether a source is one of those that come first: quoted by name, and not by those whom it quotes."""
    return source.may_be_independent and not source.own_voice


def _weight(number: int, testimony: Testimony) -> float:
    """How much a testimony supports a number."""
    lowest = testimony.interval.known_ends[0]
    if testimony.of_one_kind:
        return 0.5 if number >= lowest else 0.0
    if number == lowest:
        return 1.0
    return 0.5 if Interval(number, number).overlaps(testimony.interval) else 0.0
