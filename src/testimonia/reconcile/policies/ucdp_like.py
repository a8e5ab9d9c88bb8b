"""Low, best and high estimate of deaths, after the practice of UCDP GED.

Only killed are counted, and only incidents with at least one death. Low is the smallest number that a source
currently states, high the largest. Best is the lower end of what the source with the most corroboration says: the
one whose lower end lies in the intervals of the most other sources, named sources first; among equals the smallest
number, since a cautious best is the rule for uncertain reports. On one source, best is its lower end.

The codebook leaves the choice of the best estimate to trained coders; this is a documented stand-in for it.
"""

from __future__ import annotations

from testimonia.model import Harm, Interval, hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.support import MOST_COMPARED
from testimonia.reconcile.testimony import Testimony

ID = "ucdp-like"
VERSION = 6
REFERENCE = "UCDP Georeferenced Event Dataset, codebook"


def outcome(evidence: Evidence) -> Outcome | None:
    """The hull of all current counts, and the lower end of the best corroborated one."""
    if evidence.harm is not Harm.KILLED:
        return None
    whole = hull(testimony.interval for testimony in evidence.current)
    if whole.high == 0:
        return None
    compared = evidence.current[:MOST_COMPARED]
    best = max(compared, key=lambda testimony: _corroboration(testimony, compared))
    return Outcome(whole.low, best.interval.known_ends[0], whole.high, evidence.current)


def _corroboration(testimony: Testimony, current: tuple[Testimony, ...]) -> tuple[bool, int, int]:
    lowest = testimony.interval.known_ends[0]
    point = Interval(lowest, lowest)
    agree = sum(point.overlaps(other.interval) for other in current if other is not testimony)
    return (testimony.source.named, agree, -lowest)
