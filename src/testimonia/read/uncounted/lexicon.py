"""The words of `uncounted.toml`, ready for the clauses and the names of a report."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from testimonia.read.languages import words
from testimonia.read.languages.forms import forms_of
from testimonia.read.languages.lists import WordLists, word_lists
from testimonia.read.languages.screens import WordScreen, words_of_letters


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb that tells of a response.

    Args:
        kind: kind of response.
        after: the words that follow it in its clause; empty where it needs none.
        nouns: heads of what it is done with ("opened an INQUIRY"); empty where the verb suffices.
        undergone: whether its subject is the one to whom it is done ("stood trial").
    """

    kind: str
    after: str = ""
    nouns: frozenset[str] = frozenset()
    undergone: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """A kind of response.

    Args:
        persons: whether its object is the one to whom it is done ("charged TWO OFFICERS").
        to: what stands before the one to whom it is done ("apologised TO the families").
        beside: words of which one must be in the sentence; none where it needs none.
        never: heads of what the same verb is used of, and no response ("condemned the BUILDING").
    """

    persons: bool
    to: frozenset[str]
    beside: Sequence[str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Args:
        lists: all word lists of the language; those of `uncounted.toml` are asked for by their names.
        doings: form of a verb -> the responses that it may tell, those that need most words first.
        responses: the kinds of responses.
        asking, wanting, duties: form of a verb -> the words after it with which it asks, wants, or is a duty.
        responding, demanding: which sentences may tell of a response, and of a demand.
    """

    lists: WordLists
    doings: Mapping[str, Sequence[Doing]]
    responses: Mapping[str, Response]
    asking: Mapping[str, Sequence[str]]
    wanting: Mapping[str, Sequence[str]]
    duties: Mapping[str, Sequence[str]]
    responding: WordScreen = field(repr=False)
    demanding: WordScreen = field(repr=False)

    def listed(self, path: str) -> frozenset[str]:
        """The entries of a list of `uncounted.toml`, by its section and name."""
        return self.lists.listed(f"uncounted.{path}")


@functools.cache
def lexicon(language: str = "en") -> Lexicon:
    """The words of a language."""
    table = words(language, "uncounted")
    doings = _doings(table["responses"], language)
    demands = table["demands"]
    asking, wanting, duties = (_phrases(demands[name], language) for name in ("ask", "want", "duties"))
    must = frozenset(word for phrase in demands["must"] for word in phrase.split() if word != "to")
    return Lexicon(
        lists=word_lists(language),
        doings=doings,
        responses={kind: _response(entry) for kind, entry in table["responses"].items()},
        asking=asking,
        wanting=wanting,
        duties=duties,
        responding=_responding(doings, table["undone"]["words"]),
        demanding=_demanding(asking, wanting, duties, must),
    )


def _response(entry: Mapping[str, Any]) -> Response:
    return Response(
        persons=entry.get("persons", False),
        to=frozenset(entry.get("to", ())),
        beside=tuple(entry.get("beside", ())),
        never=frozenset(entry.get("never", ())),
    )


def _doings(table: Mapping[str, Mapping[str, Any]], language: str) -> dict[str, tuple[Doing, ...]]:
    found: dict[str, list[Doing]] = defaultdict(list)
    for kind, entry in table.items():
        nouns = frozenset(entry.get("nouns", ()))
        entries = [
            *((phrase, frozenset[str](), False) for phrase in entry.get("verbs", ())),
            *((phrase, frozenset[str](), True) for phrase in entry.get("undergone", ())),
            *((phrase, nouns, False) for phrase in entry.get("with", ())),
        ]
        for phrase, heads, undergone in entries:
            verb, _, after = phrase.partition(" ")
            for form in {form for _, form in forms_of(verb, language)}:
                found[form].append(Doing(kind, after, heads, undergone))
    return {form: tuple(sorted(group, key=_needs, reverse=True)) for form, group in found.items()}


def _needs(doing: Doing) -> tuple[int, int]:
    return len(doing.after), len(doing.nouns)


def _phrases(entries: Iterable[str], language: str) -> dict[str, tuple[str, ...]]:
    """Form of the verb of a phrase -> the words after it, the longest first."""
    found: dict[str, set[str]] = defaultdict(set)
    for verb, _, after in (entry.partition(" ") for entry in entries):
        for _, form in forms_of(verb, language):
            found[form].add(after)
    return {form: tuple(sorted(group, key=lambda after: (-len(after), after))) for form, group in found.items()}


def _responding(doings: Mapping[str, Sequence[Doing]], undone: Sequence[str]) -> WordScreen:
    alone = {rarest(phrase) for phrase in undone}
    pairs: dict[str, set[str]] = defaultdict(set)
    for form, group in doings.items():
        for doing in group:
            for noun in doing.nouns or ({doing.after} if doing.after else ()):
                pairs[rarest(noun)].add(form)
            if not doing.nouns and not doing.after:
                alone.add(form)
    return WordScreen(alone, pairs)


def _demanding(
    asking: Mapping[str, Sequence[str]],
    wanting: Mapping[str, Sequence[str]],
    duties: Mapping[str, Sequence[str]],
    must: AbstractSet[str],
) -> WordScreen:
    alone: set[str] = set()
    pairs: dict[str, set[str]] = defaultdict(set)
    for phrases in (asking, wanting):
        for form, group in phrases.items():
            for after in group:
                if after:
                    pairs[form].add(after)
                else:
                    alone.add(form)
    for form in duties:
        pairs[form].update(must)
    return WordScreen(alone, pairs)


def rarest(phrase: str) -> str:
    """The longest word of a phrase: the one that fewest other sentences hold."""
    return max(words_of_letters(phrase), key=len)
