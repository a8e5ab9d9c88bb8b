"""What a person decided, and elsewhere what `default` gives.

Where somebody decided the figure of an incident and a harm, having weighed what the sources say, low, best and high are
what was decided, and the decision stands in the record with its reason, who made it and when. All current counts go
with it: the decision is about them. Where nobody decided, or nobody counts any more, the figure is that of `default`,
and is flagged as not adjudicated.
"""

from __future__ import annotations

from dataclasses import replace

from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.grades import grade
from testimonia.reconcile.policies import default
from testimonia.reconcile.rule import Outcome

ID = "adjudicated"
VERSION = 5
REFERENCE = "Testimonia, docs/policies"


def outcome(evidence: Evidence) -> Outcome:
    """What was decided, or else the outcome of `default`."""
    decided = evidence.decided
    if decided is None:
        return replace(default.outcome(evidence), adjudicated=False)
    current = evidence.current
    return Outcome(decided.low, decided.best, decided.high, current, grade=grade(current), adjudicated=True)
