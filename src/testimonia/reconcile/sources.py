"""Who a count really comes from: the innermost speaker, not the outlet that carries it.

Source:
    Every Casualty Worldwide, Standards for Casualty Recording: corroboration needs sources that are independent
    of one another; fifty outlets that quote one ministry are one source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from testimonia.model import Claim, Document
from testimonia.reconcile.words import SMALL, UNNAMED

OWN_VOICE = "report of "
"""Begins the key of a source that is a report's own voice."""

_OFFICE_OF = re.compile(
    r"^(?:an? |the |its |his )?(?:senior |chief |deputy |official |military |police )*"
    r"(?:spokes(?:man|woman|person|people)|statement|representatives?|officials?|sources?|members?|staff) "
    r"(?:of|for|from|at|in|by|with) (?:the )?",
    re.IGNORECASE,
)
_OFFICE_TAIL = re.compile(
    r"(?:['’]s)? (?:senior |chief )?(?:spokes(?:man|woman|person)|statement|officials?|sources?|officers?)\b.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A primary source.

    Args:
        key: the same for every way in which the documents name it.
        name: its fullest name.
        named: False for "various sources", "witnesses", "an official": recorded, but no independent source.
        own_voice: True where a report states the count itself.
    """

    key: str
    name: str
    named: bool
    own_voice: bool = False


def primary_sources(claims: Iterable[Claim], documents: Mapping[str, Document]) -> dict[str, Source]:
    """The primary source of each claim, by claim id.

    Args:
        claims: of one incident.
        documents: the documents of these claims, by id.
    """
    claims = list(claims)
    names = sorted({claim.said_by[-1].name for claim in claims if claim.said_by}, key=lambda name: (-len(name), name))
    merged: dict[str, str] = {}
    for name in names:
        merged[name] = next((full for full in merged.values() if _same(name, full)), name)
    return {claim.id: _source_of(claim, documents[claim.document], merged) for claim in claims}


def _source_of(claim: Claim, document: Document, merged: Mapping[str, str]) -> Source:
    if claim.said_by:
        full = merged[claim.said_by[-1].name]
        return Source(" ".join(sorted(_tokens(full))) or full.casefold(), full, named=_is_named(full))
    outlet = document.outlet or document.label
    return Source(OWN_VOICE + outlet.casefold(), outlet, named=document.outlet is not None, own_voice=True)


def _same(short: str, full: str) -> bool:
    """Whether two ways of naming a speaker name one: all words of the shorter stand in the fuller."""
    few, many = _tokens(short), _tokens(full)
    return bool(few) and few <= many and (len(few) > 1 or _is_named(short) == _is_named(full))


def _tokens(name: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", _OFFICE_TAIL.sub("", _OFFICE_OF.sub("", name)))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter)).casefold()
    words = re.findall(r"\w+", plain)
    return frozenset(word for word in words if word not in SMALL) or frozenset(words)


def _is_named(name: str) -> bool:
    """Whether a name tells which body or person speaks."""
    words = re.findall(r"[^\W_]+", _OFFICE_TAIL.sub("", _OFFICE_OF.sub("", name)))
    telling = [word for word in words if word.casefold() not in SMALL]
    if not telling:
        return False
    # The first word may have its capital from the start of a sentence.
    has_proper_name = any(word[0].isupper() for word in telling[1:])
    return has_proper_name or not any(word.casefold() in UNNAMED for word in telling)
