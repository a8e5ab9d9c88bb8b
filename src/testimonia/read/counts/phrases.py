"""Noun phrases for people in a row of words: where they end, and which noun is their head."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from testimonia.read.counts.nouns import Nouns
from testimonia.text.numerals import folded

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_MOST_WORDS = 7
"""Most words from the number to the head of its noun phrase ("nine unarmed off-duty traffic police officers")."""

_LONGEST_CHAIN = 4
"""Most nouns that one number counts together ("men, women, children and elders")."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: where each starts and ends, and its folded form."""

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str]
    shouting: bool
    """Whether the text is all in capitals, so that capitals tell nothing."""

    @classmethod
    def of(cls, text: str) -> Words:
        """Divide a text."""
        low = folded(text)
        found = [(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(low)]
        return cls(
            text,
            [start for start, _, _ in found],
            [end for _, end, _ in found],
            [word.replace("’", "'") for _, _, word in found],
            text.isupper(),
        )

    def after(self, offset: int) -> int:
        """Index of the first word that starts at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def gap(self, at: int) -> str:
        """What stands before a word and behind the word before it; a line break where there is no such word."""
        if not 0 < at < len(self.starts):
            return "\n\n"
        return self.text[self.ends[at - 1] : self.starts[at]]

    def touches(self, at: int) -> bool:
        """Whether only a space, or a quotation mark, divides a word from the one before it."""
        return (not self.gap(at).strip(" \t\u00a0\u202f\n\"“”'‘«»") or self.gap(at) == "-") and self.gap(at).count(
            "\n"
        ) < 2

    def bounds(self, at: int) -> tuple[int, int]:
        """Where a word starts and ends; nothing where there is none."""
        return (self.starts[at], self.ends[at]) if 0 <= at < len(self.starts) else (0, 0)

    def splits(self, offset: int) -> bool:
        """Whether an offset is inside a word: behind the "34" of "34-year-old"."""
        at = self.after(offset)
        return at > 0 and self.ends[at - 1] > offset

    def word(self, at: int) -> str:
        """The folded word at an index; empty where there is none."""
        return self.folded[at] if 0 <= at < len(self.folded) else ""

    def capital(self, at: int) -> bool:
        """Whether a word starts with a capital that tells something."""
        return 0 <= at < len(self.starts) and not self.shouting and self.text[self.starts[at]].isupper()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase for people.

    Args:
        first, last: indices of its first and last word.
        noun: its head in the singular.
        many: whether the head is a plural.
        telling: whether its words say who the people are.
    """

    first: int
    last: int
    noun: str
    many: bool
    telling: bool


def phrase_at(row: Words, at: int, nouns: Nouns, *, numbers: frozenset[int] = frozenset()) -> Phrase | None:
    """The phrase for people that starts at a word, with adjectives before its head; None where there is none.

    Args:
        row: the words of the text.
        at: the first word behind the number or the article.
        nouns: words for people and things.
        numbers: offsets where numbers start; a phrase ends before the next number.
    """
    head: int | None = None
    for i in range(at, min(at + _MOST_WORDS, len(row.folded))):
        word = row.folded[i]
        if (i > at and not _continues(row, i, head)) or word in nouns.stop or row.starts[i] in numbers:
            break
        if nouns.person(word):
            if head is not None and not _takes_noun(row.folded[head], word, nouns):
                break
            head = i
        elif head is not None:
            if word in nouns.things or (row.folded[head] in nouns.ambiguous and not _ends_phrase(word, nouns)):
                return None
            break
        elif word in nouns.things and word not in nouns.attributes:
            return None
    if head is None or _possessive(row, head):
        return None
    return _made(row, at, head, nouns)


def _takes_noun(head: str, word: str, nouns: Nouns) -> bool:
    """Whether a noun for people stands before another one as an adjective: "police officers", not "men police say"."""
    person = nouns.person(head)
    return (
        head in {"police", "staff", "crew"}
        or (head in {"women", "men"} and word != "police")
        or not (person and person[1])
    )


def _continues(row: Words, i: int, head: int | None) -> bool:
    """Whether a word belongs to the same phrase as the one before it."""
    return row.touches(i) or (head is None and row.gap(i) == ", ")


def _possessive(row: Words, at: int) -> bool:
    word = row.folded[at]
    return word.endswith("'s") or (row.text[row.ends[at] : row.ends[at] + 2] in {"' ", "’ "} and word.endswith("s"))


def _ends_phrase(word: str, nouns: Nouns) -> bool:
    """Whether a word cannot be the noun that an adjective before it belongs to."""
    return word in nouns.bare or word in nouns.state or word.endswith(("ed", "ly", "ing"))


def _made(row: Words, first: int, head: int, nouns: Nouns) -> Phrase:
    found = nouns.person(row.folded[head])
    noun, many = found or (row.folded[head], False)
    content = [word for word in row.folded[first : head + 1] if word not in nouns.fillers]
    telling = any(not nouns.says_nothing(word) for word in content)
    return Phrase(first, head, noun, many, telling)


def chained(row: Words, phrase: Phrase, nouns: Nouns, *, numbers: frozenset[int]) -> Phrase:
    """The phrase with the nouns that the same number counts: "men, women and children"."""
    last, closed = phrase.last, phrase.last
    if phrase.noun in nouns.generic and phrase.noun not in _WHOLES:
        return phrase
    for _ in range(_LONGEST_CHAIN):
        step = _step(row, last + 1)
        if step is None:
            break
        at, closes = step
        more = phrase_at(row, at, nouns, numbers=numbers)
        if more is None or not more.many or more.last - more.first > 2:
            break
        last = more.last
        if closes:
            closed = last
            break
    return Phrase(phrase.first, closed, phrase.noun, phrase.many, phrase.telling or closed > phrase.last)


def _step(row: Words, at: int) -> tuple[int, bool] | None:
    """Where the next noun of a coordination starts, and whether it is the last."""
    if row.word(at) in {"and", "or"} and row.gap(at).strip() in {"", ","}:
        return at + 1, True
    return (at, False) if row.gap(at) == ", " else None


def of_phrase(row: Words, phrase: Phrase, nouns: Nouns) -> int:
    """Index of the last word of what people are members of: "members OF THE SECURITY FORCES"."""
    at = phrase.last + 1
    if phrase.noun not in nouns.memberships or row.word(at) != "of" or not row.touches(at):
        return phrase.last
    last = at
    for i in range(at + 1, min(at + 6, len(row.folded))):
        if not row.touches(i) or (row.folded[i] in nouns.stop and row.folded[i] not in _DETERMINERS):
            break
        if row.folded[i] in nouns.bare or (row.capital(i - 1) and not row.capital(i)):
            break
        last = i
    return last if last > at + (row.word(at + 1) in nouns.stop) else phrase.last


def articles(row: Words) -> Iterator[int]:
    """Indices of the words that may begin one person: "a", "the", "his"."""
    for i, word in enumerate(row.folded):
        if word in _ARTICLES:
            yield i


_WHOLES = frozenset({"people", "person", "civilian", "individual", "dead"})
"""Nouns that say little and yet head a list ("people and animals"); deaths, bodies and lives do not."""
_DETERMINERS = frozenset({"the", "a", "an", "their", "his", "her", "our", "its"})
_ARTICLES = frozenset({"a", "an", "one", "the", "another", "his", "her", "their", "my", "our", "its"})
