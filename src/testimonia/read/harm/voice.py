"""The voice of a verb without auxiliaries: "soldiers killed two" or "two soldiers killed in Orvek"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from testimonia.read.counts import PeopleKind
from testimonia.read.harm.grammar import Part
from testimonia.read.harm.groups import Group, Shape
from testimonia.read.harm.lexicon import Frame
from testimonia.read.languages.lists import word_lists

_WORDS = word_lists("en")
_PASSED = frozenset({Part.ADVERB, Part.QUOTE})
_MOST_JOINED = 4
"""Most verbs of a coordination that share one object ("shot, stabbed and killed a man")."""


def is_active(groups: Sequence[Group], at: int, ignored: Collection[int], *, joined: int = 0) -> bool:
    """Whether a bare past form is active: it has an object, takes none, or shares one with the next verb.

    Args:
        groups: the groups of the sentence.
        at: index of the verb group.
        ignored: indices of groups that say nothing about the clause around them.
        joined: how many verbs before it already asked.
    """
    follows = _after(groups, at, ignored)
    part = groups[follows].part if follows < len(groups) else Part.STOP
    if part is Part.VERB and not _is_infinitive(groups[follows]):
        part = Part.STOP
    if part is Part.PREPOSITION and follows + 1 < len(groups) and groups[follows + 1].part is Part.TIME:
        part = Part.TIME
    if part is Part.SUBORDINATE and groups[follows].head.low in _WORDS.listed("clauses.closed.asking"):
        part = Part.THAT
    blames = groups[at].head.low in _WORDS.forms("parties.blame.verbs") and _is_on(groups, follows)
    own = _fires(groups, at, follows) or _takes_none(groups[at], part) or _has_pronoun(groups, at)
    if blames or own or _suffers(groups[at]):
        return True
    if part in (Part.NOUN, Part.THAT):
        return not _is_label(groups, at, follows) and not _is_called(groups, at, follows)
    if part is Part.PRONOUN:
        return groups[follows].head.low in _WORDS.listed("clauses.closed.objects")
    listed = part in (Part.AND, Part.COMMA) and joined < _MOST_JOINED
    return listed and _goes_on_active(groups, _after(groups, follows, ignored), ignored, joined)


def _goes_on_active(groups: Sequence[Group], at: int, ignored: Collection[int], joined: int) -> bool:
    """Whether the next verb of a list is active, so that those before it share its object."""
    if at < len(groups) and _is_bare(groups[at]):
        return is_active(groups, at, ignored, joined=joined + 1) and not _suffers(groups[at])
    return _is_past(groups, at)


def _is_past(groups: Sequence[Group], at: int) -> bool:
    """Whether a verb alone that can be no participle follows with an object: "burned, hacked or BEAT 48 people"."""
    verb = groups[at].verb if at + 1 < len(groups) and groups[at + 1].part is Part.NOUN else None
    if verb is None or groups[at].last - groups[at].first > 1:
        return False
    return verb.shape is Shape.FINITE and bool(groups[at].senses)


def _is_on(groups: Sequence[Group], follows: int) -> bool:
    """Whether "on" and somebody follow: "Ardania BLAMED ON Brenna a strike"."""
    noun = groups[follows + 1] if follows + 1 < len(groups) else None
    return noun is not None and noun.part is Part.NOUN and groups[follows].head.low in _WORDS.listed("parties.blame.on")


def _fires(groups: Sequence[Group], at: int, follows: int) -> bool:
    """Whether somebody, no weapon, fires on others: "the guard FIRED ON the boat", not "a rocket FIRED AT it"."""
    if groups[at].head.low not in _WORDS.forms("parties.acts.fired") or follows >= len(groups) or not at:
        return False
    weapon = groups[at - 1].head.low in _WORDS.listed("parties.weapons.nouns")
    return not weapon and groups[follows].head.low in _WORDS.listed("parties.acts.at")


def _takes_none(group: Group, follows: Part) -> bool:
    """Whether a verb, no word of harm, needs no object before what follows: "a bomb exploded", "police said"."""
    verb = group.head.verb
    if verb is None or group.senses or follows is Part.BY:
        return False
    if follows is Part.OF and group.head.low in _WORDS.forms("parties.blame.verbs"):
        return False  # "a man SUSPECTED OF killing two"
    if follows is Part.VERB and group.head.low in _WORDS.forms("clauses.raising.verbs"):
        return False
    return verb.intransitive or (verb.clausal and follows is not Part.PREPOSITION)


def _has_pronoun(groups: Sequence[Group], at: int) -> bool:
    """Whether "he", "they" and the like stand right before: a participle does not follow them."""
    before = groups[at - 1] if at else None
    return (
        before is not None
        and before.part is Part.PRONOUN
        and before.head.low not in _WORDS.listed("clauses.closed.objects")
    )


def _after(groups: Sequence[Group], at: int, ignored: Collection[int]) -> int:
    at += 1
    while at < len(groups) and (groups[at].part in _PASSED or at in ignored):
        at += 1
    return at


def _is_bare(group: Group) -> bool:
    return group.verb is not None and group.verb.shape is Shape.BARE


def _is_called(groups: Sequence[Group], at: int, follows: int) -> bool:
    """Whether the name follows that one person bears: "a farmer NAMED Ostrel was taken"."""
    if groups[at].head.low not in _WORDS.forms("clauses.christening.verbs") or not groups[follows].head.capital:
        return False
    people = groups[at - 1].people if at else None
    return people is not None and people.kind is PeopleKind.SINGLE


def _is_infinitive(group: Group) -> bool:
    return group.verb is not None and group.verb.shape is Shape.INFINITIVE


def _suffers(group: Group) -> bool:
    return any(sense.frame in (Frame.SUFFER, Frame.FALL) for sense in group.senses)


def _is_label(groups: Sequence[Group], at: int, follows: int) -> bool:
    """Of "12 killed, 30 wounded" and the like, whether the noun after the verb has a word of harm of its own."""
    if at == 0 or not groups[at - 1].is_noun or not groups[at].senses or follows + 1 >= len(groups):
        return False
    after = groups[follows + 1]
    return bool(after.senses) and after.part in (Part.STATE, Part.VERB) and (after.verb is None or _is_bare(after))
