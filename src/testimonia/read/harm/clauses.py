"""The clauses of a sentence: each verb with its voice, its subject, its objects and its agent.

One pass from left to right with a stack of open clauses: the main one, and those that relative pronouns,
conjunctions, brackets and dashes open inside it. A noun group that hangs on a preposition is neither subject nor
object. What is not understood leaves a clause without a subject, never a wrong sentence.

Source:
    Abney, S. (1996), Partial parsing via finite-state cascades; Hobbs, J. et al. (1993), FASTUS.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from testimonia.read.harm.apposition import apposed, parentheses
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group, Shape
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.voice import is_active

SKIPPED = frozenset({Part.ADVERB, Part.QUOTE, Part.TIME})
"""Parts that stand anywhere and change no relation."""

_GOVERNS = frozenset({Part.PREPOSITION, Part.OF, Part.BY, Part.INCLUDING})
_LISTS = frozenset({Part.AND, Part.COMMA})


@dataclass(slots=True)
class Clause:
    """A verb and what stands to it in a relation; all by index among the groups of the sentence.

    Args:
        verb: the verb group, or an adjective that stands for one ("12 dead").
        passive: whether its subject undergoes what it says.
        subjects, objects: noun groups, coordinated ones in order.
        agents: noun groups after "by".
    """

    verb: int
    passive: bool
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)


class _Kind(StrEnum):
    MAIN = "main"
    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    ASIDE = "aside"


@dataclass(slots=True)
class _Level:
    """An open clause, with those coordinated with it.

    Args:
        kind: what opened it.
        opened: index of the group that opened it; -1 for the sentence.
        antecedent: the noun group that a relative clause describes.
        nouns: noun groups that are no subject yet, in order.
        finite: the last clause with a finite verb.
        current: the clause whose objects may follow.
    """

    kind: _Kind
    opened: int = -1
    antecedent: int | None = None
    nouns: list[int] = field(default_factory=list)
    finite: Clause | None = None
    current: Clause | None = None


def clauses_of(groups: Sequence[Group]) -> tuple[Clause, ...]:
    """The clauses of a sentence, in the order of their verbs."""
    analysis = _Analysis(groups)
    for at, group in enumerate(groups):
        analysis.take(at, group)
    return tuple(analysis.clauses)


class _Analysis:
    """The state of the pass over the groups of one sentence."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.clauses: list[Clause] = []
        self._levels = [_Level(_Kind.MAIN)]
        self._apposed = apposed(groups)
        self._parentheses = parentheses(groups)
        self._hanging: set[int] = set()

    def take(self, at: int, group: Group) -> None:
        """Take the next group into account."""
        if at in self._parentheses:
            return
        if group.is_noun:
            self._noun(at)
        elif group.part in (Part.VERB, Part.STATE):
            self._verb(at, group)
        elif group.part is Part.COMMA:
            self._comma()
        elif group.part in (Part.WHO, Part.THAT, Part.SUBORDINATE):
            self._open(at, group)
        elif group.part in (Part.OPEN, Part.CLOSE, Part.DASH):
            self._aside(at, group)
        elif group.part in (Part.STOP, Part.COLON):
            self._levels = [_Level(_Kind.MAIN)]

    @property
    def _level(self) -> _Level:
        return self._levels[-1]

    def _before(self, at: int) -> int:
        """Index of the last group before one that is not skipped; -1 where there is none."""
        at -= 1
        while at >= 0 and (self.groups[at].part in SKIPPED or at in self._parentheses):
            at -= 1
        return at

    def _governor(self, at: int) -> int:
        """Index of the group that a noun group would hang on: a time before it has taken its own preposition."""
        before = self._before(at)
        time = any(self.groups[k].part is Part.TIME for k in range(before + 1, at))
        return -1 if time and before >= 0 and self.groups[before].part in _GOVERNS else before

    def _part_before(self, at: int) -> Part:
        before = self._before(at)
        return self.groups[before].part if before >= 0 else Part.STOP

    # ------------------------------------------------------------ nouns and what opens or closes a clause

    def _noun(self, at: int) -> None:
        before = self._governor(at)
        part = self.groups[before].part if before >= 0 else Part.STOP
        if part in _GOVERNS or (part is Part.AND and self._before(before) in self._hanging and self._hangs_too(at)):
            self._hanging.add(at)
            if part is Part.BY and self._level.current:
                self._level.current.agents.append(at)
        elif at not in self._apposed:
            self._level.nouns.append(at)
            if self._level.current:
                self._level.current.objects.append(at)

    def _hangs_too(self, at: int) -> bool:
        """Whether a noun group after "and" hangs on the preposition before the first: both or neither are people."""
        first = self._before(self._before(at))
        return (self.groups[first].people is None) == (self.groups[at].people is None)

    def _open(self, at: int, group: Group) -> None:
        before = self._before(at)
        kind = _Kind.SUBORDINATE
        if group.part is not Part.SUBORDINATE and before >= 0:
            if self.groups[before].part is Part.COMMA:
                before = self._before(before)
            if before >= 0 and self.groups[before].is_noun:
                kind = _Kind.RELATIVE
        self._levels.append(_Level(kind, at, before if kind is _Kind.RELATIVE else None))

    def _aside(self, at: int, group: Group) -> None:
        """Open an aside at a bracket or the first dash, close it at a bracket or the second."""
        opened = next((k for k in range(len(self._levels) - 1, 0, -1) if self._levels[k].kind is _Kind.ASIDE), 0)
        if opened and group.part is not Part.OPEN:
            del self._levels[opened:]
        elif group.part is not Part.CLOSE:
            self._levels.append(_Level(_Kind.ASIDE, at))

    def _comma(self) -> None:
        """A relative clause that a comma opened ends at the next comma, if what it stands in wants a verb."""
        level = self._level
        if level.kind is _Kind.RELATIVE and level.finite and self._part_before(level.opened) is Part.COMMA:
            outer = self._levels[-2]
            if outer.finite is None and outer.nouns:
                self._levels.pop()

    # ------------------------------------------------------------ verbs

    def _verb(self, at: int, group: Group) -> None:
        shape = group.verb.shape if group.verb else Shape.BARE
        active = shape is not Shape.BARE or (group.part is Part.VERB and is_active(self.groups, at))
        passive = (group.verb.passive if group.verb else False) or not active
        clause = Clause(at, passive)
        if shape is Shape.FINITE or (shape is Shape.BARE and active):
            clause.subjects = self._subject(at)
            self._level.finite = clause
        elif shape is Shape.INFINITIVE:
            clause.subjects = self._controller(at)
        else:
            clause.subjects = self._described(at)
        self._level.current = clause
        self.clauses.append(clause)

    def _subject(self, at: int) -> list[int]:
        """The subject of a finite verb; clauses that it shows to be over are closed."""
        while True:
            level = self._level
            fresh = self._fresh(level, at)
            if fresh and not self._is_object(level, fresh[-1]):
                self._use(level, fresh)
                return fresh
            if level.finite is None and level.kind is _Kind.RELATIVE and level.antecedent is not None:
                return self._antecedents(level.antecedent)
            if level.finite is not None and self._part_before(at) in _LISTS and not self._outer_wants_verb():
                return list(level.finite.subjects)
            if len(self._levels) == 1:
                return self._last_resort(level, at)
            self._levels.pop()

    def _outer_wants_verb(self) -> bool:
        return len(self._levels) > 1 and self._levels[-2].finite is None and bool(self._levels[-2].nouns)

    def _is_object(self, level: _Level, noun: int) -> bool:
        """Whether a noun group before a finite verb stays the object of a verb before it.

        So it does in a relative clause, where the verb that follows is that of the clause around it ("the bomb that
        killed 12 people exploded"), unless the first verb takes clauses ("the man who said 12 people died").
        """
        current = level.current
        if current is None or noun not in current.objects or not self._outer_wants_verb():
            return False
        return not self._takes_no_object(current)

    def _fresh(self, level: _Level, at: int) -> list[int]:
        """The noun groups that are coordinated before a verb and no subject yet."""
        if not level.nouns:
            return []
        if level.finite is None and level.current and level.nouns[0] < level.current.verb:
            return self._before_participles(level)
        if self._part_before(at) is Part.COMMA:
            return self._list_from_first(level)
        if level.current and self._part_before(at) is Part.AND:
            return []
        return self._list_to_last(level)

    def _before_participles(self, level: _Level) -> list[int]:
        """The noun groups before the first participle: "a man carrying a flag WAS SEIZED"."""
        first = next(clause.verb for clause in self.clauses if clause.verb > max(level.opened, level.nouns[0]))
        whole = level.nouns
        level.nouns = [noun for noun in whole if noun < first]
        chain = self._list_to_last(level)
        level.nouns = whole
        return chain

    def _list_from_first(self, level: _Level) -> list[int]:
        """The first noun group and those listed with it: what a comma before the verb refers back to."""
        nouns = [noun for noun in level.nouns if level.finite is None or noun > level.finite.verb]
        if level.finite:
            joined = next((k for k, noun in enumerate(nouns) if self._joint(noun) is Part.AND), None)
            if joined is not None:
                nouns = nouns[joined:]
            elif nouns and self._keeps(level, nouns[0]):
                nouns = []
        for position, noun in enumerate(nouns[1:], 1):
            joint = self._joint(noun)
            if joint not in _LISTS:
                break
            if joint is Part.AND:
                return nouns[: position + 1]
        return nouns[:1]

    def _list_to_last(self, level: _Level) -> list[int]:
        """The last noun group and those coordinated with it on its left."""
        nouns = level.nouns
        first = len(nouns) - 1
        closed = False
        while first > 0:
            joint = self._joint(nouns[first])
            if joint not in _LISTS or (joint is Part.COMMA and not closed) or (joint is Part.AND and closed):
                break
            if self._keeps(level, nouns[first - 1]):
                break
            closed = closed or joint is Part.AND
            first -= 1
        return nouns[first:]

    def _keeps(self, level: _Level, noun: int) -> bool:
        """Whether the verb before keeps a noun group as its object: "killed 12 people and three were wounded"."""
        current = level.current
        if current is None or current.passive or not current.objects or current.objects[0] != noun:
            return False
        return not self._takes_no_object(current)

    def _takes_no_object(self, clause: Clause) -> bool:
        """Whether the noun group after a verb is not its object: the verb takes a clause, or nothing."""
        group = self.groups[clause.verb]
        verb = group.head.verb
        suffers = any(sense.frame is Frame.SUFFER for sense in group.senses)
        return suffers or (verb is not None and (verb.clausal or verb.intransitive))

    def _joint(self, noun: int) -> Part:
        """What joins a noun group to what stands before it."""
        return self._part_before(noun)

    def _use(self, level: _Level, chain: Sequence[int]) -> None:
        """Noun groups become a subject: they are free no more, nor the objects of a verb before."""
        level.nouns = [noun for noun in level.nouns if noun < chain[0]]
        if level.current:
            level.current.objects = [noun for noun in level.current.objects if noun < chain[0]]

    def _last_resort(self, level: _Level, at: int) -> list[int]:
        """The subject of a finite verb that has none of its own: that of the verb before it."""
        if level.finite and self._part_before(at) not in (Part.NOUN, Part.PRONOUN):
            return list(level.finite.subjects)
        if level.nouns and level.finite is None:
            chain = self._list_to_last(level)
            self._use(level, chain)
            return chain
        return list(level.current.subjects) if level.current and level.finite is None else []

    def _controller(self, at: int) -> list[int]:
        """Who is to do what an infinitive says: the object just before it, or else the subject before that."""
        current = self._level.current
        before = self._before(at)
        if current and before in current.objects:
            return [before]
        return list(current.subjects) if current else []

    def _described(self, at: int) -> list[int]:
        """Whom a participle or an adjective describes: the nearest people before it, over what hangs on them."""
        before = self._before(at)
        if before < 0:
            return []
        part = self.groups[before].part
        current = self._level.current
        if part in (Part.AND, Part.COMMA) and current and self._same_shape(current.verb, at):
            return list(current.subjects)
        if part is Part.VERB and current and current.verb == before:
            return list(current.subjects)
        if part in (Part.PREPOSITION, Part.SUBORDINATE):
            outer = next((level.finite for level in reversed(self._levels) if level.finite), None)
            return list(outer.subjects) if outer else []
        if part is Part.COMMA and self._shape(at) is Shape.ING:
            return list(self._level.finite.subjects) if self._level.finite else list(self._level.nouns[:1])
        if part is Part.WHO and self._level.antecedent is not None:
            return [self._level.antecedent]
        return self._nearest(at)

    def _same_shape(self, first: int, second: int) -> bool:
        return self._shape(first) is self._shape(second) or self.groups[first].part is Part.VERB

    def _shape(self, at: int) -> Shape:
        inflection = self.groups[at].verb
        return inflection.shape if inflection else Shape.BARE

    def _nearest(self, at: int) -> list[int]:
        """The nearest noun group with people before a participle, with those coordinated; else the nearest."""
        k = self._before(at)
        if k >= 0 and self.groups[k].part is Part.COMMA:
            k = self._before(k)
        nearest = None
        while k >= 0 and (self.groups[k].is_noun or self.groups[k].part in _GOVERNS or self.groups[k].part in SKIPPED):
            if self.groups[k].is_noun and k not in self._apposed:
                nearest = k if nearest is None else nearest
                if self.groups[k].people is not None:
                    return self._coordinated(k)
                if k not in self._hanging:
                    break
            k -= 1
        return [] if nearest is None else self._coordinated(nearest)

    def _antecedents(self, noun: int) -> list[int]:
        return self._coordinated(noun) if noun not in self._hanging else [noun]

    def _coordinated(self, last: int) -> list[int]:
        """A noun group with those coordinated before it, if all are free and nothing is said of the others alone."""
        nouns = self._level.nouns
        if last not in nouns or nouns[-1] != last:
            return [last]
        chain = self._list_to_last(self._level)
        said = [k for k in range(chain[0], last) if self.groups[k].part in (Part.VERB, Part.STATE)]
        return [noun for noun in chain if not said or noun > said[-1]]
