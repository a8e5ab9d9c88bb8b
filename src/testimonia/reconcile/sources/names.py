"""How speakers are called: what of a name tells who speaks, and what kind of speaker it is."""

from __future__ import annotations

import functools
import re
import unicodedata

from testimonia.model import SourceKind
from testimonia.reconcile.sources.words import (
    ENDINGS,
    HEADS,
    ISSUED,
    MOUTHPIECES,
    MOUTHPIECES_BEHIND,
    PHRASES,
    SMALL,
    SPELLINGS,
    UNNAMED,
)

_SPEAKS = "|".join(map(re.escape, sorted(MOUTHPIECES, key=len, reverse=True)))
_SPEAKS_BEHIND = "|".join(map(re.escape, MOUTHPIECES_BEHIND))
_OFFICE_OF = re.compile(
    rf"^(?:an? |the |its |his |her |their )?(?:\w+ )?(?:{_SPEAKS}) (?:of|for|from|at|in|by|with) (?:the )?",
    re.IGNORECASE,
)
_OFFICE_TAIL = re.compile(rf"(?:['’]s?)? (?:senior |chief )?(?:{_SPEAKS}|{_SPEAKS_BEHIND})\b.*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LONGEST_PHRASE = max(map(len, PHRASES))
_SHORTEST_STEM = 4
"""Letters that an adjective must share with a country's name."""


def office(name: str) -> str:
    """The body or person for whom a mouthpiece speaks: "a spokesman for the Red Crescent" is the Red Crescent."""
    body = _OFFICE_OF.sub("", name)
    cut = _OFFICE_TAIL.sub("", body).strip()
    words = [word.casefold() for word in _WORD.findall(cut)]
    tail = _WORD.search(body, len(cut))
    if set(words) <= SMALL | UNNAMED or (tail and (words[-1], tail[0].casefold()) in PHRASES):
        return body  # "various sources" speak for nobody, and a "General Staff" for itself
    return cut


@functools.lru_cache(maxsize=2**16)
def telling_words(name: str) -> frozenset[str]:
    """The words of a name that tell who speaks, folded to one spelling; all of its words where none does."""
    words = [SPELLINGS.get(word, word) for word in _folded(office(name))]
    return frozenset(word for word in words if word not in SMALL) or frozenset(words)


def same_word(first: str, second: str) -> bool:
    """Whether two words differ by no more than the ending of an adjective: "Azerbaijan" and "Azerbaijani"."""
    short, long = sorted((first, second), key=len)
    return first == second or (
        len(short) >= _SHORTEST_STEM and long.startswith(short) and long[len(short) :] in ENDINGS
    )


def names_overlap(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two names, as telling words, share a word."""
    return any(same_word(word, other) for word in first for other in second)


@functools.lru_cache(maxsize=2**16)
def is_named(name: str) -> bool:
    """Whether a name tells which body or person speaks."""
    words = _WORD.findall(office(name))
    telling = [word for word in words if word.casefold() not in SMALL]
    if not telling:
        return False
    # The first word may have its capital from the start of a sentence.
    has_proper_name = any(word[0].isupper() for word in telling[1:])
    return has_proper_name or not any(word.casefold() in UNNAMED for word in telling)


def is_issued(name: str) -> bool:
    """Whether the words are for something that a speaker issues ("the communique"), and not for the speaker."""
    telling = [word for word in _folded(name) if word not in SMALL]
    return bool(telling) and " ".join(telling) in ISSUED


def is_head(name: str) -> bool:
    """Whether the words are a body's name cut short: "the ministry"."""
    words = telling_words(name)
    return len(words) == 1 and words <= HEADS


@functools.lru_cache(maxsize=2**16)
def kind_of(name: str) -> SourceKind:
    """The kind of source that the words of a name tell; the longest phrase decides."""
    words = tuple(_folded(office(name)))
    for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        found = [words[start : start + length] for start in range(len(words) - length + 1)]
        kinds = {PHRASES[phrase] for phrase in found if phrase in PHRASES}
        if kinds:
            return min(kinds, key=_RANK.__getitem__)
    if not is_named(name):
        return SourceKind.UNNAMED
    return SourceKind.PERSON if _is_persons_name(name) else SourceKind.OTHER


_RANK = {kind: rank for rank, kind in enumerate(dict.fromkeys(reversed(PHRASES.values())))}
"""Kinds in the order of `kinds.toml`."""


def initials(name: str) -> str:
    """The first letters of the capitalised words of a name, folded: "apa" for Antilles Press Agency."""
    return "".join(word[0] for word in _WORD.findall(office(name)) if word[0].isupper()).casefold()


def acronyms(name: str) -> frozenset[str]:
    """The words of a name that are written in capitals, folded."""
    return frozenset(word.casefold() for word in _WORD.findall(name) if len(word) > 1 and word.isupper())


def _is_persons_name(name: str) -> bool:
    words = [word for word in _WORD.findall(office(name)) if word.casefold() not in SMALL]
    return len(words) in (2, 3) and all(word[0].isupper() for word in words)


@functools.lru_cache(maxsize=2**16)
def _folded(name: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter)).casefold()
    return tuple(_WORD.findall(plain.replace("’s", " ").replace("'s", " ")))
