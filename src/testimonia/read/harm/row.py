"""The groups of a sentence in a row, seen without what stands anywhere and changes no relation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.lexicon import Frame
from testimonia.read.languages.lists import word_lists

SKIPPED = frozenset({Part.ADVERB, Part.QUOTE, Part.TIME})
"""Parts that stand anywhere and change no relation."""

LISTS = frozenset({Part.AND, Part.COMMA})
"""What joins the members of a list."""

GOVERNS = frozenset({Part.PREPOSITION, Part.OF, Part.BY, Part.INCLUDING})
"""What a noun group hangs on."""

_AS = word_lists("en").listed("clauses.pronouns.likeness")
_SUFFERING = frozenset({Frame.SUFFER, Frame.FALL})


@dataclass(frozen=True, slots=True)
class Row:
    """The groups of a sentence.

    Args:
        groups: the groups, in order.
        ignored: indices of groups that say nothing about the clause around them (", it said,").
    """

    groups: Sequence[Group]
    ignored: Collection[int] = field(default_factory=frozenset)

    def before(self, at: int) -> int:
        """Index of the last group before one that is not skipped; -1 where there is none."""
        at -= 1
        while at >= 0 and (self.groups[at].part in SKIPPED or at in self.ignored):
            at -= 1
        return at

    def after(self, at: int) -> int:
        """Index of the next group that is not skipped; the number of groups where there is none."""
        at += 1
        while at < len(self.groups) and (self.groups[at].part in SKIPPED or at in self.ignored):
            at += 1
        return at

    def part(self, at: int) -> Part:
        """What the group at an index is; a stop outside the sentence."""
        return self.groups[at].part if 0 <= at < len(self.groups) else Part.STOP

    def joint(self, at: int) -> Part:
        """What stands before a group: what joins it to the groups on its left."""
        return self.part(self.before(at))

    def governor(self, noun: int) -> int:
        """Index of the group that a noun group hangs on or follows; a time before it has its own preposition."""
        before = self.before(noun)
        if noun - before == 1 or self.part(before) not in GOVERNS:
            return before
        return -1 if any(self.groups[k].part is Part.TIME for k in range(before + 1, noun)) else before

    def takes_no_object(self, verb: int) -> bool:
        """Whether the noun group behind a verb is not its object: the verb takes a clause, or nothing."""
        group = self.groups[verb]
        known = group.head.verb
        suffers = any(sense.frame in _SUFFERING for sense in group.senses)
        return suffers or (known is not None and (known.clausal or known.intransitive))

    def is_as(self, at: int) -> bool:
        """Whether "as" stands between people and what they are told to be: "lists 140 soldiers AS missing"."""
        before = self.before(at)
        return self.groups[at].head.low in _AS and before >= 0 and self.groups[before].people is not None

    def says(self, at: int) -> bool:
        """Whether a group is a verb that takes a clause and is no word of harm."""
        group = self.groups[at]
        verb = group.head.verb
        return group.part is Part.VERB and not group.senses and verb is not None and verb.clausal
