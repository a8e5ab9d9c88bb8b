"""Judgements: people's decisions, superseded and never erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

PENDING = "pending"
"""The change that marks a decision that waits for an adjudicator."""


class Verdict(StrEnum):
    """What a person decided about a subject.

    About a claim: accept, reject, correct, add. About two lines of victim lists: same, different, unsure. About
    incidents: merge, split, move, pin, part_of, grade, figure. About a judgement: withdraw.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    PIN = "pin"
    PART_OF = "part_of"
    GRADE = "grade"
    FIGURE = "figure"
    WITHDRAW = "withdraw"

    def __add__(self, other: str) -> Verdict:
        """What two verdicts about A–B and B–C allow to say about A–C.

        Same and same give same; same and different give different; anything else is unsure.
        """
        pair = {self, other}
        if pair == {Verdict.SAME}:
            return Verdict.SAME
        if pair == {Verdict.SAME, Verdict.DIFFERENT}:
            return Verdict.DIFFERENT
        return Verdict.UNSURE


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about anything.

    Args:
        id: random; an act of a person is not defined by its content.
        subject: ids of what it is about: one claim; two lines of lists; incidents, documents and claims in the order
            in which the verdict reads: merge A into B, split DOCUMENTS from A, move CLAIM to A, A is part of B; of
            none where no B is named.
        verdict: what was decided.
        by: who decided.
        at: when, in UTC.
        reason: why, in the person's words.
        supersedes: id of the judgement that this one replaces; None if it is the first.
        changes: (field, value as JSON) of a correction, an added claim, a grade or a figure.
    """

    id: str
    subject: tuple[str, ...]
    verdict: Verdict
    by: str
    at: datetime
    reason: str
    supersedes: str | None = None
    changes: tuple[tuple[str, str], ...] = ()

    @property
    def pending(self) -> str | None:
        """Why the decision waits for an adjudicator, as JSON; None for one that is in force.

        Codings made blind under an assignment wait, and so does the second of two decisions made at the same time.
        """
        return dict(self.changes).get(PENDING)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements in force: no later one supersedes them, none waits for an adjudicator; in their order.

    A withdrawal takes back and says nothing itself.
    """
    listed = list(judgements)
    superseded = {judgement.supersedes for judgement in listed}
    return tuple(
        judgement
        for judgement in listed
        if judgement.id not in superseded and judgement.verdict is not Verdict.WITHDRAW and not judgement.pending
    )
