"""People who are named or described one by one, told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from testimonia.model import Claim, Interval

_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ONE = Interval(1, 1)


def persons_told_apart(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of claims about single persons who cannot be the same: differently named, or differently described.

    A person who is only described ("a man") may be one who is named elsewhere, so the larger of the two groups
    counts and they are never added.
    """
    singles = [claim for claim in claims if claim.count.interval == _ONE]
    named: list[tuple[frozenset[str], str]] = []
    described: dict[str, str] = {}
    for claim in singles:
        name = _name(claim.count.words)
        if not name:
            described.setdefault((claim.victims or claim.count.words).casefold(), claim.id)
        elif not any(name <= other or other <= name for other, _ in named):
            named.append((name, claim.id))
    return max(tuple(claim for _, claim in named), tuple(described.values()), key=len)


def _name(words: str) -> frozenset[str]:
    """The words of a person's name, folded; empty where the words name nobody."""
    parts = _NAME_WORD.findall(words)
    capitals = [part for part in parts if part[0].isupper()]
    is_name = len(capitals) >= 2 and (len(capitals) == len(parts) or not words.isupper())
    return frozenset(part.casefold() for part in capitals) if is_name else frozenset()
