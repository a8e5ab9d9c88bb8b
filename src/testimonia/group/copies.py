"""Copies: which report repeats which, so that one wire story counts once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from testimonia.group.profile import Profile
from testimonia.matching import near_copies
from testimonia.model import Copy, Harm, Role, Stance

MOST_DAYS = 14
"""Days after which a similar text is a form or a formula (a monthly communique, the frame of a page), unless it is the
same text: papers carry a wire story within days."""


def find_copies(profiles: Sequence[Profile]) -> tuple[Copy, ...]:
    """Copies with their originals, in the order of document ids.

    The earliest published is the original; of one day, the longest, as papers cut from below. Two versions of one
    story with different tolls are an update and its forerunner, not copies.
    """
    order = sorted(range(len(profiles)), key=lambda number: _seniority(profiles[number]))
    likeness = near_copies([profiles[number].document.text for number in order])
    original: dict[int, int] = {}
    copies: dict[int, Copy] = {}
    for (one, two), how in sorted(likeness.items(), key=lambda item: (item[0][1], -item[1].contained, item[0][0])):
        first, second = profiles[order[one]], profiles[order[two]]
        if two in original or (how.jaccard < 1 and not _may_copy(first, second)):
            continue
        root = original.get(one, one)
        original[two] = root
        copies[two] = Copy(second.document.id, profiles[order[root]].document.id, round(how.contained, 4))
    return tuple(sorted(copies.values(), key=lambda copy: copy.document))


def _seniority(profile: Profile) -> tuple[date, int, str]:
    published = profile.published
    day = (published.start or published.end) if published else None
    return (day or date.max, -len(profile.document.text), profile.document.id)


def _may_copy(one: Profile, two: Profile) -> bool:
    days = [profile.published.start for profile in (one, two) if profile.published and profile.published.start]
    if len(days) == 2 and abs((days[1] - days[0]).days) > MOST_DAYS:
        return False
    return not any(
        _tolls(one, harm) and _tolls(two, harm) and not _tolls(one, harm) & _tolls(two, harm) for harm in Harm
    )


def _tolls(profile: Profile, harm: Harm) -> frozenset[tuple[int | None, int | None]]:
    """The totals that a report asserts for a harm."""
    return frozenset(
        (claim.count.low, claim.count.high)
        for claim in profile.claims
        if claim.harm is harm and claim.role is Role.TOTAL and claim.stance is Stance.ASSERTED
    )
