"""The forms of English verbs, made from the base form and a table of those that no rule makes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from testimonia.read.languages import words


class Form(StrEnum):
    """The form of a verb; BASE also for words that are no verbs."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


_VOWELS = frozenset("aeiouy")
_NEVER_DOUBLED = frozenset("aeiouywxs")


def forms_of(verb: str, language: str = "en") -> Iterator[tuple[Form, str]]:
    """Every form of a verb, its base form first; a form that is spelt in two ways comes twice."""
    yield Form.BASE, verb
    listed = _irregular(language).get(verb) or _regular(verb)
    for form, spellings in zip((Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.ING), listed, strict=True):
        yield from ((form, word) for word in spellings.split())


@functools.cache
def _irregular(language: str) -> Mapping[str, Sequence[str]]:
    return words(language, "forms")


def _regular(verb: str) -> tuple[str, str, str, str]:
    present = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = verb + verb[-1] if _doubles(verb) else verb.removesuffix("e")
    past = stem + "ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        present, past = verb[:-1] + "ies", verb[:-1] + "ied"
    ing = verb if verb.endswith("ee") else stem
    return present, past, past, ing + "ing"


def _doubles(verb: str) -> bool:
    """Whether a verb of one syllable doubles its last consonant: "rip", "nab"; not "row", "fix", "round"."""
    onset, vowel, coda = verb[:-2], verb[-2:-1], verb[-1:]
    return vowel in _VOWELS and coda not in _NEVER_DOUBLED and onset != "" and _VOWELS.isdisjoint(onset)
