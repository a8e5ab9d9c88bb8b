"""Phrases of a word list, found in the words of a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from testimonia.read.harm.forms import forms_of
from testimonia.read.languages import words


@functools.cache
def listed(language: str, stage: str, section: str, name: str) -> frozenset[str]:
    """The entries of a list, as they stand: `languages/<language>/<stage>.toml`, `[section]`, `name`."""
    return frozenset(words(language, stage)[section][name])


@functools.cache
def lemmas(language: str, stage: str, section: str, name: str) -> frozenset[str]:
    """Every form of the verbs of a list."""
    return frozenset(form for verb in words(language, stage)[section][name] for _, form in forms_of(verb, language))


@functools.cache
def pattern(language: str, stage: str, section: str, name: str) -> re.Pattern[str]:
    """A pattern that finds the phrases of a list in text of lower case."""
    return any_of(words(language, stage)[section][name])


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of some phrases in text of lower case."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in longest_first)})(?!\w)")
