"""Breakdowns: who the people of a figure were, as far as somebody says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from testimonia.model import Breakdown, Claim, PeopleKind, hull
from testimonia.reconcile.cast import Person
from testimonia.reconcile.describe import Description
from testimonia.reconcile.testimony import Context, Testimony
from testimonia.reconcile.words import CHILDREN, FIGHTERS, LISTED, NON_COMBATANTS, PERPETRATORS, WOMEN

_WORDS: dict[PeopleKind, re.Pattern[str]] = {
    PeopleKind.WOMEN: WOMEN,
    PeopleKind.CHILDREN: CHILDREN,
    PeopleKind.CIVILIANS: NON_COMBATANTS,
    PeopleKind.FIGHTERS: FIGHTERS,
    PeopleKind.PERPETRATORS: PERPETRATORS,
}

_TOLD: dict[PeopleKind, Callable[[Description], bool]] = {
    PeopleKind.WOMEN: lambda person: person.female is True and person.grown_up is True,
    PeopleKind.CHILDREN: lambda person: person.grown_up is False,
    PeopleKind.PERPETRATORS: lambda person: person.blamed,
}
"""Kinds that the description of one person tells."""


def kinds_of(words: str) -> tuple[PeopleKind, ...]:
    """The kinds of which all people are whom the words name: none for "women and children"."""
    each = LISTED.split(words)
    return tuple(kind for kind, pattern in _WORDS.items() if all(pattern.search(some) for some in each))


def breakdowns(
    parts: Iterable[Claim], current: Iterable[Testimony], people: Sequence[Person], context: Context
) -> tuple[Breakdown, ...]:
    """The breakdowns of one harm of an incident: from the fewest to the most people of a kind that any source states.

    Args:
        parts: claims about a part of the people; those that name a kind of people are used.
        current: what each source says of the whole; what counts people of one kind alone ("31 civilians") is used.
        people: the people told of one by one, where they are the count; they break down what nobody counts.
        context: what the claims are read with. A source's later claim about a kind supersedes its earlier one.
    """
    wholes = (claim for said in current if (claim := _of_one_kind(said, context)))
    latest: dict[PeopleKind, dict[str, Claim]] = {}
    for claim in sorted((*parts, *wholes), key=context.order):
        for kind in kinds_of(claim.victims or ""):
            latest.setdefault(kind, {})[context.source(claim).id] = claim
    found = []
    for kind in PeopleKind:
        if kind in latest:
            claims = list(latest[kind].values())
            whole = hull(claim.count.interval for claim in claims)
            found.append(Breakdown(kind, whole.low, whole.high, tuple(claim.id for claim in claims)))
        elif kind in _TOLD and (those := [person for person in people if _TOLD[kind](person.description)]):
            names = tuple(dict.fromkeys(claim.id for person in those for claim in person.told))
            found.append(Breakdown(kind, len(those), len(those), names))
    return tuple(found)


def _of_one_kind(said: Testimony, context: Context) -> Claim | None:
    """The claim by which a source counts people of one kind alone; None where it counts people at large or adds up."""
    claim = context.claims[said.claims[0]]
    return claim if said.of_one_kind and said.interval == claim.count.interval else None
