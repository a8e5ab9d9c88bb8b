"""Minimum and maximum of civilian deaths and injuries, after the practice of Iraq Body Count.

Only killed and injured are counted. A source that says plainly that those harmed were fighters is left out.
The maximum is the largest number that any source currently states. The minimum is the smallest number that any of
these sources states, if one of them at least calls those harmed civilians: sources that say "people" then count the
same people. Where no source says who they were, the minimum is 0, because they may not have been civilians. There is
no best figure. A figure that rests on fewer than two independent sources is flagged as single-source.

The wording rules of the codebook of 2003 could not be checked against the original: the policy is "like" it.
"""

from __future__ import annotations

from testimonia.model import Harm, hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.testimony import Testimony
from testimonia.reconcile.words import CIVILIANS, FIGHTERS

ID = "ibc-like"
VERSION = 6
REFERENCE = "Iraq Body Count, Methods, section 3"


def outcome(evidence: Evidence) -> Outcome | None:
    """Minimum and maximum over the sources that do not speak of fighters alone."""
    if evidence.harm not in (Harm.KILLED, Harm.INJURED):
        return None
    used = tuple(testimony for testimony in evidence.current if not _only_fighters(testimony))
    if not used:
        return None
    whole = hull(testimony.interval for testimony in used)
    low = whole.low if any(CIVILIANS.search(testimony.victims or "") for testimony in used) else 0
    return Outcome(low, None, whole.high, used, why_not="speaks of fighters only")


def _only_fighters(testimony: Testimony) -> bool:
    who = testimony.victims or ""
    return bool(FIGHTERS.search(who)) and not CIVILIANS.search(who)
