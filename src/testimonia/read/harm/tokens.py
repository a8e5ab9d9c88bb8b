"""A sentence as a row of tokens: people, words of harm, small words, verbs, marks, and other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.counts import People
from testimonia.read.harm.forms import Form
from testimonia.read.harm.grammar import MARKS, Grammar, Part, Verb
from testimonia.read.harm.lexicon import Frame, Lexicon, Sense

_WORD = re.compile(r"[^\W_]+(?:[-'’.·][^\W_]+)*|[^\w\s]")
_LONGEST_ABBREVIATION = 4
"""Letters before a full stop that ends no sentence although a capital follows ("Gen. Ortiz")."""
_OWN_NOUNS = frozenset({Frame.COUNTED, Frame.EVENT, Frame.CASUALTY})
_MOST_AGES = 12
"""Most tokens of a list of ages."""


@dataclass(frozen=True, slots=True)
class Token:
    """One item of a sentence: a word, a fixed phrase, the words for some people, or a mark.

    Args:
        part: what it does.
        start, end: where it stands in the text.
        low: its words in lower case.
        senses: the ways its words of harm may be meant; of people, what their own noun or adjective says of
            them ("36 deaths", "three wounded men").
        verb: the verb that it is a form of, if it can be one.
        people: the people.
        capital: whether it is written with a capital where that tells something.
    """

    part: Part
    start: int
    end: int
    low: str
    senses: tuple[Sense, ...] = ()
    verb: Verb | None = None
    people: People | None = None
    capital: bool = False


_Words = list[tuple[int, int, str]]


def tokens_of(
    text: str, sentence: Span, people: Sequence[People], lexicon: Lexicon, grammar: Grammar
) -> tuple[Token, ...]:
    """The tokens of a sentence, in order.

    Args:
        text: the stored text.
        sentence: the stretch to divide.
        people: the people in it, in order, none overlapping another.
        lexicon: the words of harm.
        grammar: small words and verbs.
    """
    row = [
        (match.start(), match.end(), match.group().lower().replace("’", "'"))
        for match in _WORD.finditer(text, sentence.start, sentence.end)
    ]
    shouting = text[sentence.start : sentence.end].isupper()
    found: list[Token] = []
    waiting = list(reversed(people))
    at = 0
    while at < len(row):
        start, end, _ = row[at]
        while waiting and waiting[-1].span.end <= start:
            waiting.pop()
        if waiting and waiting[-1].span.start < end:
            token, at = _people(row, at, waiting.pop(), lexicon)
        else:
            limit = waiting[-1].span.start if waiting else sentence.end
            token, at = _word(row, at, limit, lexicon, grammar, capital=not shouting and text[start].isupper())
        if token.part is not Part.STOP or _stops(text, token, found):
            found.append(token)
    return tuple(found)


def _stops(text: str, token: Token, before: Sequence[Token]) -> bool:
    """Whether a mark ends a sentence, and no abbreviation."""
    if token.low != "." or not before:
        return True
    follows = text[token.end : token.end + 2].strip()
    return not follows or (follows.isupper() and len(before[-1].low) > _LONGEST_ABBREVIATION)


def _people(row: _Words, at: int, people: People, lexicon: Lexicon) -> tuple[Token, int]:
    inside: list[str] = []
    while at < len(row) and row[at][0] < people.span.end:
        inside.append(row[at][2])
        at += 1
    own = [_own_senses(inside, first, lexicon) for first in range(len(inside))]
    senses = () if None in own else tuple(sense for found in own if found for sense in found)
    end = max(people.span.end, row[at - 1][1])
    return Token(Part.PEOPLE, people.span.start, end, " ".join(inside), senses, people=people), at


def _own_senses(inside: Sequence[str], first: int, lexicon: Lexicon) -> tuple[Sense, ...] | None:
    """What a word of counted people says of them: their noun, or an adjective before the noun.

    None where it begins a harmless phrase ("the upper body"): then nothing is said of them.
    """
    for entry in lexicon.entries.get(inside[first], ()):
        if tuple(inside[first : first + len(entry.words)]) == entry.words:
            if not entry.senses:
                return None
            last = first + len(entry.words) == len(inside)
            return tuple(sense for sense in entry.senses if _says_of_own(sense, last=last))
    return ()


def _says_of_own(sense: Sense, *, last: bool) -> bool:
    if sense.particle:
        return False
    if sense.frame is Frame.ACT:
        return Form.PARTICIPLE in sense.forms
    return sense.frame is Frame.STATE or (last and sense.frame in _OWN_NOUNS)


def _word(row: _Words, at: int, limit: int, lexicon: Lexicon, grammar: Grammar, *, capital: bool) -> tuple[Token, int]:
    start, end, low = row[at]
    time = grammar.parts.get(low) is Part.TIME
    for entry in lexicon.entries.get(low, ()):
        last = at + len(entry.words) - 1
        if not (time and last == at) and _matches(row, at, last, limit, entry.words):
            part = Part.HARM if entry.senses else Part.WORD
            verb = grammar.verbs.get(low) if last == at else None
            return Token(
                part, start, row[last][1], " ".join(entry.words), entry.senses, verb, capital=capital
            ), last + 1
    for phrase, part in grammar.phrases.get(low, ()):
        last = at + len(phrase) - 1
        if _matches(row, at, last, limit, phrase):
            return Token(part, start, row[last][1], " ".join(phrase)), last + 1
    if low in grammar.aged and (last := _last_of_ages(row, at, limit, grammar)) > at:
        return Token(Part.ADVERB, start, row[last][1], low), last + 1
    return _single(start, end, low, grammar, capital=capital), at + 1


def _last_of_ages(row: _Words, at: int, limit: int, grammar: Grammar) -> int:
    """Index of the last age behind "aged": of "ages 8, 6 and 3" that of "3"; `at` itself where no age follows."""
    last = at
    for k in range(at + 1, min(at + _MOST_AGES, len(row))):
        low = row[k][2]
        if row[k][1] > limit or not (low.isdecimal() or grammar.parts.get(low) in (Part.AND, Part.TO) or low in ",;-–"):
            break
        if low.isdecimal():
            last = k
    return last


def _matches(row: _Words, at: int, last: int, limit: int, phrase: Sequence[str]) -> bool:
    return last < len(row) and row[last][1] <= limit and all(row[at + i][2] == word for i, word in enumerate(phrase))


def _single(start: int, end: int, low: str, grammar: Grammar, *, capital: bool) -> Token:
    known = grammar.parts.get(low) or MARKS.get(low)
    verb = grammar.verbs.get(low)
    if known:
        return Token(known, start, end, low, verb=verb, capital=capital)
    if verb:
        return Token(Part.VERB, start, end, low, verb=verb, capital=capital)
    if low[0].isdecimal() and not low.endswith("-old"):
        return Token(Part.NUMBER, start, end, low)
    if low.endswith("ly") and not capital:
        return Token(Part.ADVERB, start, end, low)
    return Token(Part.WORD, start, end, low, capital=capital)
