"""All words and fixed phrases that the analysis of a sentence knows, ready for matching."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from testimonia.read.harm.grammar import MARKS, Grammar, Part, Verb, grammar
from testimonia.read.harm.lexicon import Entry, Sense, lexicon
from testimonia.text.words import Word


class Known(NamedTuple):
    """What a word or a fixed phrase is.

    Args:
        words: its words, folded.
        part: what it does.
        senses: the ways it may be meant as words of harm.
        verb: the verb that it is a form of, if it can be one.
    """

    words: tuple[str, ...]
    part: Part
    senses: tuple[Sense, ...] = ()
    verb: Verb | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and phrases of one language, in lower case.

    Args:
        words: single word or mark -> what it is.
        phrases: first word -> second word -> the phrases that begin so, longest first.
        aged: words before ages.
        months: names of months that are other words too.
        nouns_in_ly: nouns that end as adverbs do.
    """

    words: Mapping[str, Known]
    phrases: Mapping[str, Mapping[str, tuple[Known, ...]]]
    aged: frozenset[str]
    months: frozenset[str]
    nouns_in_ly: frozenset[str]

    def phrase_at(self, row: Sequence[Word], at: int, limit: int) -> Known | None:
        """The longest phrase that starts at a word and ends before an offset; None where none does."""
        seconds = self.phrases.get(row[at][2])
        if seconds is None or at + 1 == len(row):
            return None
        for known in seconds.get(row[at + 1][2], ()):
            last = at + len(known.words) - 1
            if last < len(row) and row[last][1] <= limit and _matches(row, at, known.words):
                return known
        return None

    def beginning(self, inside: Sequence[str]) -> Known | None:
        """The longest word or phrase with which some words begin; None where they begin with no known one."""
        if len(inside) > 1:
            for known in self.phrases.get(inside[0], {}).get(inside[1], ()):
                if tuple(inside[: len(known.words)]) == known.words:
                    return known
        return self.words.get(inside[0])


def _matches(row: Sequence[Word], at: int, words: Sequence[str]) -> bool:
    return all(row[at + offset][2] == words[offset] for offset in range(2, len(words)))


@functools.cache
def vocabulary(language: str = "en") -> Vocabulary:
    """The words and phrases of a language; where one is listed as harm and as a small word, harm goes first."""
    small = grammar(language)
    entries = lexicon(language).entries
    singles = {mark: Known((mark,), part) for mark, part in MARKS.items()}
    singles |= {word: Known((word,), Part.VERB, verb=verb) for word, verb in small.verbs.items()}
    singles |= {word: Known((word,), part, verb=small.verbs.get(word)) for word, part in small.parts.items()}
    singles |= {
        entry.words[0]: _of_harm(entry, small)
        for entry in entries
        if len(entry.words) == 1 and small.parts.get(entry.words[0]) is not Part.TIME
    }
    phrases = [Known(phrase, part) for phrase, part in small.phrases]
    phrases += [_of_harm(entry, small) for entry in entries if len(entry.words) > 1]
    return Vocabulary(singles, _by_two_words(phrases), small.aged, small.months, small.nouns_in_ly)


def _of_harm(entry: Entry, small: Grammar) -> Known:
    verb = small.verbs.get(entry.words[0]) if len(entry.words) == 1 else None
    return Known(entry.words, Part.HARM if entry.senses else Part.WORD, entry.senses, verb)


def _by_two_words(phrases: Iterable[Known]) -> dict[str, dict[str, tuple[Known, ...]]]:
    grouped: dict[str, dict[str, list[Known]]] = defaultdict(lambda: defaultdict(list))
    for known in phrases:
        grouped[known.words[0]][known.words[1]].append(known)
    return {
        first: {
            second: tuple(sorted(group, key=lambda known: (-len(known.words), known.part is not Part.HARM)))
            for second, group in seconds.items()
        }
        for first, seconds in grouped.items()
    }
