"""What a model's parse proposes: which people a word of harm is about, and who is said to have done it."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from testimonia.model import Harm, Span
from testimonia.read.harm import Frame, Sense, lexicon
from testimonia.read.languages.lists import word_lists
from testimonia.read.second.parse import Parse, ParsedWord

_OBJECTS = frozenset({"dobj", "obj"})
_SUBJECTS = frozenset({"nsubj"})
_PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
_AGENTS = frozenset({"agent", "obl:agent"})
_NUMBERS = frozenset({"nummod", "quantmod"})
_DESCRIBES = frozenset({"acl", "relcl", "acl:relcl", "amod"})
_COMPLEMENTS = frozenset({"acomp", "oprd", "xcomp", "ccomp", "attr"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_WITHIN = frozenset({*_NUMBERS, "amod", "compound", "advmod", "det", "nmod"})
"""Relations of the words before a noun that belong to its count: "AT LEAST 12 HILL farmers"."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a model's parse says of some people.

    Args:
        harm: the harm of the word that they hang on.
        people: where the words for them stand, number and noun.
        trigger: where the word of harm stands.
        party: where the words for who did it stand; None where the parse names nobody.
        numbered: whether a number stands among the words for the people.
        negated: whether the word of harm is denied.

    Units:
        Unicode code points into the sentence
    """

    harm: Harm
    people: Span
    trigger: Span
    party: Span | None
    numbered: bool
    negated: bool


def proposed(parse: Parse, language: str = "en") -> tuple[Proposed, ...]:
    """What a parse proposes, in the order of its words of harm; nothing where it has no relations."""
    return tuple(_Walk(parse, language).found())


@functools.cache
def _senses(language: str) -> Mapping[str, tuple[Sense, ...]]:
    """The single words of harm."""
    return {entry.words[0]: entry.senses for entry in lexicon(language).entries if len(entry.words) == 1}


_THINGS = "parties.things.nouns"
"""Nouns that do harm and are no party."""


class _Walk:
    """The walk over the words of one parse."""

    def __init__(self, parse: Parse, language: str) -> None:
        self._language = language
        self._words = parse.words
        self._children: dict[int, list[int]] = defaultdict(list)
        for at, word in enumerate(parse.words):
            if word.relation and word.head != at:
                self._children[word.head].append(at)

    def found(self) -> Iterator[Proposed]:
        known = _senses(self._language)
        for at, word in enumerate(self._words):
            senses = (sense for sense in known.get(word.low, ()) if word.relation and not sense.particle)
            meant = ((sense, nouns) for sense in senses if (nouns := self._harmed(at, word, sense.frame)))
            for sense, nouns in itertools.islice(meant, 1):
                yield from (self._made(at, noun, sense) for noun in nouns)

    def _made(self, at: int, noun: int, sense: Sense) -> Proposed:
        party = self._party(at, noun) if sense.frame is Frame.ACT else None
        if party is not None and self._words[party].low in word_lists(self._language).listed(_THINGS):
            party = None
        return Proposed(
            harm=sense.harm,
            people=self._phrase(noun),
            trigger=Span(self._words[at].start, self._words[at].end),
            party=self._phrase(party) if party is not None else None,
            numbered=self._is_number(noun) or bool(self._of(noun, _NUMBERS)),
            negated=bool(self._of(at, frozenset({"neg"}))),
        )

    def _harmed(self, at: int, word: ParsedWord, frame: Frame) -> Sequence[int]:
        """The nouns that a word of harm is about."""
        if frame is Frame.ACT and word.kind == "VERB":
            nouns = self._of(at, _OBJECTS) or self._of(at, _PASSIVE)
            described = word.relation in _DESCRIBES and not self._of(at, _SUBJECTS)
            nouns = nouns or ([word.head] if described and word.low.endswith(("ed", "n", "t")) else [])
        elif frame is Frame.SUFFER and word.kind == "VERB":
            nouns = self._of(at, _SUBJECTS)
        elif frame is Frame.STATE:
            nouns = self._of(at, _SUBJECTS) or ([word.head] if word.relation == "amod" else [])
            nouns = nouns or (self._subjects_above(word) if word.relation in _COMPLEMENTS else [])
        else:
            nouns = []
        resolved = [self._antecedent(at, noun) for noun in nouns]
        return [*resolved, *(other for noun in resolved for other in self._of(noun, frozenset({"conj"})))]

    def _subjects_above(self, word: ParsedWord) -> list[int]:
        return self._of(word.head, _OBJECTS) or self._of(word.head, _SUBJECTS | _PASSIVE)

    def _antecedent(self, at: int, noun: int) -> int:
        """The noun that a relative pronoun stands for."""
        relative = self._words[noun].low in _RELATIVE and self._words[at].relation in _DESCRIBES
        return self._words[at].head if relative else noun

    def _party(self, at: int, noun: int) -> int | None:
        """Who does what a verb says: its subject, or the noun behind the "by" of its passive."""
        for agent in self._of(at, _AGENTS):
            behind = self._of(agent, frozenset({"pobj"}))
            return behind[0] if behind else agent
        subjects = self._of(at, _SUBJECTS)
        if not subjects or noun in subjects:
            return None
        return self._antecedent(at, subjects[0])

    def _of(self, at: int, relations: frozenset[str]) -> list[int]:
        return [child for child in self._children[at] if self._words[child].relation in relations]

    def _is_number(self, at: int) -> bool:
        return self._words[at].kind == "NUM"

    def _phrase(self, noun: int) -> Span:
        """A noun with the words before it that belong to its count or its name."""
        first = noun
        waiting = [noun]
        while waiting:
            for child in self._of(waiting.pop(), _WITHIN):
                if child < noun:
                    first = min(first, child)
                    waiting.append(child)
        return Span(self._words[first].start, self._words[noun].end)
