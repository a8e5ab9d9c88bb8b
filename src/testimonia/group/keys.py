"""The keys under which a report is looked up: reports that share none are never compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from testimonia.group.profile import MOST_DAYS, Days, Profile, place_key
from testimonia.matching import Form, Terms, sound, weighted

TERMS = 24
"""The most telling terms of a report that are keys."""

NAMES = 6
"""The most telling of its names that are keys together with the days."""

FORTNIGHT = 14
"""Days in a period; periods overlap by half, so that two days at most a week apart share one."""

ANCHORS = 3
"""Days of a report that are keys: those of its harm, or its own and the first that it states."""


def keys_of(profile: Profile, terms: Terms) -> tuple[int, ...]:
    """The keys of a report: its most telling terms, its place, and names and place together with its days."""
    weights = sorted(weighted(terms), key=lambda item: (-item[1], item[0]))
    telling = [_heard(term, terms.forms[term]) for term, _ in weights[:TERMS]]
    names = [_heard(term, Form.NAME) for term, _ in weights if terms.forms[term] is Form.NAME][:NAMES]
    place = [place_key(profile.where)] if profile.where else []
    periods = sorted({period for days in profile.anchors[:ANCHORS] for period in periods_of(days)})
    dated = [f"{name} {period}" for name in (*names, *place) for period in periods]
    return tuple(sorted({key(word) for word in (*telling, *place, *dated)}))


def _heard(term: str, form: Form) -> str:
    """A term, or what it sounds like if it is a name."""
    return (sound(term) if form is Form.NAME else None) or term


def periods_of(days: Days) -> Iterator[int]:
    """The periods in which a range of days lies; ranges at most a week apart share one. A long range has none."""
    if (days[1] - days[0]).days >= MOST_DAYS:
        return
    start, end = days[0].toordinal(), days[1].toordinal()
    half = FORTNIGHT // 2
    yield from range(start // half - 1, end // half + 1)


def key(word: str) -> int:
    """A word as a number of 64 bits, the same in every process."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
