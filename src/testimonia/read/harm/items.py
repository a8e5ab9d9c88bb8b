"""A sentence as a row of items: people, words of harm, and the small words that hold a clause together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.counts import People
from testimonia.read.harm.lexicon import Form, Frame, Lexicon, Sense

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.·][^\W_]+)*|[^\w\s]")

_PUNCTUATION = {
    ",": "comma",
    ";": "stop",
    ".": "stop",
    "!": "stop",
    "?": "stop",
    ":": "colon",
    "—": "dash",
    "–": "dash",
    "-": "dash",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    '"': "quote",
    "“": "quote",
    "”": "quote",
    "‘": "quote",
    "’": "quote",
    "'": "quote",
    "«": "quote",
    "»": "quote",
    "&": "and",
}


@dataclass(slots=True)
class Item:
    """One item of a sentence.

    Args:
        kind: "people", "harm", what a small word does ("be", "by", "comma" …), or "word".
        start, end: where it stands in the text.
        low: its words in lower case.
        people: the people, for kind "people".
        senses: the ways its words of harm may be meant: for kind "harm", and for people whose own noun or
            adjective is a word of harm ("36 deaths", "three wounded men").
        voice: "left" or "right": on which side a word of harm found its people; "" where it found none.
    """

    kind: str
    start: int
    end: int
    low: str
    people: People | None = None
    senses: tuple[Sense, ...] = ()
    voice: str = ""


def items_of(text: str, sentence: Span, people: Sequence[People], lexicon: Lexicon) -> list[Item]:
    """The items of a sentence, in order.

    Args:
        text: the stored text.
        sentence: the stretch to divide.
        people: the people in it, in order, none overlapping another.
        lexicon: the words of harm.
    """
    tokens = [
        (match.start(), match.end(), match.group().lower().replace("’", "'"))
        for match in _TOKEN.finditer(text, sentence.start, sentence.end)
    ]
    items: list[Item] = []
    waiting = list(reversed(people))
    at = 0
    while at < len(tokens):
        start, end, _low = tokens[at]
        while waiting and waiting[-1].span.end <= start:
            waiting.pop()
        if waiting and waiting[-1].span.start < end:
            item, at = _people_item(tokens, at, waiting.pop(), lexicon)
        else:
            limit = waiting[-1].span.start if waiting else sentence.end
            item, at = _word_item(tokens, at, limit, lexicon)
        items.append(item)
    return items


Token = tuple[int, int, str]


def _people_item(tokens: Sequence[Token], at: int, people: People, lexicon: Lexicon) -> tuple[Item, int]:
    inside = []
    while at < len(tokens) and tokens[at][0] < people.span.end:
        inside.append(tokens[at])
        at += 1
    words = [low for _, _, low in inside]
    senses = tuple(sense for i in range(len(words)) for sense in _own_senses(words, i, lexicon))
    return Item("people", people.span.start, people.span.end, " ".join(words), people, senses), at


def _own_senses(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What a word inside a counted group says of it: its noun, or an adjective before the noun."""
    for phrase, senses in lexicon.phrases.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            last = at + len(phrase) == len(words)
            return tuple(
                sense
                for sense in senses
                if not sense.particle
                and (
                    (sense.frame is Frame.COUNTED and last)
                    or sense.frame is Frame.STATE
                    or (sense.frame is Frame.ACT and Form.PARTICIPLE in sense.forms)
                )
            )
    return ()


def _word_item(tokens: Sequence[Token], at: int, limit: int, lexicon: Lexicon) -> tuple[Item, int]:
    start, end, low = tokens[at]
    for phrase, senses in lexicon.phrases.get(low, ()):
        last = at + len(phrase) - 1
        if last < len(tokens) and tokens[last][1] <= limit and _matches(tokens, at, phrase):
            return Item("harm", start, tokens[last][1], " ".join(phrase), None, senses), last + 1
    kind = lexicon.tags.get(low) or _PUNCTUATION.get(low) or ("adverb" if low.endswith("ly") else "word")
    return Item(kind, start, end, low), at + 1


def _matches(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    return all(tokens[at + offset][2] == word for offset, word in enumerate(phrase))
