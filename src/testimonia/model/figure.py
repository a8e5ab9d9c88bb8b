"""Figures: what a named policy makes of the counts of one incident."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from testimonia.errors import InvalidNoun
from testimonia.model.claim import Harm
from testimonia.model.interval import Interval

SHOWN_POLICY = "default"
"""Id of the policy whose figures stand wherever one figure stands for an incident."""


class Flag(StrEnum):
    """What a reader of the figure must know about it."""

    SINGLE_SOURCE = "single_source"
    ONE_ORIGIN = "one_origin"
    CIRCULAR = "circular"
    UNNAMED_SOURCES = "unnamed_sources"
    NO_LOWER_BOUND = "no_lower_bound"
    NO_UPPER_BOUND = "no_upper_bound"
    WIDE_RANGE = "wide_range"
    OUTLIER = "outlier"
    SOURCES_DISAGREE = "sources_disagree"
    PARTIES_DISAGREE = "parties_disagree"
    DENIED = "denied"
    DOUBTED = "doubted"
    VAGUE = "vague"
    NOT_ADJUDICATED = "not_adjudicated"


class PeopleKind(StrEnum):
    """Kinds of people by which a figure is broken down; a person may be of several."""

    WOMEN = "women"
    CHILDREN = "children"
    CIVILIANS = "civilians"
    FIGHTERS = "fighters"
    PERPETRATORS = "perpetrators"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How many of the people of a figure were of a kind, as far as somebody says; the rest is not known.

    Args:
        kind: of people.
        low, high: persons.
        claims: ids of the claims that it rests on; never empty.

    Raises:
        InvalidNoun: no claims; no end; or not 0 <= low <= high.

    Units:
        persons
    """

    kind: PeopleKind
    low: int | None
    high: int | None
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        Interval(self.low, self.high)
        if not self.claims:
            raise InvalidNoun(f"breakdown by {self.kind}: expected the claims it rests on; got none")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided that the figure of an incident and a harm is.

    Args:
        low, best, high: persons; None where the person gives none.

    Raises:
        InvalidNoun: no end; or not 0 <= low <= best <= high.

    Units:
        persons
    """

    low: int | None
    best: int | None
    high: int | None

    def __post_init__(self) -> None:
        ends = [end for end in (self.low, self.best, self.high) if end is not None]
        if not ends or ends != sorted(ends) or ends[0] < 0:
            raise InvalidNoun(f"decided figure: expected 0 <= low <= best <= high; got {ends}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that the policy did not use, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What a policy makes of the counts for one incident and one harm.

    Args:
        incident: code of the incident.
        harm: the harm.
        policy: id of the policy.
        low, best, high: persons; None where the policy gives none (never "zero").
        claims: ids of the claims that it rests on; never empty.
        left_out: claims that the policy saw and did not use, with reasons.
        independent_sources: number of distinct named primary sources; copies and outlets do not count.
        sources: the names of these sources.
        breakdowns: who the people were, as far as somebody says; no part is larger than the whole.
        flags: what a reader must know, in the order of `Flag`.
        grade: the policy's grade ("fair", "weak" …); None where it grades nothing.

    Raises:
        InvalidNoun: no claims; or not low <= best <= high.

    Units:
        persons
    """

    incident: str
    harm: Harm
    policy: str
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    independent_sources: int = 0
    sources: tuple[str, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    flags: tuple[Flag, ...] = ()
    grade: str | None = None

    def __post_init__(self) -> None:
        where = f"figure for {self.incident}, {self.harm}, policy {self.policy}"
        if not self.claims:
            raise InvalidNoun(f"{where}: expected the claims it rests on; got none")
        stated = [end for end in self.ends if end is not None]
        if not stated:
            raise InvalidNoun(f"{where}: expected low, best or high; got none of them")
        if stated != sorted(stated) or stated[0] < 0:
            raise InvalidNoun(f"{where}: expected 0 <= low <= best <= high; got {self.low}, {self.best}, {self.high}")
        for part in self.breakdowns:
            if max(Interval(part.low, part.high).known_ends) > stated[-1]:
                raise InvalidNoun(
                    f"{where}: expected {part.kind} of at most {stated[-1]}; got {part.low} to {part.high}"
                )

    @property
    def ends(self) -> tuple[int | None, int | None, int | None]:
        """Low, best and high; None where the policy gives none."""
        return self.low, self.best, self.high

    @property
    def reasons(self) -> dict[str, str]:
        """Why the claims that it does not rest on were left out, by claim id."""
        return {left.claim: left.reason for left in self.left_out}


@dataclass(frozen=True, slots=True)
class Policy:
    """The card of a reconciliation policy.

    Args:
        id: "default", "range-all" …
        version: a published version never changes its results.
        sha256: of the policy's file and of the method that all policies share.
        title: one line.
        reference: the codebook or paper that it follows.
        method: its published method: the docstring of its file.
    """

    id: str
    version: int
    sha256: str
    title: str
    reference: str
    method: str
