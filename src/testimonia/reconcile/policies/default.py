"""Low, best and high from what each source currently says.

Low and high are the smallest and the largest number that any source currently states for the whole incident; a
source counts with its latest figure, and copies of one text count once.

Best is the number with the most support among the numbers stated. A source supports a number that lies in its
interval; "at least 12" supports 12 itself and, half as much, any larger number. In this order: more named sources,
more sources of any kind, more reports, the later report, the smaller number. Unnamed sources and a report's own
voice can decide only where no named source does. Where the range rests on a single interval, best is its lower
end, or its upper end if the lower one is open: the record does not claim more people than somebody says.

The grade is of the reporting: confirmed, contested, fair or weak, as `airwars-like` has it.
"""

from __future__ import annotations

from datetime import date

from testimonia.model import Interval, hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.grades import grade
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.testimony import Testimony

ID = "default"
VERSION = 2
REFERENCE = "Testimonia, docs/policies"


def outcome(evidence: Evidence) -> Outcome:
    """The hull of all current counts, and the number with the most support."""
    current = evidence.current
    whole = hull(testimony.interval for testimony in current)
    stated = sorted({end for testimony in current for end in testimony.interval.known_ends})
    best = max(stated, key=lambda number: _support(number, current))
    return Outcome(whole.low, best, whole.high, current, grade=grade(current))


def _support(number: int, current: tuple[Testimony, ...]) -> tuple[float, float, float, date, int]:
    weights = [(testimony, _weight(number, testimony.interval)) for testimony in current]
    supporting = [testimony for testimony, weight in weights if weight]
    return (
        sum(weight for testimony, weight in weights if testimony.source.named and not testimony.source.own_voice),
        sum(weight for _, weight in weights),
        sum(weight * len(testimony.documents) for testimony, weight in weights),
        max((testimony.published or date.min for testimony in supporting), default=date.min),
        -number,
    )


def _weight(number: int, interval: Interval) -> float:
    """How much an interval supports a number: its own lower end fully, the rest of it half."""
    if number == (interval.low if interval.low is not None else interval.high):
        return 1.0
    inside = Interval(number, number).overlaps(interval)
    return 0.5 if inside else 0.0
