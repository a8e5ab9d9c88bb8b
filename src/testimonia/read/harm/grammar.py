"""The small words and the verbs of a language by what they do in a clause, from `clauses.toml`."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from testimonia.read.languages import words
from testimonia.read.languages.forms import Form, forms_of


class Part(StrEnum):
    """What a word, or a group of words, does in a clause."""

    BE = "be"
    HAVE = "have"
    DO = "do"
    MODAL = "modal"
    NOT = "not"
    TO = "to"
    BY = "by"
    OF = "of"
    AND = "and"
    INCLUDING = "including"
    WHO = "who"
    THAT = "that"
    SUBORDINATE = "subordinate"
    PREPOSITION = "preposition"
    ADVERB = "adverb"
    DETERMINER = "determiner"
    POSSESSIVE = "possessive"
    PRONOUN = "pronoun"
    TIME = "time"
    NUMBER = "number"
    VERB = "verb"
    HARM = "harm"
    PEOPLE = "people"
    WORD = "word"
    NOUN = "noun"
    STATE = "state"
    COMMA = "comma"
    STOP = "stop"
    COLON = "colon"
    DASH = "dash"
    OPEN = "open"
    CLOSE = "close"
    QUOTE = "quote"


MARKS: Mapping[str, Part] = {
    ",": Part.COMMA,
    ";": Part.STOP,
    "|": Part.STOP,
    "/": Part.COMMA,
    "•": Part.STOP,
    ".": Part.STOP,
    "!": Part.STOP,
    "?": Part.STOP,
    "…": Part.STOP,
    ":": Part.COLON,
    "—": Part.DASH,
    "–": Part.DASH,
    "-": Part.DASH,
    "(": Part.OPEN,
    "[": Part.OPEN,
    ")": Part.CLOSE,
    "]": Part.CLOSE,
} | dict.fromkeys("\"“”‘’'«»„`", Part.QUOTE)
"""What punctuation does, in every language."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb.

    Args:
        lemma: its base form.
        forms: which forms it can be.
        clausal: whether a clause may be its object ("said 12 people died").
        intransitive: whether its past form, with no object, is no passive ("a bomb exploded").
    """

    lemma: str
    forms: frozenset[Form]
    clausal: bool
    intransitive: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small words and verbs of one language, in lower case.

    Args:
        parts: single word -> what it does.
        phrases: what those with several words do.
        verbs: form -> verb.
        aged: words before ages.
        months: names of months that are other words too.
        nouns_in_ly: nouns that end as adverbs do.
    """

    parts: Mapping[str, Part]
    phrases: tuple[tuple[tuple[str, ...], Part], ...]
    verbs: Mapping[str, Verb]
    aged: frozenset[str]
    months: frozenset[str]
    nouns_in_ly: frozenset[str]


@functools.cache
def grammar(language: str = "en") -> Grammar:
    """The small words and verbs of a language."""
    table = words(language, "clauses")
    listed = [(entry, Part(part)) for part, entries in table["words"].items() for entry in entries]
    listed += [(entry, Part.ADVERB) for entry in table["time"]["adverbs"]]
    listed += [(form, Part.TIME) for noun in table["time"]["nouns"] for form in (noun, noun + "s")]
    parts = {entry: part for entry, part in reversed(listed) if " " not in entry}
    return Grammar(
        parts=parts,
        phrases=tuple((tuple(entry.split()), part) for entry, part in listed if " " in entry),
        verbs=_verbs(table["verbs"], language),
        aged=frozenset(table["aged"]["words"]),
        months=frozenset(table["time"]["ambiguous"]),
        nouns_in_ly=frozenset(table["nouns_in_ly"]["words"]),
    )


def _verbs(lists: Mapping[str, list[str]], language: str) -> dict[str, Verb]:
    forms: dict[str, dict[str, set[Form]]] = defaultdict(lambda: defaultdict(set))
    for lemma in sorted({verb for verbs in lists.values() for verb in verbs}):
        for form, word in forms_of(lemma, language):
            forms[word][lemma].add(form)
    clausal, intransitive = frozenset(lists["clausal"]), frozenset(lists["intransitive"])
    return {
        word: Verb(
            lemma=min(lemmas),
            forms=frozenset().union(*lemmas.values()),
            clausal=not clausal.isdisjoint(lemmas),
            intransitive=not intransitive.isdisjoint(lemmas),
        )
        for word, lemmas in forms.items()
    }
