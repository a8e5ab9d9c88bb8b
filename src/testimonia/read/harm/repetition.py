"""A figure said twice with the same meaning is one claim, at its most specific mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from testimonia.model import Harm, Qualifier, Role, Span
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.drafts import Draft
from testimonia.read.harm.identity import Description, same_person
from testimonia.read.harm.who_they_were import RULE as NAMED
from testimonia.read.languages.lists import WordLists, word_lists

_NUMBERS = frozenset({PeopleKind.BARE, PeopleKind.COUNTED})

_REACHES = {Qualifier.VAGUE: (1, 10), Qualifier.AT_LEAST: (1, 1.3), Qualifier.ABOUT: (0.9, 1.1)}
"""How many times the number of a title the number of the body may be, by how the title bounds it."""

_NO_HEADS: Mapping[Span, Span] = MappingProxyType({})

_MEMORY = 40
"""Claims of one kind with which a new one is compared, the latest first: reports that tell more are lists."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A draft with its place in the order and who says it; `body` is what the title or heading it stands in heads."""

    index: int
    draft: Draft
    speakers: Sequence[str]
    description: Description | None
    body: Span | None


def without_repetitions(
    drafts: Sequence[Draft],
    speakers: Sequence[Sequence[str]],
    *,
    heads: Mapping[Span, Span] = _NO_HEADS,
    language: str = "en",
) -> list[int]:
    """Indices of the drafts that are no repetition of another, in order.

    Args:
        drafts: the drafts of one report, in order.
        speakers: for each, who says so; empty for the report's own voice.
        heads: the title and the headings of the text, each with what it heads: what stands in one gives way to that.
        language: whose words to use.
    """
    lists = word_lists(language)
    kept: dict[Hashable, list[_Told]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        one = draft.people.low == draft.people.high == 1
        description = Description.of(draft.people, lists) if one else None
        told = _Told(index, draft, speakers[index], description, _body_of(draft, heads))
        same = kept[draft.harm, draft.stance, draft.people.low, draft.people.high]
        rival = _rival(told, [other for other in reversed(same[-_MEMORY:]) if _repeats(other, told, lists)])
        if rival is None:
            same.append(told)
        else:
            better, other = (told, rival) if _gives_way(rival, told) else (rival, told)
            same[same.index(rival)] = _completed(better, other)
    return sorted(
        told.index
        for group in kept.values()
        for told in group
        if not _has_died(told, kept, lists) and not _is_rounded(told, kept)
    )


def _body_of(draft: Draft, heads: Mapping[Span, Span]) -> Span | None:
    return next((body for head, body in heads.items() if head.start <= draft.people.span.start < head.end), None)


def _heads(first: _Told, second: _Told) -> bool:
    """Whether one mention stands in the title or heading of what the other stands in."""
    at = second.draft.people.span.start
    return first.body is not None and first.body.start <= at < first.body.end


def _rival(told: _Told, rivals: Sequence[_Told]) -> _Told | None:
    """Which of the mentions that one may repeat it does: one of the same name, or else the latest."""
    name = told.description.name if told.description else None
    named = (other for other in rivals if name and other.description and other.description.name)
    return next(named, next(iter(rivals), None))


def _completed(told: _Told, other: _Told) -> _Told:
    """The mention that is kept of a person, who is known by what the other tells of him, too."""
    if told.description is None or other.description is None:
        return told
    return replace(told, description=told.description.completed(other.description))


def _repeats(first: _Told, second: _Told, lists: WordLists) -> bool:
    a, b = first.draft, second.draft
    if a.people.span == b.people.span:
        return True
    if a.sentence == b.sentence:
        return a.people.span.overlaps(b.people.span)
    if a.heading is not None and b.heading is not None:
        return _is_listed_again(a, b)
    return _may_repeat(first, second, lists)


def _is_listed_again(a: Draft, b: Draft) -> bool:
    """Whether two lines of lists of victims name one person: all others are as many as their lines."""
    return a.people.kind is PeopleKind.NAMED and a.people.text.casefold() == b.people.text.casefold()


def _may_repeat(first: _Told, second: _Told, lists: WordLists) -> bool:
    """Whether mentions in two sentences may be of the same people, of whom the same speaker tells."""
    a, b = first.draft, second.draft
    headed = _heads(first, second)
    points_back = second.description is not None and second.description.definite
    if not (headed or points_back) and first.speakers and second.speakers and first.speakers != second.speakers:
        return False
    if Role.INCREMENT in {a.role, b.role} and a.role != b.role:
        return False
    if first.description and second.description:
        return same_person(first.description, second.description, lists)
    return headed or NAMED in {a.rule, b.rule} or _compatible(a.victims, b.victims)


def _is_rounded(told: _Told, kept: dict[Hashable, list[_Told]]) -> bool:
    """Whether a number of the title stands in the body with its bound: "45 dead" over "at least 45 were killed"."""
    draft = told.draft
    people = draft.people
    if told.body is None:
        return False
    if people.low and people.qualifier in _REACHES:
        return _is_told_exactly(told, kept)
    if people.low != people.high or people.kind not in _NUMBERS:
        return False
    bounded = kept.get((draft.harm, draft.stance, people.low, None), [])
    return any(_heads(told, other) for other in bounded[:_MEMORY])


def _is_told_exactly(told: _Told, kept: dict[Hashable, list[_Told]]) -> bool:
    """Whether the body has the number that the title only bounds: "toll passes 270", and 276 below."""
    draft = told.draft
    least, most = (factor * (draft.people.low or 0) for factor in _REACHES[draft.people.qualifier])
    return any(
        other.draft.harm is draft.harm
        and other.draft.stance is draft.stance
        and least <= (other.draft.people.low or 0) <= most
        and _heads(told, other)
        for group in kept.values()
        for other in group[:_MEMORY]
    )


def _has_died(told: _Told, kept: dict[Hashable, list[_Told]], lists: WordLists) -> bool:
    """Whether somebody who was hurt is told to have died of it, elsewhere in the report."""
    draft = told.draft
    if draft.harm is Harm.INJURED and _are_dead(told, kept):
        return True
    if draft.harm is not Harm.INJURED or told.description is None:
        return False
    dead = kept.get((Harm.KILLED, draft.stance, 1, 1), [])[:_MEMORY]
    hurt = kept.get((Harm.INJURED, draft.stance, 1, 1), [])[:_MEMORY]
    if any(_is_one(told, other, lists) and not _is_another(told, other, hurt) for other in dead):
        return True
    lists_of_dead = (other for group in kept.values() for other in group[:_MEMORY] if _names_dead(other.draft))
    return bool(told.description.name) and any(_is_listed(told, other) for other in lists_of_dead)


def _are_dead(told: _Told, kept: dict[Hashable, list[_Told]]) -> bool:
    """Whether the same words tell so many dead: "the bodies of 33 men … before THEY were shot"."""
    people = told.draft.people
    dead = kept.get((Harm.KILLED, told.draft.stance, people.low, people.high), [])
    bodies = (other.draft.people.span for other in dead[-_MEMORY:] if other.draft.rule in ("own", "of"))
    return any(span.overlaps(people.span) for span in bodies)


def _names_dead(draft: Draft) -> bool:
    return draft.harm is Harm.KILLED and draft.people.kind in (PeopleKind.NAMED, PeopleKind.KIN)


def _is_listed(told: _Told, dead: _Told) -> bool:
    """Whether a list of the dead has the name of somebody who was hurt."""
    assert told.description is not None
    return told.description.name <= set(dead.draft.people.text.casefold().replace(",", " ").split())


def _is_one(hurt: _Told, dead: _Told, lists: WordLists) -> bool:
    if hurt.draft.people.span == dead.draft.people.span:
        return True
    if hurt.draft.heading is not None and dead.draft.heading is not None:
        return _is_listed_again(hurt.draft, dead.draft)
    if hurt.draft.sentence == dead.draft.sentence or hurt.description is None or dead.description is None:
        return False
    first, second = (hurt, dead) if hurt.index < dead.index else (dead, hurt)
    assert first.description is not None
    assert second.description is not None
    if second is hurt and not (second.description.name or second.description.definite):
        return False  # "one person was hurt" behind somebody's death tells of another
    return same_person(first.description, second.description, lists)


def _is_another(unnamed: _Told, dead: _Told, hurt: Sequence[_Told]) -> bool:
    """Whether a dead person has the name of another of the hurt: "hit MARA ILVANE and a baby … ILVANE later died"."""
    name = dead.description.name if dead.description else None
    if not name or unnamed.description is None or unnamed.description.name:
        return False
    names = (other.description.name for other in hurt if other.description and other is not unnamed)
    return any(other and (name <= other or other <= name) for other in names)


def _compatible(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    return bool(set(_folded(a)) & set(_folded(b)))


def _folded(words: str) -> list[str]:
    return [word.rstrip("s").casefold() for word in words.replace(",", " ").split() if len(word) > 3]


def _gives_way(first: _Told, second: _Told) -> bool:
    """Whether the new mention is more specific: the body against its title, a noun against none, a name."""
    if _heads(first, second):
        return True
    old, new = first.draft, second.draft
    if old.role is not new.role:
        return False
    named = [draft.people.kind is PeopleKind.NAMED for draft in (old, new)]
    same = old.rule == new.rule or {old.rule, new.rule} <= _OF_VERBS
    return (old.victims is None and new.victims is not None) or (named == [False, True] and same)


_OF_VERBS = frozenset({"object", "passive-subject", "subject"})
