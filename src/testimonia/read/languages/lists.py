"""The word lists of a language, ready for the words of a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from testimonia.read.languages import words
from testimonia.read.languages.forms import forms_of


@dataclass(frozen=True, slots=True)
class WordLists:
    """The word lists of one language; each is told by its file, section and name: "tolls.parts.exits"."""

    language: str

    def listed(self, path: str) -> frozenset[str]:
        """The entries of a list, as they stand."""
        return _listed(self.language, path)

    def forms(self, path: str) -> frozenset[str]:
        """Every form of the verbs of a list; of a phrase its first word is the verb ("fell on")."""
        return _forms(self.language, path)

    def pattern(self, path: str) -> re.Pattern[str]:
        """A pattern that finds the phrases of a list in text of lower case."""
        return _pattern(self.language, path)


def _entries(language: str, path: str) -> Sequence[str]:
    stage, section, name = path.split(".")
    entries: Sequence[str] = words(language, stage)[section][name]
    return entries


@functools.cache
def _listed(language: str, path: str) -> frozenset[str]:
    return frozenset(_entries(language, path))


@functools.cache
def _forms(language: str, path: str) -> frozenset[str]:
    split = (entry.partition(" ") for entry in _entries(language, path))
    return frozenset(f"{form}{space}{rest}" for verb, space, rest in split for _, form in forms_of(verb, language))


@functools.cache
def _pattern(language: str, path: str) -> re.Pattern[str]:
    return any_of(_entries(language, path))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of some phrases in text of lower case."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in longest_first)})(?!\w)")
