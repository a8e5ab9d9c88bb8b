"""Ledgers: a count over a period or a region against the incidents inside it, so that nothing is counted twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.errors import InvalidNoun
from testimonia.model.claim import Harm
from testimonia.model.daterange import DateRange
from testimonia.model.interval import Interval
from testimonia.model.place import Where


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of the figures of several incidents: one harm under one policy, as an interval.

    Args:
        harm: the harm; figures of different harms are never added.
        policy: id of the policy; figures of different policies are never added.
        incidents: codes of the incidents, each once; none of them is a part of another.
        low, best, high: persons; best is None where some figure has none.

    Raises:
        InvalidNoun: not 0 <= low <= best <= high, or an incident is there twice.

    Units:
        persons
    """

    harm: Harm
    policy: str
    incidents: tuple[str, ...]
    low: int
    best: int | None
    high: int

    def __post_init__(self) -> None:
        ends = [end for end in (self.low, self.best, self.high) if end is not None]
        if ends != sorted(ends) or self.low < 0:
            raise InvalidNoun(f"sum of {self.harm}: expected 0 <= low <= best <= high; got {ends}")
        if len(set(self.incidents)) < len(self.incidents):
            raise InvalidNoun(f"sum of {self.harm}: expected each incident once; got one twice")


class Balance(StrEnum):
    """How an aggregate stands to the incidents that it contains."""

    OPEN = "open"
    EXCEEDED = "exceeded"
    NOTHING_CONTAINED = "nothing_contained"
    NO_PERIOD = "no_period"
    NO_PLACE = "no_place"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A count over a period or a region, what of it the incidents on record account for, and what is left.

    The count is never added to the incidents: they are inside it.

    Args:
        claims: ids of the claims that state it, the latest first.
        said_by: name of the source.
        harm: the harm.
        total: persons.
        words: the words of the latest claim's count.
        when: the period; None if not stated.
        where: the region; None if not stated.
        alleged_perpetrator: who is said to have done it; None if not stated.
        contained: the incidents that lie in it, with their sum; None if there are none, or if it cannot be checked.
        residual: persons whom the incidents do not account for; None if it cannot be checked.
        check: how it stands.
        assumptions: what was assumed, in words.

    Units:
        persons
    """

    claims: tuple[str, ...]
    said_by: str
    harm: Harm
    total: Interval
    words: str
    when: DateRange | None
    where: Where | None
    alleged_perpetrator: str | None
    contained: Sum | None
    residual: Interval | None
    check: Balance
    assumptions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.claims:
            raise InvalidNoun(f"ledger of {self.words!r}: expected the claims that state the count; got none")
