"""Which claims say something of the whole, which of a part of it, and which nothing that counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from testimonia.model import Claim, Role, Stance
from testimonia.reconcile.describe import told_one_by_one
from testimonia.reconcile.listed import List, lists_in, sum_of_list
from testimonia.reconcile.words import ALSO, KIN, OF_UNCOUNTED, ONE_KIND, PARTITIVE

Aside = dict[str, str]
"""Why a claim was left out, by claim id."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The claims about one incident and one harm, sifted; each list in the order of reports and passages.

    Args:
        usable: those that say something of the whole.
        parts: those that say something of a part of it.
        lists: usable claims that count people together, each of them a part.
        aside: why each of the others, parts among them, was left out.
    """

    usable: tuple[Claim, ...]
    parts: tuple[Claim, ...]
    lists: tuple[List, ...]
    aside: Aside


def sift(claims: Sequence[Claim], copies: Mapping[str, str]) -> Sifted:
    """Sift the claims about one incident and one harm.

    Args:
        claims: in the order of reports and passages.
        copies: id of the original by id of the copy.
    """
    originals = {claim.document for claim in claims}
    unfit = {claim.id: reason for claim in claims if (reason := _unfit(claim, copies, originals))}
    fit = [claim for claim in claims if claim.id not in unfit]
    lists = _wholes(fit)
    listed = {claim.id for items in lists for claim in items}
    parts = _parts(fit, listed)
    return Sifted(
        usable=tuple(claim for claim in fit if claim.id not in parts),
        parts=tuple(claim for claim in fit if claim.id in parts),
        lists=tuple(lists),
        aside=unfit | parts,
    )


def _unfit(claim: Claim, copies: Mapping[str, str], originals: set[str]) -> str | None:
    """Why a claim does not count, whatever the others say."""
    if copies.get(claim.document) in originals:
        return "stands in a copy; the original's claim counts"
    if claim.stance is Stance.DENIED:
        return "denied by the speaker"
    if claim.stance is Stance.HYPOTHETICAL:
        return "hypothetical: feared, threatened or conditional"
    if claim.role is Role.EARLIER:
        return "an earlier count that the report itself calls superseded"
    return None


def _wholes(claims: Sequence[Claim]) -> list[List]:
    """The lists that are more than any other count of their reports; others tell who those counted there were."""
    lists = lists_in(claims)
    largest_first: dict[str, list[Claim]] = {items[0].document: [] for items in lists}
    for claim in sorted(claims, key=_most, reverse=True) if lists else ():
        if claim.document in largest_first:
            largest_first[claim.document].append(claim)
    found = []
    for items in lists:
        together, own = sum_of_list(items), {claim.id for claim in items}
        others = (_most(claim) for claim in largest_first[items[0].document] if claim.id not in own)
        if together is not None and together.known_ends[-1] > next(others, 0):
            found.append(items)
    return found


def _parts(claims: Sequence[Claim], listed: Collection[str]) -> Aside:
    """Claims that are parts of larger ones.

    Args:
        claims: in the order of reports and passages.
        listed: ids of those that count the whole together with others.
    """
    in_report: dict[str, int] = {}
    for claim in claims:
        in_report[claim.document] = max(in_report.get(claim.document, 0), _most(claim))
    subsets = {claim.id for claim in claims if _is_of_more(claim, in_report[claim.document])}
    anywhere = max((_most(claim) for claim in claims if claim.id not in subsets), default=0)
    aside = {}
    for claim in claims:
        if claim.id in listed:
            continue
        if claim.count.interval.is_zero and claim.victims:
            aside[claim.id] = f"a zero for a part of the people only: {claim.victims}"
        elif claim.id in subsets and claim.count.interval.known_ends[0] <= anywhere:
            aside[claim.id] = "a part of a larger count"
        elif claim.role is Role.TOTAL and _most(claim) < in_report[claim.document] and _is_of_few(claim):
            aside[claim.id] = "a part of a larger count in the same report"
        elif claim.role is Role.TOTAL and _most(claim) < in_report[claim.document] and _is_of_others(claim):
            aside[claim.id] = "counts others than those of the larger count in the same report"
    return aside


def _is_of_more(claim: Claim, most: int) -> bool:
    """Whether the words of a claim are for some of more people ("two of the attackers").

    "Stopped a bus and killed 26 of them" is so only where the report counts more who were killed.

    Args:
        claim: a claim.
        most: persons, the most that its report counts.
    """
    if claim.role is Role.SUBSET:
        return True
    words = claim.count.words
    if OF_UNCOUNTED.search(words) and 1 < _most(claim) == most:
        return False
    return PARTITIVE.search(words) is not None


def _most(claim: Claim) -> int:
    return claim.count.interval.known_ends[-1]


def _is_of_others(claim: Claim) -> bool:
    """Whether a claim counts people besides those told of before: "three rebels were also shot dead"."""
    behind = claim.passage.exact[claim.count.end - claim.passage.start :]
    return _most(claim) > 1 and ALSO.match(behind) is not None


def _is_of_few(claim: Claim) -> bool:
    """Whether a claim counts a single person, or people of one sex or age or somebody's relatives alone."""
    if told_one_by_one(claim) or claim.count.interval.is_zero:
        return False
    return _most(claim) == 1 or any(kind.search(claim.victims or "") for kind in (ONE_KIND, KIN))
