"""Values in plain words, for the pages of the review room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from testimonia.model import Claim, Count, DateRange, Figure, Where


def number(value: int | None) -> str:
    """A whole number with its thousands divided."""
    return "–" if value is None else f"{value:,}"


def persons(count: Count) -> str:
    """A count as said."""
    low, high = count.low, count.high
    if low is not None and low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def interval(figure: Figure | None) -> str:
    """A figure as low – best – high."""
    if figure is None:
        return "·"
    values = [f"{end:,}" for end in (figure.low, figure.best, figure.high) if end is not None]
    return values[0] if len(set(values)) == 1 else " – ".join(values)


def when(days: DateRange | None) -> str:
    """Some days, with what was inferred marked."""
    if days is None or (days.start is None and days.end is None):
        return "not stated"
    if days.is_day:
        shown = str(days.start)
    elif days.start and days.end:
        shown = f"{days.start} to {days.end}"
    else:
        shown = f"from {days.start}" if days.start else f"until {days.end}"
    return f"{shown} (inferred)" if days.inferred else shown


def where(place: Where | None) -> str:
    """A place as its words, its name and its country."""
    if place is None:
        return "not stated"
    name = place.name or place.words
    known = f"{name}, {place.country}" if place.country and place.country != name else name
    return known if place.gazetteer_id else f"{known} (in no gazetteer)"


def said_by(claim: Claim) -> str:
    """The chain of speakers, outermost first."""
    return " › ".join(speaker.name for speaker in claim.said_by) or "the report itself"


def plain(code: object) -> str:
    """A code in plain words."""
    return str(code).replace("_", " ")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "number": number,
    "persons": persons,
    "interval": interval,
    "when": when,
    "where": where,
    "said_by": said_by,
    "plain": plain,
}
