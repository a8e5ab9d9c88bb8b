"""What a record said when: its states in the order of time, and what moved its figures from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from testimonia.errors import InvalidNoun
from testimonia.model.claim import Harm
from testimonia.model.figure import Figure, LeftOut


@dataclass(frozen=True, slots=True)
class State:
    """One state of the derived part of a record.

    Args:
        at: when it was made, in UTC.
        reader: id and version of the reader whose claims it rests on.
        configuration: the settings under which the documents were read.
        policies: (id, hash) of the policies that made its figures.

    Raises:
        InvalidNoun: the time has no time zone.
    """

    at: datetime
    reader: str
    configuration: str
    policies: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise InvalidNoun(f"expected a time with its time zone; got {self.at}")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """How a figure moved from one state of a record to the next, and which claims moved it.

    Args:
        at: when, in UTC.
        incident, harm, policy: whose figure.
        before, after: the figure; None where there was none.
        added: ids of the claims on which it rests now and did not before.
        dropped: the claims on which it rested and does not now, with reasons.
        by_method: whether the policy, or what all policies share, changed in between.
    """

    at: datetime
    incident: str
    harm: Harm
    policy: str
    before: Figure | None
    after: Figure | None
    added: tuple[str, ...]
    dropped: tuple[LeftOut, ...]
    by_method: bool = False
