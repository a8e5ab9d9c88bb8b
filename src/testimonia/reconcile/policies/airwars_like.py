"""Range and grade, after the practice of Airwars.

Only killed and injured are counted. The range runs from the smallest to the largest number that a source currently
states; there is no best figure. The grade says how well the incident is reported:

- confirmed: a party that other sources allege to be the perpetrator itself states that people were harmed;
- contested: sources name different alleged perpetrators;
- fair: at least two independent named sources;
- weak: a single source, or unnamed ones only.

Airwars asks further for proof of a strike near by, which reports alone do not give; this grade is of reporting.
"""

from __future__ import annotations

from testimonia.model import Harm, hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.grades import grade
from testimonia.reconcile.rule import Outcome

ID = "airwars-like"
VERSION = 6
REFERENCE = "Airwars, methodology note"


def outcome(evidence: Evidence) -> Outcome | None:
    """The hull of all current counts, with a grade."""
    if evidence.harm not in (Harm.KILLED, Harm.INJURED):
        return None
    whole = hull(testimony.interval for testimony in evidence.current)
    return Outcome(whole.low, None, whole.high, evidence.current, grade=grade(evidence.current))
