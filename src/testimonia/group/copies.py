"""Copies: which report repeats which, so that one wire story counts once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from testimonia.group.arrays import NOTHING, Numbers, Pairs, Values, compared
from testimonia.group.profile import Profile
from testimonia.group.reports import Reports
from testimonia.group.table import Table
from testimonia.matching.blocking import Blocks
from testimonia.matching.changes import edits
from testimonia.matching.copies import Likeness, compare, sequences
from testimonia.model import Change, ChangeKind, Copy, Harm, Role, Stance

MOST_DAYS = 14
"""Days after which a similar text is a form or a formula (a monthly communique, the frame of a page), unless it is the
same text: papers carry a wire story within days."""

OTHER_TOLL = -1.0
"""In the place of a likeness: one text repeats the other, but with another toll."""


def copy_pairs(table: Table, before: Table, numbers: Numbers, *, reports: Reports, known: Pairs) -> Pairs:
    """Pairs of reports of which one repeats the other, with the share of the shorter text that stands in the other.

    Args:
        table: all reports.
        before: those of the last run.
        numbers: the number that each of these has now; none for others.
        reports: gives those whose pairs are not known.
        known: the pairs of the last run.
    """

    def likeness(first: Numbers, second: Numbers) -> Values:
        names = table.names
        reports.fetch(set(names[np.union1d(first, second)].tolist()))
        # in the order of time, in which copies lie close together, so that few texts must be looked at twice
        order = np.argsort(np.minimum(place[first], place[second]), kind="stable")
        pairs = zip(names[first[order]].tolist(), names[second[order]].tolist(), strict=True)
        found = np.empty(len(first))
        found[order] = [_likeness(reports[one], reports[two]) for one, two in pairs]
        return found

    place = table.by_seniority
    return compared(_blocks(table), _blocks(before), numbers, known=known, compare=likeness)


def _blocks(table: Table) -> Blocks:
    """Reports by the bands of their texts."""
    return Blocks(table.bands.values, table.bands.holders, table.by_seniority, least=1)


def _likeness(one: Profile, two: Profile) -> float:
    alike = _alike(one, two)
    if not alike.is_copy or (alike.jaccard < 1 and _days_apart(one, two) > MOST_DAYS):
        return NOTHING
    return OTHER_TOLL if alike.jaccard < 1 and _other_toll(one, two) else round(alike.contained, 4)


def _days_apart(one: Profile, two: Profile) -> int:
    days = [profile.published.start for profile in (one, two) if profile.published and profile.published.start]
    return abs((days[1] - days[0]).days) if len(days) == 2 else 0


def _other_toll(one: Profile, two: Profile) -> bool:
    """Whether two versions of a text give different totals for some harm: an update and its forerunner."""
    return any(_tolls(one, harm) and _tolls(two, harm) and not _tolls(one, harm) & _tolls(two, harm) for harm in Harm)


def _tolls(profile: Profile, harm: Harm) -> frozenset[tuple[int | None, int | None]]:
    """The totals that a report asserts for a harm."""
    return frozenset(
        (claim.count.low, claim.count.high)
        for claim in profile.claims
        if claim.harm is harm and claim.role is Role.TOTAL and claim.stance is Stance.ASSERTED
    )


def originals(table: Table, pairs: Pairs) -> dict[int, int]:
    """The original of each copy, by their numbers.

    The earliest published is the original; of one day, the longest. A copy of a copy points to the original.
    """
    found: dict[int, int] = {}
    for copy, older in _older(table, pairs.where(pairs.values != OTHER_TOLL)):
        _, _, taken_from = min((-likeness, place, number) for place, number, likeness in older)
        found[copy] = found.get(taken_from, taken_from)
    return found


def versions(table: Table, pairs: Pairs, copies: Mapping[int, int]) -> dict[int, int]:
    """For each report that repeats an earlier one but for the toll, the last of these; copies are no versions."""
    chosen = pairs.where(pairs.values == OTHER_TOLL)
    return {number: max(older)[1] for number, older in _older(table, chosen) if number not in copies}


def _older(table: Table, pairs: Pairs) -> Iterator[tuple[int, list[tuple[int, int, float]]]]:
    """Each report of some pairs with those before it: (place in time, number, value); the earliest report first."""
    place = table.by_seniority.tolist()
    older: dict[int, list[tuple[int, int, float]]] = {}
    for one, two, value in pairs:
        first, second = (one, two) if place[one] < place[two] else (two, one)
        older.setdefault(second, []).append((place[first], first, value))
    for number in sorted(older, key=place.__getitem__):
        yield number, older[number]


def contained(copy: Profile, original: Profile) -> float:
    """The share of the shorter text's word sequences that stand in the other."""
    return round(_alike(copy, original).contained, 4)


def _alike(one: Profile, two: Profile) -> Likeness:
    return compare(sequences(one.document.text), sequences(two.document.text))


def copy_of(copy: Profile, original: Profile) -> Copy:
    """A copy with what it changed."""
    alike = _alike(copy, original)
    changes = () if alike.jaccard == 1 and copy.document.title == original.document.title else _changes(original, copy)
    return Copy(copy.document.id, original.document.id, round(alike.contained, 4), tuple(changes))


def _changes(original: Profile, copy: Profile) -> Iterable[Change]:
    before, after = original.document.title, copy.document.title
    if before != after:
        yield Change(ChangeKind.HEADLINE, before, after)
    for old, new in edits(original.document.text, copy.document.text):
        yield Change(_kind(old, new), old or None, new or None)


def _kind(before: str, after: str) -> ChangeKind:
    if not before or not after:
        return ChangeKind.ADDED if after else ChangeKind.CUT
    numbers = [{char for char in words if char.isdigit()} for words in (before, after)]
    return ChangeKind.NUMBER if any(numbers) and before != after else ChangeKind.REWORDED
