"""The terms by which reports are compared: words, names, and pairs of names that stand together."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from testimonia.matching.english import english

TOKEN = re.compile(r"[^\W\d_]+|\d+")
"""A run of letters or a run of digits; linear in the text."""

JOINS_NAMES = frozenset(" \u00a0-")
"""What may stand between two words of one name."""

ENDS_SENTENCES = frozenset('.!?:\n"“”')
"""Behind these a capital makes no name."""

FUNCTION_WORDS = frozenset(english()["function_words"].split())
"""English words that say nothing about what a report is about."""


class Form(StrEnum):
    """What a term looks like, which tells how rare such terms are."""

    WORD = "word"
    NAME = "name"
    FULL_NAME = "full name"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one text.

    Args:
        counts: how often each term stands in it; a full name is its two parts with a space.
        forms: what each term looks like.
    """

    counts: dict[str, int]
    forms: dict[str, Form]

    def of_form(self, *forms: Form) -> list[str]:
        """The terms of some forms, in order of the alphabet."""
        return sorted(term for term, form in self.forms.items() if form in forms)


@functools.lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word without case and accents, as writers differ in them."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def terms_of(text: str) -> Terms:
    """The terms of a text.

    A name is a word written with a capital wherever it stands, at least once behind another word of its
    sentence. A headline in capitals has no names, only words.
    """
    tokens = [(match[0], *match.span()) for match in TOKEN.finditer(text)]
    names = _names(text, tokens)
    counts: dict[str, int] = {}
    forms: dict[str, Form] = {}
    previous, ended = "", -1
    for word, start, end in tokens:
        term = folded(word)
        is_name = term in names
        if term and term not in FUNCTION_WORDS and (len(term) > 1 or term.isdigit()):
            counts[term] = counts.get(term, 0) + 1
            forms[term] = Form.NUMBER if word[0].isdigit() else Form.NAME if is_name else Form.WORD
        if not (is_name and word[0].isupper()):
            previous = ""
            continue
        if previous and start - ended == 1 and text[ended] in JOINS_NAMES:
            counts[f"{previous} {term}"] = counts.get(f"{previous} {term}", 0) + 1
            forms[f"{previous} {term}"] = Form.FULL_NAME
        previous, ended = term, end
    return Terms(counts, forms)


def _names(text: str, tokens: list[tuple[str, int, int]]) -> set[str]:
    """Folded words that are written like names: a capital behind a word in small letters, or behind such a word."""
    lower: set[str] = set()
    found: set[str] = set()
    inside = False
    ended = 0
    for word, start, end in tokens:
        first = word[0]
        between = text[ended:start]
        if between != " " and (len(between) > 2 or not ENDS_SENTENCES.isdisjoint(between)):
            inside = False
        if first.islower():
            lower.add(word)
            inside = True
        elif inside and first.isupper() and not (len(word) > 1 and word.isupper()):
            found.add(folded(word))
        elif not inside:
            inside = first.isdigit()
        ended = end
    return found - {folded(word) for word in lower} - FUNCTION_WORDS


AGE = re.compile(english()["age"], re.IGNORECASE)


def ages_of(text: str) -> frozenset[int]:
    """The ages of persons that a text gives, in years: with a place and a day they tell people apart."""
    return frozenset(int(match[1]) for match in AGE.finditer(text))
