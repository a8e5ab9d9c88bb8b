"""Counts that stand in a list: "four policemen and two passers-by were killed" counts six people."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from testimonia.model import Claim, Interval, Role
from testimonia.reconcile.describe import are_entries, told_one_by_one
from testimonia.reconcile.words import BACK, LIST_COMMA, LIST_END, PARTITIVE

List = tuple[Claim, ...]
"""Claims whose counts stand side by side in one sentence, in its order."""


def lists_in(claims: Sequence[Claim]) -> list[List]:
    """The lists among the claims about one harm.

    People who are named or described alone ("a teacher and a nurse") make no list: who they are is told apart
    elsewhere. What stands behind a comma is no part of a list whose first count it adds up to ("six people, four men
    and two women").

    Args:
        claims: in the order of reports and passages.
    """
    found: list[list[Claim]] = []
    for claim in claims:
        if found and _joined(found[-1][-1], claim) is not None:
            found[-1].append(claim)
        else:
            found.append([claim])
    return [tuple(items) for items in found if len(items) > 1 and _is_list(items)]


def sum_of_list(items: Iterable[Claim]) -> Interval | None:
    """The people of a list together; None where no end is known."""
    intervals: list[Interval | None] = [claim.count.interval for claim in items]
    return functools.reduce(lambda one, two: one.plus(two) if one and two else None, intervals)


def _is_list(items: Sequence[Claim]) -> bool:
    if _joined(*items[-2:]) is not LIST_END or all(map(told_one_by_one, items)) or BACK.match(items[0].count.words):
        return False
    rest = sum_of_list(items[1:])
    return len(items) == 2 or rest is None or rest.known_ends[0] != items[0].count.interval.known_ends[0]


def _joined(one: Claim, two: Claim) -> object | None:
    """What joins two counts of one speaker: a comma, a word that ends a list, lines of one list; None for nothing."""
    if are_entries(one, two) and one.role is two.role is Role.TOTAL:
        return LIST_END
    if (one.document, one.passage.start, one.said_by) != (two.document, two.passage.start, two.said_by):
        return None
    if any(claim.role is not Role.TOTAL or claim.count.interval.is_zero for claim in (one, two)):
        return None
    if any(PARTITIVE.search(claim.count.words) for claim in (one, two)):
        return None
    between = one.passage.exact[one.count.end - one.passage.start : two.count.start - one.passage.start]
    return next((joiner for joiner in (LIST_END, LIST_COMMA) if joiner.fullmatch(between)), None)
