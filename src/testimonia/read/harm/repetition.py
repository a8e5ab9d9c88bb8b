"""A figure said twice with the same meaning is one claim, at its most specific mention."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from testimonia.model import Role
from testimonia.read.counts import PeopleKind
from testimonia.read.harm.drafts import Draft


def without_repetitions(drafts: Sequence[Draft], speakers: Sequence[Hashable], *, title_ends: int = 0) -> list[int]:
    """Indices of the drafts that are no repetition of another, in order.

    Args:
        drafts: the drafts of one report, in order.
        speakers: for each, who says so.
        title_ends: where the title ends, if the text begins with it: what stands there gives way to the body.
    """
    kept: list[int] = []
    for index in range(len(drafts)):
        rival = next((k for k in kept if _same(drafts, speakers, k, index, title_ends)), None)
        if rival is None:
            kept.append(index)
        elif _gives_way(drafts[rival], drafts[index], title_ends):
            kept[kept.index(rival)] = index
    return sorted(kept)


def _same(drafts: Sequence[Draft], speakers: Sequence[Hashable], first: int, second: int, title_ends: int) -> bool:
    a, b = drafts[first], drafts[second]
    if a.harm != b.harm or a.stance != b.stance or (a.people.low, a.people.high) != (b.people.low, b.people.high):
        return False
    if a.sentence == b.sentence:
        return a.people.span.overlaps(b.people.span)
    in_title = a.people.span.start < title_ends
    if speakers[first] != speakers[second] and not in_title:
        return False
    if {a.role, b.role} & {Role.INCREMENT} and a.role != b.role:
        return False
    if a.people.low == a.people.high == 1:
        return _same_person(a, b)
    return in_title or _compatible(a.victims, b.victims)


def _same_person(a: Draft, b: Draft) -> bool:
    """Whether two single people can be one: a name and a description, or the same words."""
    names = [draft.people.kind is PeopleKind.NAMED for draft in (a, b)]
    if all(names):
        return bool(set(_folded(a.people.text)) & set(_folded(b.people.text)))
    if any(names):
        return True
    return _compatible(a.victims, b.victims)


def _compatible(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    return bool(set(_folded(a)) & set(_folded(b)))


def _folded(words: str) -> list[str]:
    return [word.rstrip("s").casefold() for word in words.replace(",", " ").split() if len(word) > 2]


def _gives_way(old: Draft, new: Draft, title_ends: int) -> bool:
    """Whether the new mention is more specific: the body against the title, a noun against none, a name."""
    if (old.people.span.start < title_ends) != (new.people.span.start < title_ends):
        return old.people.span.start < title_ends
    return old.victims is None and new.victims is not None and old.role is new.role
