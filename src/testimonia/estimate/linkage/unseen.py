"""Links that nobody can see: how many there must be where slips are common, and lists on which they are made.

Some names are written so differently that no key leads from one to the other, and no comparison knows them again.
Nobody can say which lines these are, but how many they must be.

Slips fall on names as rare events fall on anything: how many a name has is a Poisson number. From how many pairs of one
person are one slip apart, against those without any, follows how many are two slips and more apart. What the comparison
finds of these all the same, by what else the lists say, is taken off: lists that state dates of birth hide few links.

Source:
    The share is ours, and so is its use. That overlooked links make estimates too high, and that their share can be
    allowed for if it is known: Seber, Huakau and Simmons 2000; Ding and Fienberg 1994.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from testimonia.estimate.linkage.arrays import Floats, Ints
from testimonia.estimate.linkage.fields import Field

Holders = tuple[int, ...]
"""The lists that hold a person, in order, each as often as it holds the person."""

MOST_UNSEEN = 0.5
"""Greatest share that is believed: where more would be hidden, the lists tell too little of who is who."""


def unseen_share(fields: Sequence[Field], m: Sequence[Floats]) -> float:
    """The share of pairs of one person that two slips in a name hide.

    Args:
        fields: that are compared.
        m: for each field the shares of its levels among pairs of one person.
    """
    seen = math.prod(1 - _hidden(field, shares) for field, shares in zip(fields, m, strict=True))
    return min(1 - seen, MOST_UNSEEN)


def _hidden(field: Field, m: Floats) -> float:
    """The share of pairs that two slips in one field hide; 0 for fields that are not spelt."""
    if field.slip is None or field.exact is None or field.group is None:
        return 0.0
    slips = m[field.slip] / (m[field.exact] + m[field.group])
    two = 1 - math.exp(-slips) * (1 + slips)
    return max(0.0, float(two - m[list(field.garbled)].sum()))


def holders_of(labels: Ints, on: Ints) -> list[Holders]:
    """The lists that hold each person of a partition, in the order of the labels.

    Args:
        labels: of the person of each record. Shape: (records,).
        on: the number of the list of each record. Shape: (records,).
    """
    order = np.lexsort((on, labels))
    first = np.flatnonzero(np.diff(labels[order], prepend=-1))
    held = on[order].tolist()
    return [tuple(held[start:end]) for start, end in itertools.pairwise([*first.tolist(), len(held)])]


def with_unseen(persons: Mapping[Holders, int], share: float, random: np.random.Generator) -> Counter[Holders]:
    """The persons as they are if links that nobody sees are made: lines that stand alone join others, at random.

    For each person with several lines there are others one of whose lines stands alone; of each of them the links to
    all the other lines are hidden. How many there are is drawn, given how many were seen.

    Args:
        persons: how many are held by which lists, as they are seen.
        share: of pairs of one person that nobody sees.
        random: where chance comes from.
    """
    found = Counter(persons)
    if not share:
        return found
    for holders in sorted(persons):
        for rest, alone in _parted(holders):
            drawn = int(random.negative_binomial(persons[holders], 1 - share ** len(rest)))
            number = min(drawn, found[rest] // (1 + (rest == alone)), found[alone])
            found[holders] += number
            found[rest] -= number
            found[alone] -= number
    return +found


def _parted(holders: Holders) -> list[tuple[Holders, Holders]]:
    """The ways in which one line of a person may stand alone; none for a person of one line."""
    if len(holders) == 1:
        return []
    ways = [((*holders[:at], *holders[at + 1 :]), (holders[at],)) for at in range(len(holders))]
    return list(dict.fromkeys(ways[:1] if len(holders) == 2 else ways))
