"""The whole range of what is currently said.

Low is the smallest and high the largest number that any source currently states for the whole incident, named or
unnamed. A source counts with its latest figure. An open end adds no number of its own: "at least 12" contributes
12 to both ends, and "dozens" the lower end that the words state. There is no best figure: several accounts staying
possible is a legitimate final state.
"""

from testimonia.model import hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.rule import Outcome

ID = "range-all"
VERSION = 6
REFERENCE = "Every Casualty Worldwide, Standards for Casualty Recording (2016)"


def outcome(evidence: Evidence) -> Outcome:
    """The hull of all current counts."""
    whole = hull(testimony.interval for testimony in evidence.current)
    return Outcome(whole.low, None, whole.high, evidence.current)
