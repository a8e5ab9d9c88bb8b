"""The filters with which the templates of the review room write values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from testimonia.model import Count, Where
from testimonia.publish.words import count_words, figure_words, said_by, when_words, where_words


def number(value: int | None) -> str:
    """A whole number with its thousands divided."""
    return "–" if value is None else f"{value:,}"


def persons(count: Count) -> str:
    """A count as said."""
    return count_words(count.low, count.high)


def where(place: Where | None) -> str:
    """A place; one that no gazetteer knows is marked, for a person may know better."""
    known = where_words(place)
    return f"{known} (in no gazetteer)" if place and not place.gazetteer_id else known


def plain(code: object) -> str:
    """A code in plain words."""
    return str(code).replace("_", " ")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "number": number,
    "persons": persons,
    "interval": figure_words,
    "when": when_words,
    "where": where,
    "said_by": said_by,
    "plain": plain,
}
