"""Low, best and high from what each source currently says.

Low and high are the smallest and the largest number that any source currently states for the whole incident; a
source counts with its latest figure, or where nobody knows which of its reports is the latest, with its largest,
and copies of one text count once.

Best is the number with the most support among the numbers stated. A source supports a number that lies in its
interval; "at least 12" supports 12 itself and, half as much, any larger number. A count of people of one kind alone
("two soldiers", "31 civilians"), or of people told of before ("both died"), whoever gives it, says of all people only
that there are at least as many: it supports its own number and any larger one, half as much, and so does not stand
against a larger count of people at large. In this order: more named sources, more sources of any kind, more reports,
the later report, the smaller number. Unnamed sources, outlets that quote each other in a circle and a report's own
voice can decide only where no other source does. Where the range rests on a single interval, best is its lower end,
or its upper end if the lower one is open: the record does not claim more people than somebody says.

The grade is of the reporting: confirmed, contested, fair or weak, as `airwars-like` has it.
"""

from __future__ import annotations

from testimonia.model import hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.grades import grade
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.support import most_supported

ID = "default"
VERSION = 8
REFERENCE = "Testimonia, docs/policies"


def outcome(evidence: Evidence) -> Outcome:
    """The hull of all current counts, and the number with the most support."""
    current = evidence.current
    whole = hull(testimony.interval for testimony in current)
    return Outcome(whole.low, most_supported(current), whole.high, current, grade=grade(current))
