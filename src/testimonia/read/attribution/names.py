"""Names: words for somebody, with what they are compared by and what kind of speaker they stand for."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from testimonia.model import Span
from testimonia.read.attribution.lexicon import Lexicon, lexicon

TOKEN = re.compile(r"\w+(?:[.&/-]\w+)*")

CAPITAL = r"(?:(?:[A-Z][a-z]{0,2}\.)+(?=[^\S\n][A-Z])|[A-Z][\w-]*(?:['’]s)?)"
"""A word with a capital, or an initial before one."""

_GAP = r"[^\S\n]"
"""What stands between the words of a name; names do not go on in the next line."""

_LONGEST_PERSON = 4
"""Most words of a person's name."""


class Kind(StrEnum):
    """What a speaker is, as far as the words tell."""

    BODY = "body"
    PERSON = "person"
    PEOPLE = "people"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Name:
    """Words for somebody, with what they are compared by.

    Args:
        span: where they stand.
        keys: their folded words without articles and links.
        head: the word that says what they are ("ministry" in "Ministry of Justice").
        kind: what they stand for.
    """

    span: Span
    keys: tuple[str, ...]
    head: str
    kind: Kind


@functools.cache
def proper_names() -> re.Pattern[str]:
    """Runs of words with capitals, with the small words inside names: "Ministry of Justice", "Abu al Hassan"."""
    links = "|".join(sorted(lexicon()["inside_names"]))
    return re.compile(rf"{CAPITAL}(?:{_GAP}(?:{links})(?:{_GAP}the)?(?={_GAP}[A-Z])|{_GAP}{CAPITAL})*")


def name_at(text: str, span: Span, words: Lexicon) -> Name | None:
    """The name in a stretch of text, without a leading article; None where nothing is left of it."""
    tokens = [(m.group().casefold(), m.start()) for m in TOKEN.finditer(text, span.start, span.end)]
    first = next((k for k, (token, _) in enumerate(tokens) if token not in words["before_names"]), None)
    if first is None:
        return None
    span = Span(tokens[first][1], span.end)
    folded = [token for token, _ in tokens[first:]]
    keys = tuple(token for token in folded if token not in words["keyless"] and len(token) > 1)
    if not keys:
        return None
    head = _head(folded, words)
    article = first > 0 and tokens[0][0] in words["articles"]
    return Name(span, keys, head, _kind(span.of(text), keys, head, words, article=article))


def _head(tokens: Sequence[str], words: Lexicon) -> str:
    """The last word before "of", "for" and the like."""
    for position, token in enumerate(tokens[1:], start=1):
        if token in words["after_heads"]:
            return tokens[position - 1]
    return tokens[-1]


def _kind(raw: str, keys: Sequence[str], head: str, words: Lexicon, *, article: bool) -> Kind:
    if head in words["bodies"] or head in words["records"] or (len(keys) == 1 and raw.isupper() and len(raw) > 1):
        return Kind.BODY
    if head in words["persons"] or any(key in words["titles"] or key in words["persons"] for key in keys[:-1]):
        return Kind.PERSON
    if head.endswith("s") and not raw[-len(head) :][:1].isupper():
        return Kind.PEOPLE
    if any(key in words["bodies"] for key in keys):
        return Kind.BODY
    capitals = 2 <= len(keys) <= _LONGEST_PERSON and all(part[:1].isupper() for part in raw.split())
    if not capitals or "'" in raw or "’" in raw:
        return Kind.OPEN
    return Kind.BODY if article else Kind.PERSON
