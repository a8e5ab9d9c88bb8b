"""The keys under which a report is looked up: reports that share none are never compared."""

from __future__ import annotations

import hashlib

from testimonia.group.calendar import periods_of, places_of
from testimonia.group.profile import Profile
from testimonia.matching.sound import sound
from testimonia.matching.terms import Form, Terms
from testimonia.matching.vectors import weighted

TERMS = 24
"""The most telling terms of a report that are keys."""

NAMES = 6
"""The most telling of its names that are keys together with the days."""

ANCHORS = 3
"""Days of a report that are keys: those of its harm, or its own and the first that it states."""


def keys_of(profile: Profile, terms: Terms) -> tuple[int, ...]:
    """The keys of a report: its most telling terms, its place, and names and place together with its days."""
    weights = sorted(weighted(terms), key=lambda item: (-item[1], item[0]))
    telling = [heard(term, terms.forms[term]) for term, _ in weights[:TERMS]]
    names = [heard(term, Form.NAME) for term, _ in weights if terms.forms[term] is Form.NAME][:NAMES]
    places = places_of(profile.where) if profile.where else []
    periods = sorted({period for days in profile.anchors[:ANCHORS] for period in periods_of(days)})
    dated = [f"{name} {period}" for name in (*names, *places) for period in periods]
    return tuple(sorted({key(word) for word in (*telling, *places[:1], *dated)}))


def heard(term: str, form: Form) -> str:
    """A term, or what it sounds like if it is a name."""
    return (sound(term) if form is Form.NAME else None) or term


def key(word: str) -> int:
    """A word as a number of 64 bits, the same in every process."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
