"""Whom a speaker stands for whose office the text tells beside the name: "the mayor of Bankass, Amadou Guindo"."""

from __future__ import annotations

import re

from testimonia.model import SourceKind
from testimonia.reconcile.sources.names import kind_of, telling_words
from testimonia.reconcile.sources.words import HEADS, OFFICES, OWN, SPOKESPEOPLE, THINGS

REACH, BODY_REACH = 90, 400
"""Code points beside a name in which its office stands, and before it in which the body stands that is spoken for."""


def _any(words: tuple[str, ...] | frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_WORD = r"[\w'’-]{1,20}"
_OFFICE = rf"(?:{_WORD} ){{0,4}}?(?:{_any(OFFICES)})(?: (?:of|for|in) {_WORD}(?: {_WORD}){{0,4}}?)?"
_WHOSE = rf"(?P<whose>the|an?|{_any(OWN)})"
_BEFORE = re.compile(rf"\b{_WHOSE} (?P<office>{_OFFICE}), $", re.IGNORECASE)
_BEHIND = re.compile(rf", {_WHOSE} (?P<office>{_OFFICE})(?=[,.;])", re.IGNORECASE)
_OF_A_BODY = re.compile(rf"(?:{_any(OWN)}) {_OFFICE}\b", re.IGNORECASE)
_NAME = r"[A-Z][\w'’-]{0,19}"
_BODY = re.compile(
    rf"(?:\b[Tt]he (?:[a-z][\w'’-]{{0,19}} ){{0,2}}|\b(?:{_NAME} ){{1,5}})(?i:{_any(HEADS)})\b"
    rf"(?! (?:{_any(THINGS)})\b)(?: (?:of|for) (?:the )?{_NAME}(?: {_NAME}){{0,3}})?"
)


def with_office(name: str, sentence: str) -> str:
    """The name of a speaker with the office that a sentence gives beside it, or of the body for which it is held.

    "Its director, Ann Lowe" and "a spokesman" speak for the body that the sentence names last before them.

    Args:
        name: of the speaker.
        sentence: the passage of a claim.
    """
    start = sentence.find(name)
    if start < 0:
        return name
    if telling_words(name) <= SPOKESPEOPLE or _OF_A_BODY.match(name):
        return _last_body(sentence[:start]) or name
    if kind_of(name) is not SourceKind.PERSON:
        return name
    end = start + len(name)
    found = _BEFORE.search(sentence[max(0, start - REACH) : start]) or _BEHIND.match(sentence[end : end + REACH])
    if found is None:
        return name
    body = _last_body(sentence[:start]) if found["whose"].lower() in OWN else None
    return body or f"{found['office']} {name}"


def _last_body(text: str) -> str | None:
    """The body that a text names last; None if it names none near its end."""
    bodies = [match[0] for match in _BODY.finditer(text, max(0, len(text) - BODY_REACH))]
    return re.sub("^[Tt]he ", "", bodies[-1]) if bodies else None
