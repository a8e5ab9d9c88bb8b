"""The word lists of a language, ready for the words of a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from testimonia.read.languages import words
from testimonia.read.languages.forms import forms_of


class WordLists:
    """The word lists of one language; each is told by its file, section and name: "tolls.parts.exits"."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.listed = functools.cache(self._listed)
        """The entries of a list, as they stand."""
        self.forms = functools.cache(self._forms)
        """Every form of the verbs of a list; of a phrase its first word is the verb ("fell on")."""
        self.pattern = functools.cache(self._pattern)
        """A pattern that finds the phrases of a list in text of lower case."""

    def _entries(self, path: str) -> Sequence[str]:
        stage, section, name = path.split(".")
        entries: Sequence[str] = words(self.language, stage)[section][name]
        return entries

    def _listed(self, path: str) -> frozenset[str]:
        return frozenset(self._entries(path))

    def _forms(self, path: str) -> frozenset[str]:
        split = (entry.partition(" ") for entry in self._entries(path))
        forms = ((form, space, rest) for verb, space, rest in split for _, form in forms_of(verb, self.language))
        return frozenset(f"{form}{space}{rest}" for form, space, rest in forms)

    def _pattern(self, path: str) -> re.Pattern[str]:
        return any_of(self._entries(path))


@functools.cache
def word_lists(language: str) -> WordLists:
    """The word lists of a language, made once: what they hold is read when it is first asked for."""
    return WordLists(language)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of some phrases in text of lower case."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase in longest_first)})(?!\w)")
