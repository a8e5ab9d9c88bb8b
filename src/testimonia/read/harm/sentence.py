"""A sentence, analysed: its tokens, their groups, and the clauses that the groups make."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.counts import People, PeopleKind, several
from testimonia.read.harm.apposition import apposed, dateline, parentheses
from testimonia.read.harm.chunker import groups_of
from testimonia.read.harm.clause import Clause
from testimonia.read.harm.clauses import clauses_of
from testimonia.read.harm.coordination import whole_list
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.row import LISTS, SKIPPED, Row
from testimonia.read.harm.tokens import Token, tokens_of
from testimonia.read.harm.vocabulary import vocabulary
from testimonia.read.languages.lists import WordLists, word_lists
from testimonia.text.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Row):
    """A sentence, analysed. Its parts are told by their index among its groups.

    Args:
        text: the stored text that it is a stretch of.
        span: where it stands.
        tokens: its tokens.
        clauses: the clauses that its groups make, in the order of their verbs.
        lows: the words of each of its groups in lower case.
        words: the word lists of its language.
    """

    text: str
    span: Span
    tokens: Sequence[Token]
    clauses: Sequence[Clause]
    lows: Sequence[str]
    words: WordLists

    @classmethod
    def parse(cls, text: str, span: Span, row: Sequence[Word], people: Sequence[People], language: str) -> Sentence:
        """Analyse a sentence.

        Args:
            text: the stored text.
            span: where the sentence stands.
            row: its words and marks.
            people: the people who are counted, named or described in it, in order, none overlapping another.
            language: whose words to use.
        """
        tokens = tokens_of(text, span, row, people, vocabulary(language))
        words, groups = word_lists(language), groups_of(tokens)
        ignored = parentheses(groups, words) | dateline(groups, text, tokens)
        clauses = clauses_of(Row(groups, ignored))
        lows = [" ".join([token.low for token in tokens[group.first : group.last]]) for group in groups]
        return cls(groups, ignored, text=text, span=span, tokens=tokens, clauses=clauses, lows=lows, words=words)

    def people(self, at: int) -> People | None:
        """The people that the group at an index is, if any."""
        return self.groups[at].people if 0 <= at < len(self.groups) else None

    def low(self, at: int) -> str:
        """The words of the group at an index in lower case; empty outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def is_called(self, at: int, nouns: Collection[str]) -> bool:
        """Whether some nouns, of which several are in the plural, have the head of a group: "gunmen", "two gunmen"."""
        group = self.groups[at]
        noun = group.people.noun if group.people is not None else None
        if noun is None:
            return group.head.low in nouns
        return noun in nouns or several(noun) in nouns or group.head.low in nouns

    def start(self, at: int) -> int:
        """Where a group starts in the text."""
        return self.tokens[self.groups[at].first].start

    def end(self, at: int) -> int:
        """Where a group ends in the text."""
        return self.tokens[self.groups[at].last - 1].end

    def nouns(self, first: int, last: int) -> Iterator[int]:
        """Noun groups from one index up to another, that one excluded."""
        return (at for at in range(max(first, 0), min(last, len(self.groups))) if self.groups[at].is_noun)

    def listed(self, nouns: Sequence[int]) -> list[int]:
        """The first of some noun groups with those coordinated with it: all up to the last "and" of the list."""
        return whole_list(self, nouns)

    def _is_place_listed(self, noun: int, nouns: Sequence[int], places: Collection[int]) -> bool:
        """Whether a noun is listed with a place, and not with people: "nine villagers in Orvek, VELKO and ORLEN"."""
        before, people = self.before(self.before(noun)), self.people(noun)
        named = people is None or (people.kind is PeopleKind.NAMED and before in places)
        if not named or before in nouns or self.part(self.before(noun)) not in LISTS:
            return False
        located = self.low(self.before(before)) in self.words.listed("clauses.closed.locative")
        return before in places or (located and self.part(before) is Part.NOUN and self.people(before) is None)

    def list_at(self, first: int) -> list[int]:
        """A noun group and those coordinated with it on its right, over what hangs on them.

        The last of a list is none of it where it begins a clause of its own ("and three were wounded").
        """
        nouns = [first]
        again = apposed(self.groups)
        places: set[int] = set()
        for noun in self.nouns(first + 1, len(self.groups)):
            if noun in again:
                continue
            if self._is_place_listed(noun, nouns, places):
                places.add(noun)
                continue
            between = {self.part(k) for k in range(nouns[-1] + 1, noun)}
            if between & {Part.PREPOSITION, Part.OF} and self.part(self.before(noun)) not in LISTS:
                continue
            if not between & LISTS or between - LISTS - SKIPPED - _HANGING:
                break
            own = self.tokens[self.groups[noun].first].low.split()[0] in self.words.listed("clauses.words.possessive")
            begins = self.part(self.before(noun)) is Part.AND and self.part(self.after(noun)) is Part.VERB
            if begins and not own:  # but "of six monks and THEIR driver followed"
                break
            nouns.append(noun)
        return self.listed(nouns)


_HANGING = frozenset({Part.NOUN, Part.PREPOSITION, Part.OF, Part.STATE})
