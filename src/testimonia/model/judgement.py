"""Judgements: people's decisions, superseded and never erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person decided about a subject."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"

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
        subject: ids of what it is about: one claim, or two records.
        verdict: what was decided.
        by: who decided.
        at: when, in UTC.
        reason: why, in the person's words.
        supersedes: id of the judgement that this one replaces; None if it is the first.
    """

    id: str
    subject: tuple[str, ...]
    verdict: Verdict
    by: str
    at: datetime
    reason: str
    supersedes: str | None = None
