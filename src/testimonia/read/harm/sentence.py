"""A sentence, analysed: its tokens, their groups, and the clauses that the groups make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from testimonia.model import Span
from testimonia.read.counts import People
from testimonia.read.harm.chunker import groups_of
from testimonia.read.harm.clauses import SKIPPED, Clause, clauses_of
from testimonia.read.harm.grammar import Part, grammar
from testimonia.read.harm.groups import Group
from testimonia.read.harm.lexicon import lexicon
from testimonia.read.harm.tokens import Token, tokens_of

LISTS = frozenset({Part.AND, Part.COMMA})
"""What joins the members of a list."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, analysed. Its parts are told by their index among its groups.

    Args:
        text: the stored text that it is a stretch of.
        span: where it stands.
        tokens: its tokens.
        groups: these tokens in groups.
        clauses: the clauses that the groups make, in the order of their verbs.
    """

    text: str
    span: Span
    tokens: Sequence[Token]
    groups: Sequence[Group]
    clauses: Sequence[Clause]

    @classmethod
    def parse(cls, text: str, span: Span, people: Sequence[People], language: str) -> Sentence:
        """Analyse a sentence.

        Args:
            text: the stored text.
            span: where the sentence stands.
            people: the people who are counted, named or described in it, in order, none overlapping another.
            language: whose words to use.
        """
        tokens = tokens_of(text, span, people, lexicon(language), grammar(language))
        groups = groups_of(tokens)
        return cls(text, span, tokens, groups, clauses_of(groups))

    def after(self, at: int) -> int:
        """Index of the next group that changes a relation; the number of groups where there is none."""
        at += 1
        while at < len(self.groups) and self.groups[at].part in SKIPPED:
            at += 1
        return at

    def before(self, at: int) -> int:
        """Index of the last group before that changes a relation; -1 where there is none."""
        at -= 1
        while at >= 0 and self.groups[at].part in SKIPPED:
            at -= 1
        return at

    def part(self, at: int) -> Part:
        """What the group at an index is; a stop outside the sentence."""
        return self.groups[at].part if 0 <= at < len(self.groups) else Part.STOP

    def people(self, at: int) -> People | None:
        """The people that the group at an index is, if any."""
        return self.groups[at].people if 0 <= at < len(self.groups) else None

    def low(self, at: int) -> str:
        """The words of the group at an index in lower case; empty outside the sentence."""
        if not 0 <= at < len(self.groups):
            return ""
        group = self.groups[at]
        return " ".join(token.low for token in self.tokens[group.first : group.last])

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
        end = 1
        for position, noun in enumerate(nouns[1:], 1):
            joint = self.part(self.before(noun))
            if joint not in LISTS:
                break
            if joint is Part.AND:
                end = position + 1
        return list(nouns[:end])

    def list_at(self, first: int) -> list[int]:
        """A noun group and those coordinated with it on its right, over what hangs on them.

        The last of a list is none of it where it begins a clause of its own ("and three were wounded").
        """
        nouns = [first]
        for noun in self.nouns(first + 1, len(self.groups)):
            between = {self.part(k) for k in range(nouns[-1] + 1, noun)}
            if between & {Part.PREPOSITION, Part.OF} and self.part(self.before(noun)) not in LISTS:
                continue
            if not between & LISTS or between - LISTS - SKIPPED - _HANGING:
                break
            if self.part(self.before(noun)) is Part.AND and self.part(self.after(noun)) is Part.VERB:
                break
            nouns.append(noun)
        return self.listed(nouns)


_HANGING = frozenset({Part.NOUN, Part.PREPOSITION, Part.OF, Part.STATE})
