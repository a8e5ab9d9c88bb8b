"""The clauses of a sentence: each verb with its voice, its subject, its objects and its agent.

One pass from left to right with a stack of open clauses: the main one, and those that relative pronouns,
conjunctions, brackets and dashes open inside it. A noun group that hangs on a preposition is neither subject nor
object. What is not understood leaves a clause without a subject, never a wrong sentence.

Source:
    Abney, S. (1996), Partial parsing via finite-state cascades; Hobbs, J. et al. (1993), FASTUS.
"""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.counts import PeopleKind
from testimonia.read.harm.apposition import apposed
from testimonia.read.harm.clause import Clause, Kind, Level
from testimonia.read.harm.coordination import are_things, first_list, keeps, last_list, without_told
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group, Shape
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.relatives import OBJECT_RELATIVES, is_object_relative
from testimonia.read.harm.row import GOVERNS, LISTS, SKIPPED, Row
from testimonia.read.harm.voice import is_active

_OPENS = frozenset({Part.WHO, Part.THAT, Part.SUBORDINATE})
_ASIDES = frozenset({Part.OPEN, Part.CLOSE, Part.DASH})


def clauses_of(row: Row) -> tuple[Clause, ...]:
    """The clauses that the groups of a sentence make, in the order of their verbs."""
    analysis = _Analysis(row)
    for at, group in enumerate(row.groups):
        analysis.take(at, group)
    return tuple(analysis.clauses)


class _Analysis:
    """The state of the pass over the groups of one sentence."""

    def __init__(self, row: Row) -> None:
        self.groups = groups = row.groups
        self.clauses: list[Clause] = []
        self._row = row
        self._levels = [Level(Kind.MAIN)]
        self._apposed = apposed(groups)
        self._hanging: set[int] = set()

    def take(self, at: int, group: Group) -> None:
        """Take the next group into account."""
        if at in self._row.ignored:
            return
        if group.is_noun:
            self._noun(at)
        elif group.part in (Part.VERB, Part.STATE):
            self._verb(at, group)
        elif group.part is Part.COMMA:
            self._comma(at)
        elif group.part in _OPENS:
            self._open(at, group)
        elif group.part in _ASIDES:
            self._aside(at, group)
        elif group.part in (Part.STOP, Part.COLON):
            self._levels = [Level(Kind.MAIN)]

    @property
    def _level(self) -> Level:
        return self._levels[-1]

    @property
    def _outer_wants_verb(self) -> bool:
        return len(self._levels) > 1 and self._levels[-2].wants_verb

    # ------------------------------------------------------------ nouns and what opens or closes a clause

    def _noun(self, at: int) -> None:
        governor = self._row.governor(at)
        part = self._row.part(governor)
        if part in GOVERNS or (part is Part.AND and self._hangs_too(at, self._row.before(governor))):
            self._hanging.add(at)
            if part is Part.BY and self._level.current:
                self._level.current.agents.append(at)
        elif at not in self._apposed:
            self._level.nouns.append(at)
            if self._level.current:
                self._level.current.objects.append(at)

    def _hangs_too(self, at: int, first: int) -> bool:
        """Whether a noun group after "and" hangs on the preposition before the first: both or neither are people."""
        if first not in self._hanging or self._has_own_verb(at):
            return False
        return (self.groups[first].people is None) == (self.groups[at].people is None)

    def _has_own_verb(self, at: int) -> bool:
        """Whether a verb of its own follows a noun group; a participle at the end of the clause is of both."""
        verb = self._row.after(at)
        if self._row.part(verb) is not Part.VERB:
            return False
        ends = self._row.part(self._row.after(verb)) in (Part.STOP, Part.COMMA)
        acted = any(sense.frame is Frame.ACT for sense in self.groups[verb].senses)
        return not (ends and acted and self._shape(verb) is Shape.BARE)

    def _open(self, at: int, group: Group) -> None:
        before = self._row.before(at)
        if self._row.part(before) is Part.COMMA:
            before = self._row.before(before)
        if self._row.part(before) is Part.OF:
            before = self._row.before(before)  # "a boy OF 12 YEARS, who"
        while before in self._apposed and self.groups[before].people is None:
            before -= 2  # "two clerks, MARA ILVANE AND TOLO BREKAN, who": the last of a list of names
        if group.part is Part.SUBORDINATE and at + 1 < len(self.groups) and self.groups[at + 1].part is Part.TIME:
            return
        if group.part is not Part.SUBORDINATE and before >= 0 and self.groups[before].is_noun:
            persons = self._nearest(at) if group.head.low in OBJECT_RELATIVES else []
            self._levels.append(Level(Kind.RELATIVE, at, persons[-1] if persons else before))
        else:
            self._levels.append(Level(Kind.SUBORDINATE, at))

    def _aside(self, at: int, group: Group) -> None:
        """Open an aside at a bracket or the first dash, close it at a bracket or the second."""
        opened = next((k for k in range(len(self._levels) - 1, 0, -1) if self._levels[k].kind is Kind.ASIDE), 0)
        if opened and group.part is not Part.OPEN:
            del self._levels[opened:]
        elif group.part is not Part.CLOSE:
            self._levels.append(Level(Kind.ASIDE, at))

    def _comma(self, at: int) -> None:
        """A comma ends "after the blast," and a relative clause that a comma opened, where a verb is still wanted."""
        level = self._level
        conjunction = level.opened >= 0 and self._row.part(level.opened) is Part.SUBORDINATE
        if conjunction and level.current is None and level.nouns:
            if not (self._is_around_parts(at) or self._is_around_names(at)):
                self._levels.pop()
            return
        opened_by_comma = self._row.joint(level.opened) is Part.COMMA
        if level.kind is Kind.RELATIVE and level.finite and opened_by_comma and self._outer_wants_verb:
            self._levels.pop()
        elif self._ends_setting(at):
            del self._levels[-2:]

    def _ends_setting(self, at: int) -> bool:
        """Whether a comma ends what a sentence begins with: "After a raid in which nine officers were killed, ..."."""
        if len(self._levels) != 3 or not self._level.finite:
            return False
        main, setting, _ = self._levels
        begins = setting.kind is Kind.SUBORDINATE and main.current is None and not main.nouns
        subject, verb = at + 1, self._row.after(at + 1)
        if not begins or setting.current is not None or verb < 0 or not self.groups[subject].is_noun:
            return False
        return self.groups[subject].people is not None and self._row.part(verb) is Part.VERB

    def _is_around_parts(self, comma: int) -> bool:
        """Whether a comma opens or closes a part of the people before: "when 12, AMONG THEM A NURSE, perished"."""
        if self._row.part(self._row.after(comma)) is Part.INCLUDING:
            return True
        k = self._row.before(comma)
        while k >= 0 and (self.groups[k].is_noun or self.groups[k].part is Part.AND):
            k = self._row.before(k)
        return self._row.part(k) is Part.INCLUDING

    def _is_around_names(self, comma: int) -> bool:
        """Whether a comma opens or closes the names of the people before: "when two women, ANA AND VERA, were shot"."""
        names = next((k for k in (self._row.after(comma), self._row.before(comma)) if k in self._apposed), -1)
        closes = self._row.after(names) if names >= 0 else -1
        return self._row.part(closes) is Part.COMMA and self._row.part(self._row.after(closes)) is Part.VERB

    # ------------------------------------------------------------ verbs

    def _verb(self, at: int, group: Group) -> None:
        shape = self._shape(at)
        shared = self._shares_have(at)
        active = shape is not Shape.BARE or (group.part is Part.VERB and is_active(self.groups, at, self._row.ignored))
        clause = Clause(at, passive=not shared and (not active or (group.verb is not None and group.verb.passive)))
        active = active or shared
        if is_object_relative(self._row, self._level, at):
            active, clause.passive, clause.objects = True, False, self._coordinated(self._level.antecedent or 0)
        if shape is Shape.FINITE or (shape is Shape.BARE and active):
            clause.subjects = self._subject(at)
            self._level.finite = clause
        elif shape is Shape.INFINITIVE:
            clause.subjects = self._controller(at)
        else:
            clause.subjects = self._described(at)
        self._level.current = clause
        self.clauses.append(clause)

    def _shares_have(self, at: int) -> bool:
        """Whether a participle shares the "have" of the verb before it: "HAS killed 12 people and DRIVEN out 40"."""
        finite = self._level.finite
        verb = self.groups[finite.verb].verb if finite else None
        shares = verb is not None and verb.perfect and self._row.joint(at) is Part.AND and self._shape(at) is Shape.BARE
        return shares and self._row.part(self._row.after(at)) is Part.NOUN

    def _shape(self, at: int) -> Shape:
        inflection = self.groups[at].verb
        return inflection.shape if inflection else Shape.BARE

    def _subject(self, at: int) -> list[int]:
        """The subject of a finite verb; clauses that it shows to be over are closed."""
        if self._row.part(at - 1) is Part.DETERMINER:
            return []  # "was asked how MANY had died"
        while True:
            level = self._level
            fresh = self._fresh(level, at)
            if fresh and not self._is_object(level, fresh[-1]):
                self._use(level, fresh)
                return fresh
            if level.finite is None and level.antecedent is not None:
                return self._coordinated(level.antecedent)
            if level.finite is not None and self._row.joint(at) in LISTS and not self._outer_wants_verb:
                return list(level.finite.subjects)
            if len(self._levels) == 1:
                return self._last_resort(level, at)
            if self._is_gerund(level):
                return []
            self._levels.pop()

    def _is_gerund(self, level: Level) -> bool:
        """Whether a clause begins with its subject, a noun in -ing: "said that SHELLING by the army killed two"."""
        first = level.current
        begins = first is not None and level.finite is None and self._row.after(level.opened) == first.verb
        return begins and first is not None and self._shape(first.verb) is Shape.ING and level.kind is Kind.SUBORDINATE

    def _fresh(self, level: Level, at: int) -> list[int]:
        """The noun groups that are coordinated before a finite verb and no subject yet."""
        joint = self._row.joint(at)
        current = level.current
        if not level.nouns or (current and joint is Part.AND and level.finite):
            return []
        if level.finite is None and current and level.nouns[0] < current.verb:
            return self._begun_anew(level, at) or self._before_participles(level, at)
        if joint is Part.COMMA:
            return self._before_comma(level)
        done = level.finite is not None and current is not None and bool(current.objects) and not current.passive
        if done and current and not self._row.takes_no_object(current.verb) and (anew := self._begun_anew(level, at)):
            return anew
        nouns = level.nouns[:-1] if self._is_one_of_several(level.nouns[-1], at) else level.nouns
        return without_told(self._row, last_list(self._row, nouns, current))

    def _is_one_of_several(self, noun: int, verb: int) -> bool:
        """Whether one person between a comma and a plural verb is the last before: "Mara and Tolo, A NURSE fell"."""
        people = self.groups[noun].people
        one = people is not None and people.kind is PeopleKind.SINGLE
        comma = self._row.before(noun)
        if not one or self._row.part(comma) is not Part.COMMA or not self.groups[verb].is_plural:
            return False
        return self._row.before(comma) in self._level.nouns

    def _before_participles(self, level: Level, at: int) -> list[int]:
        """The noun groups before the first participle: "a man carrying a flag WAS SEIZED"."""
        first = next(clause.verb for clause in self.clauses if clause.verb > max(level.opened, level.nouns[0]))
        before = [noun for noun in level.nouns if noun < first]
        if self._row.joint(at) is Part.COMMA and self._says_again(before):
            return before[-2:-1]
        return last_list(self._row, before, None)

    def _says_again(self, nouns: Sequence[int]) -> bool:
        """Whether the last of two noun groups only says what the first is: "a detachment, A UNIT trained abroad,"."""
        if len(nouns) < 2 or self._row.joint(nouns[-1]) is not Part.COMMA:
            return False
        return self.groups[nouns[-1]].last - self.groups[nouns[-1]].first > 1

    def _begun_anew(self, level: Level, at: int) -> list[int]:
        """The noun group between ", and" and a verb, which begin a clause: "a train burned, and TEN MEN were held"."""
        noun = level.nouns[-1]
        joint = self._row.before(noun)
        bare = level.current is not None and level.current.verb == self._row.before(joint)
        anew = self._row.joint(joint) is Part.COMMA or (bare and are_things(self._row, level.nouns[:-1]))
        return [noun] if self._row.part(joint) is Part.AND and anew and self._row.before(at) == noun else []

    def _before_comma(self, level: Level) -> list[int]:
        """What a comma before the verb refers back to: the first list of noun groups since the last finite verb."""
        nouns = [noun for noun in level.nouns if level.finite is None or noun > level.finite.verb]
        if level.finite:
            joined = next((k for k, noun in enumerate(nouns) if self._row.joint(noun) is Part.AND), None)
            if joined is not None:
                nouns = nouns[joined:]
            elif nouns and keeps(self._row, level.current, nouns[0]):
                nouns = []
        return first_list(self._row, nouns)

    def _is_object(self, level: Level, noun: int) -> bool:
        """Whether a noun group before a finite verb stays the object of a verb before it.

        So it does in a relative clause, where the verb that follows is that of the clause around it ("the bomb that
        killed 12 people exploded"), unless the first verb takes clauses ("the man who said 12 people died").
        """
        current = level.current
        if current is None or noun not in current.objects or not self._outer_wants_verb:
            return False
        return not self._row.takes_no_object(current.verb)

    def _use(self, level: Level, chain: Sequence[int]) -> None:
        """Noun groups become a subject: they are free no more, nor the objects of a verb before."""
        level.nouns = [noun for noun in level.nouns if noun < chain[0]]
        if level.current:
            level.current.objects = [noun for noun in level.current.objects if noun not in chain]

    def _last_resort(self, level: Level, at: int) -> list[int]:
        """The subject of a finite verb that has none of its own: that of the verb before it."""
        if level.finite:
            return [] if self._row.joint(at) in (Part.NOUN, Part.PRONOUN) else list(level.finite.subjects)
        return list(level.current.subjects) if level.current else []

    def _controller(self, at: int) -> list[int]:
        """Who is to do what an infinitive says: the object just before it, or else the subject before that."""
        current = self._level.current
        before = self._row.before(at)
        if current and before in current.objects:
            return [before]
        return list(current.subjects) if current else []

    # ------------------------------------------------------------ participles and adjectives

    def _described(self, at: int) -> list[int]:
        """Whom a participle or an adjective describes."""
        joint = self._row.joint(at)
        current, finite = self._level.current, self._level.finite
        if joint in LISTS and current and self._goes_on(current.verb, at):
            found = joint is Part.COMMA and self._is_found(current, at)
            return current.objects[-1:] if found else list(current.subjects)
        if current and self._is_charge(current, at):
            return list(current.subjects)
        if joint is Part.VERB and current and current.verb == self._row.before(at):
            return self._of_verb(current)
        if joint is Part.COMMA and self._shape(at) is Shape.ING:
            return list(finite.subjects) if finite else self._level.nouns[:1]
        return self._behind(joint, at)

    def _behind(self, joint: Part, at: int) -> list[int]:
        """Whom a participle or an adjective describes that neither goes on with a verb nor stands behind one."""
        if joint is Part.SUBORDINATE and self._row.is_as(self._row.before(at)):
            return self._coordinated(self._row.before(self._row.before(at)))
        if joint in (Part.PREPOSITION, Part.SUBORDINATE):
            return self._of_outer()
        if joint is Part.WHO and self._level.antecedent is not None:
            return [self._level.antecedent]
        return self._nearest(at)

    def _is_found(self, clause: Clause, at: int) -> bool:
        """Whether an adjective behind a name and an age is said of it: "found Mara Ilvane, 26, DEAD"."""
        noun = clause.objects[-1] if clause.objects else -1
        people = self.groups[noun].people if noun >= 0 else None
        named = people is not None and people.kind is PeopleKind.NAMED
        state = self.groups[at].part is Part.STATE and not clause.passive
        return state and named and self._row.before(self._row.before(at)) == noun

    def _of_outer(self) -> list[int]:
        """The subject of the last finite verb, of this clause or of one around it."""
        outer = next((level.finite for level in reversed(self._levels) if level.finite), None)
        return list(outer.subjects) if outer else []

    def _is_charge(self, clause: Clause, at: int) -> bool:
        """Whether a participle tells with what somebody is charged: "a man CHARGED with killing two"."""
        preposition = self._row.before(at)
        governs = self._row.part(preposition) in (Part.PREPOSITION, Part.OF)
        return governs and clause.passive and self._row.before(preposition) == clause.verb

    def _of_verb(self, clause: Clause) -> list[int]:
        """Whom an adjective behind a verb describes: its subject, or its object before it ("two we found dead")."""
        noun = clause.subjects[0] if clause.subjects else -1
        before = self._row.before(noun) if noun >= 0 else -1
        contact = before >= 0 and self.groups[before].is_noun and self.groups[before].people is not None
        if contact and not clause.passive and not self._row.takes_no_object(clause.verb):
            return [before]
        return list(clause.subjects)

    def _goes_on(self, first: int, second: int) -> bool:
        """Whether a participle or adjective goes on with a verb before it: "were shot and wounded"."""
        return self._shape(first) is self._shape(second) or self.groups[first].part is Part.VERB

    def _nearest(self, at: int) -> list[int]:
        """The nearest noun group with people before a participle, with those coordinated; else the nearest."""
        k = self._row.before(at)
        if self._row.part(k) is Part.COMMA:
            k = self._row.before(k)
        nearest = -1
        while k >= 0 and (self.groups[k].is_noun or self.groups[k].part in GOVERNS or self.groups[k].part in SKIPPED):
            if self.groups[k].is_noun and k not in self._apposed:
                nearest = k if nearest < 0 else nearest
                if self.groups[k].people is not None:
                    return self._coordinated(k)
                if k not in self._hanging:
                    break
            k -= 1
        return self._coordinated(nearest) if nearest >= 0 else []

    def _coordinated(self, last: int) -> list[int]:
        """A noun group with those coordinated before it, if all are free and nothing is said of the others alone."""
        nouns = self._level.nouns
        first = self._row.before(self._row.before(last))
        if last in self._hanging and first in self._hanging and self._row.joint(last) is Part.AND:
            return [first, last]
        if last not in nouns or nouns[-1] != last:
            return [last]
        chain = last_list(self._row, nouns, self._level.current)
        said = [k for k in range(chain[0], last) if self.groups[k].part in (Part.VERB, Part.STATE)]
        return [noun for noun in chain if not said or noun > said[-1]]
