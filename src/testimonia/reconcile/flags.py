"""What goes with every figure: its independent sources, and what a reader of it must know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from testimonia.model import Flag, Qualifier, Source, SourceKind
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.testimony import Testimony

WIDE_FACTOR = 2
WIDE_PERSONS = 10
"""A range is wide where its upper end is at least twice its lower end and 10 persons more."""

OUTLIER_FACTOR = 10
"""A count is an outlier where it is at least ten times what any other source says."""

INTERESTED = frozenset({SourceKind.PARTY, SourceKind.STATE_ORGAN})
"""Kinds of sources that may have a side of their own in an incident."""

MOST_COMPARED = 200
"""Testimonies compared pair by pair; a bound keeps the work linear."""


def independent(testimonies: Iterable[Testimony]) -> tuple[Source, ...]:
    """The distinct named primary sources, in order.

    A report's own voice is a source only where nobody is quoted.
    """
    named = [testimony.source for testimony in testimonies if testimony.source.may_be_independent]
    quoted = [source for source in named if not source.own_voice]
    return tuple({source.id: source for source in quoted or named}.values())


def flags(evidence: Evidence, outcome: Outcome) -> tuple[Flag, ...]:
    """What a reader of the figure must know, in the order of `Flag`."""
    used = outcome.used
    sources = len(independent(used))
    ends = [testimony.interval for testimony in used]
    named = [testimony for testimony in used if testimony.source.named][:MOST_COMPARED]
    raised = {
        Flag.SINGLE_SOURCE: sources <= 1,
        Flag.ONE_ORIGIN: sources <= 1 and evidence.outlets > 1,
        Flag.CIRCULAR: any(testimony.source.circular for testimony in used),
        Flag.UNNAMED_SOURCES: all(testimony.hearsay or not testimony.source.named for testimony in used),
        Flag.NO_LOWER_BOUND: all(interval.low is None for interval in ends),
        Flag.NO_UPPER_BOUND: all(interval.high is None for interval in ends),
        Flag.WIDE_RANGE: is_wide(outcome.low, outcome.high),
        Flag.OUTLIER: has_outlier(used),
        Flag.SOURCES_DISAGREE: any(_disagree(first, second) for first, second in combinations(named, 2)),
        Flag.PARTIES_DISAGREE: any(_sides_disagree(first, second) for first, second in combinations(named, 2)),
        Flag.DENIED: evidence.denied,
        Flag.DOUBTED: any(testimony.doubted for testimony in used),
        Flag.NOT_ADJUDICATED: outcome.adjudicated is False,
        Flag.VAGUE: any(testimony.qualifier is Qualifier.VAGUE for testimony in used),
    }
    return tuple(flag for flag in Flag if raised[flag])


def is_wide(low: int | None, high: int | None) -> bool:
    """Whether a range is wide."""
    return low is not None and high is not None and high >= WIDE_FACTOR * low and high - low >= WIDE_PERSONS


def has_outlier(testimonies: Sequence[Testimony]) -> bool:
    """Whether one count is far above all others."""
    ends = sorted(testimony.interval.known_ends[-1] for testimony in testimonies)
    return len(ends) > 2 and ends[-1] >= OUTLIER_FACTOR * max(ends[-2], 1)


def _disagree(first: Testimony, second: Testimony) -> bool:
    return not first.interval.overlaps(second.interval)


def _sides_disagree(first: Testimony, second: Testimony) -> bool:
    """Whether two who may have a side in the incident disagree, and are not known to be of one side."""
    both = (first.source, second.source)
    if not all(source.interest or source.kind in INTERESTED for source in both):
        return False
    one_side = first.source.interest is not None and first.source.interest == second.source.interest
    return not one_side and _disagree(first, second)
