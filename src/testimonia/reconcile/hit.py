"""Counts of people who were hit, of whom some died: "five people were shot, two of them fatally"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from testimonia.model import Claim, Harm, Interval
from testimonia.reconcile.cast import Person
from testimonia.reconcile.describe import told_one_by_one
from testimonia.reconcile.listed import List, sum_of_list
from testimonia.reconcile.words import APART, HIT, HURT, IN_CARE, WOUND_OF

REACH = 80
"""Code points before and behind a count in which the word stands that says what happened to the people."""

_AND_THEN = re.compile(r"\W+and\W+(\w+)(?:\W+(\w+))?")


def is_of_all_hit(claim: Claim) -> bool:
    """Whether a claim counts people who were hit and leaves open who of them lived.

    The nearest word says so: "five people were shot" does, "five were wounded" and "five others were shot" do not.
    Who has gunshot wounds was hit, and may have died of them; who is treated for them lives.
    """
    if claim.harm is not Harm.INJURED or APART.search(claim.count.words):
        return False
    text, offset = claim.passage.exact, claim.passage.start
    before = text[: max(claim.count.start - offset, 0)][-REACH:]
    behind = text[max(claim.count.end - offset, 0) :][:REACH]
    if IN_CARE.search(before):
        return False
    hit, hurt, wound = HIT.search(behind), HURT.search(behind), WOUND_OF.search(behind)
    if wound and not (hurt and hurt.start() < wound.start()):
        return True
    if hit and (not hurt or hit.start() < hurt.start()):
        then = _AND_THEN.match(behind, hit.end())  # "shot and wounded", "shot and seriously wounded"
        return not (then and any(word and HURT.fullmatch(word) for word in then.groups()))
    if hurt:
        return False
    last_hit = max((match.start() for match in HIT.finditer(before)), default=-1)
    return last_hit > max((match.start() for match in HURT.finditer(before)), default=-1)


def survivors(hit: Interval, died: int) -> Interval | None:
    """Those of the people hit who lived; None where all of them died.

    Args:
        hit: persons hit.
        died: persons among them who died.
    """
    low = None if hit.low is None else max(hit.low - died, 0)
    high = None if hit.high is None else hit.high - died
    if high is not None and high <= 0:
        return None
    return Interval(low, high)


class Deaths:
    """How many people died, as each report has it.

    Args:
        killed: claims that people were killed, in the order of reports and passages.
        people: the people told of one by one who died; those who are said to have done it are not counted.
        lists: of the claims, those that count people together.
    """

    def __init__(self, killed: Iterable[Claim], people: Iterable[Person], lists: Iterable[List] = ()) -> None:
        self._counts: dict[str, set[int]] = {}
        for claim in killed:
            counts = self._counts.setdefault(claim.document, set())
            if not told_one_by_one(claim):
                counts.add(claim.count.interval.known_ends[0])
        for items in lists:
            if together := sum_of_list(items):
                self._counts[items[0].document].add(together.known_ends[0])
        told: dict[str, int] = defaultdict(int)
        for person in people:
            if not person.description.blamed:
                for document in {claim.document for claim in person.claims if claim.harm is Harm.KILLED}:
                    told[document] += 1
        for document, number in told.items():
            self._counts[document].add(number)
        self._reports = tuple(self._counts)

    def among(self, hit: Interval, report: str) -> int:
        """How many of the people hit died: as the same report has it, or else as the last report that fits.

        Args:
            hit: persons hit.
            report: id of the document that counts them.
        """
        most = hit.known_ends[-1]
        for document in (report, *reversed(self._reports)):
            fitting = [number for number in self._counts.get(document, ()) if 0 < number <= most]
            if fitting:
                return max(fitting)
        return 0
