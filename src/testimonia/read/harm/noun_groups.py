"""Noun groups: determiners, adjectives and nouns up to the head, with the people that the group is."""

from __future__ import annotations

from collections.abc import Sequence

from testimonia.read.counts import People, PeopleKind, nouns
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group
from testimonia.read.harm.lexicon import Frame
from testimonia.read.harm.tokens import Token
from testimonia.read.harm.verb_groups import AUXILIARIES, forms_at, is_verb
from testimonia.read.languages.lists import word_lists

_OPENERS = frozenset({Part.DETERMINER, Part.POSSESSIVE})
_GOVERNS = frozenset({Part.PREPOSITION, Part.OF, Part.BY})
_NOUN_FRAMES = frozenset({Frame.OF, Frame.COUNTED, Frame.EVENT, Frame.CASUALTY, Frame.WOUND, Frame.TOLL})


_WORDS = word_lists("en")
_GOVERNING = _WORDS.listed("clauses.words.preposition") | _WORDS.listed("clauses.words.subordinate")


def noun_group_at(tokens: Sequence[Token], at: int, before: Sequence[Group]) -> Group | None:
    """The noun group that starts at a token; None where none does."""
    if tokens[at].part is Part.PRONOUN:
        return Group(Part.PRONOUN, at, at + 1, tokens[at])
    j, head = at, -1
    while j < len(tokens) and _continues(tokens, at, j, head, before):
        if tokens[j].part not in _OPENERS and tokens[j].part is not Part.ADVERB and tokens[j].part is not Part.QUOTE:
            head = j
        j += 1
    if head < 0 and tokens[at].low in _WORDS.listed("clauses.closed.objective"):
        return Group(Part.PRONOUN, at, at + 1, tokens[at])
    if head < 0 and j > at and _stands_alone(tokens, j):
        head = j - 1
    return _made(tokens, at, head) if head >= 0 else None


def _stands_alone(tokens: Sequence[Token], end: int) -> bool:
    """Whether the last token before an offset is a determiner that stands for a noun: "killing ANOTHER", "ALL died"."""
    if tokens[end - 1].low in _WORDS.listed("clauses.closed.pronominal"):
        return True
    verb = end < len(tokens) and tokens[end].part in AUXILIARIES
    return verb and tokens[end - 1].low in _WORDS.listed("clauses.closed.pronominal_subjects")


def _continues(tokens: Sequence[Token], at: int, j: int, head: int, before: Sequence[Group]) -> bool:
    """Whether a token belongs to the noun group that started at `at` and whose last noun so far is `head`."""
    token = tokens[j]
    part = token.part
    if head < 0:
        return _begins(tokens, at, j, before)
    previous = tokens[head]
    if part in (Part.PEOPLE, Part.TIME):
        return _names(previous, token) or (part is previous.part is Part.TIME) or _points_to_time(tokens, j - 1)
    if part not in (Part.WORD, Part.VERB, Part.HARM) or (part is Part.HARM and _is_predicate(token)):
        return False
    dated = (_ends_date(previous) or _is_day(previous, before)) and tokens[at].part not in _OPENERS
    if dated or _ends_time(tokens, at, j, before) or _ends_attack(previous, token) or _points_to_time(tokens, j):
        return False
    people = previous.part is Part.PEOPLE and not previous.owns and not (token.capital and _is_titled(previous))
    if people and not _is_named_force(previous, token):
        return False
    return not is_verb(tokens, j, _noun_before(tokens, at))


def _is_named_force(previous: Token, token: Token) -> bool:
    """Whether what looks like a person's name is that of a force: "the Gran Vico GANG"."""
    people = previous.people
    named = people is not None and people.kind is PeopleKind.NAMED
    return named and not token.capital and token.low in _WORDS.listed("parties.forces.nouns")


def _points_to_time(tokens: Sequence[Token], j: int) -> bool:
    """Whether a token begins a time behind a noun: "the airstrike | LAST week"."""
    timed = j + 1 < len(tokens) and tokens[j + 1].part is Part.TIME
    return timed and tokens[j].low in _WORDS.listed("clauses.time.pointing")


def _ends_date(token: Token) -> bool:
    """Whether a date ends with a token: "in May 1991 | soldiers"; inside a group it does not: "the May 1991 raid"."""
    return token.part is Part.TIME and token.low.isdecimal()


def _ends_attack(previous: Token, token: Token) -> bool:
    """Whether a name begins behind an attack: "in that attack | Hamas gunmen"."""
    return token.capital and not previous.capital and previous.low in _WORDS.listed("parties.acts.nouns")


def _is_day(token: Token, before: Sequence[Group]) -> bool:
    """Whether a time that stands behind "on" is a day by itself: "on Sunday | police"."""
    return token.part is Part.TIME and token.capital and bool(before) and before[-1].head.low == "on"


def _ends_time(tokens: Sequence[Token], at: int, j: int, before: Sequence[Group]) -> bool:
    """Whether somebody begins behind a time: "on Monday morning | Russian planes", "in the evening | soldiers"."""
    token, last = tokens[j], tokens[j - 1]
    person = None if token.capital else nouns().person(token.low)
    begins = (person is not None and person[1]) or token.low in _WORDS.listed("parties.armed.nouns")
    time = last.part is Part.TIME and (begins or (token.capital and not last.capital))
    hangs = bool(before) and before[-1].part in (Part.PREPOSITION, Part.TIME)
    return time and hangs and all(token.part in (Part.TIME, Part.DETERMINER) for token in tokens[at:j])


def _begins(tokens: Sequence[Token], at: int, j: int, before: Sequence[Group]) -> bool:
    """Whether a token can stand before the first noun of a group, or be it."""
    token = tokens[j]
    part = token.part
    opened = j > at
    if part in _OPENERS or part in (Part.NUMBER, Part.PEOPLE, Part.TIME):
        return True
    if part in (Part.ADVERB, Part.QUOTE):
        return opened and j + 1 < len(tokens) and tokens[j + 1].part in (Part.WORD, Part.HARM, Part.VERB, Part.PEOPLE)
    if part is Part.THAT:
        governed = bool(before) and before[-1].part in _GOVERNS
        return not opened and j + 1 < len(tokens) and (governed or tokens[j + 1].part is Part.TIME)
    if part is Part.HARM:
        return opened or _before_noun(tokens, j) or not _is_state(token)
    return part in (Part.WORD, Part.VERB)


def _noun_before(tokens: Sequence[Token], at: int) -> tuple[Group, ...]:
    """A stand-in for the group that is being made, so that a verb after it is told from a noun."""
    return (Group(Part.NOUN, at, at + 1, tokens[at]),)


def _names(previous: Token, token: Token) -> bool:
    """Whether people are the name behind a title or a description: "police officer Mara Ilvane"."""
    people = token.people
    if people is None or people.kind is not PeopleKind.NAMED or previous.part is Part.TIME:
        return False
    return previous.people is None or previous.people.kind is PeopleKind.SINGLE


def _is_titled(token: Token) -> bool:
    """Whether a name may follow people: one person, or a name already."""
    return token.people is not None and token.people.kind in (PeopleKind.SINGLE, PeopleKind.NAMED)


def _is_noun(token: Token) -> bool:
    return any(sense.frame in _NOUN_FRAMES for sense in token.senses)


def _is_state(token: Token) -> bool:
    return any(sense.frame is Frame.STATE for sense in token.senses)


def _is_predicate(token: Token) -> bool:
    return _is_state(token) and not _is_noun(token)


def _before_noun(tokens: Sequence[Token], j: int) -> bool:
    """Whether a word of harm is an adjective before a noun: "dead bodies", not "HELD OVER market bombing"."""
    if tokens[j].low.rpartition(" ")[2] in _GOVERNING:
        return False
    follows = tokens[j + 1] if j + 1 < len(tokens) else None
    return follows is not None and follows.part is Part.WORD and not follows.capital and not forms_at(follows)


def _made(tokens: Sequence[Token], first: int, head: int) -> Group:
    if first == head:
        alone = tokens[head]
        part = Part.TIME if alone.part in (Part.TIME, Part.NUMBER) else Part.NOUN
        return Group(part, first, head + 1, alone, alone.senses, people=alone.people)
    inside = tokens[first : head + 1]
    owner = max([k for k, token in enumerate(inside[:-1]) if token.owns], default=-1)
    named = [token.people for token in inside[owner + 1 :] if token.people is not None]
    last = tokens[head]
    return Group(
        part=Part.TIME if not named and last.part in (Part.TIME, Part.NUMBER) else Part.NOUN,
        first=first,
        last=head + 1,
        head=last,
        senses=last.senses,
        attributes=tuple([sense for token in inside[owner + 1 : -1] for sense in token.senses if not sense.particle]),
        people=_people(named, last),
        genitive=(first, first + owner + 1) if owner >= 0 else None,
    )


def _people(named: Sequence[People], head: Token) -> People | None:
    """The people that a group is: its last, unless another noun follows them ("the police chief's office")."""
    if not named or head.low in _WORDS.listed("parties.forces.nouns"):
        return named[-1] if named and head.people is not None else None
    return named[-1] if head.people is not None or named[-1].kind is PeopleKind.NAMED else None
