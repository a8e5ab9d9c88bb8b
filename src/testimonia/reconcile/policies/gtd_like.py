"""One number of fatalities, after the practice of the Global Terrorism Database.

Only killed and injured are counted. The most recent source decides, unless what it says is doubted or rests on the
word of one whom somebody alleges to be the perpetrator. Of several sources of that day, the number that most of them
give is taken; of several such numbers the lowest. The number is given as best; low and high are the smallest and the
largest number that any source currently states.

The codebook could not be checked against the original: the policy is "like" it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from testimonia.model import Harm, hull
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.grades import is_accused
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.testimony import Testimony

ID = "gtd-like"
VERSION = 5
REFERENCE = "Global Terrorism Database, codebook"


def outcome(evidence: Evidence) -> Outcome | None:
    """The number of the most recent sources of valid standing, and the hull of all."""
    if evidence.harm not in (Harm.KILLED, Harm.INJURED):
        return None
    current = evidence.current
    valid = [said for said in current if not said.doubted and not _is_of_the_accused(said, current)] or list(current)
    last = max(said.published or date.min for said in valid)
    numbers = Counter(said.interval.known_ends[0] for said in valid if (said.published or date.min) == last)
    best = min(numbers, key=lambda number: (-numbers[number], number))
    whole = hull(said.interval for said in current)
    return Outcome(whole.low, best, whole.high, current)


def _is_of_the_accused(said: Testimony, current: tuple[Testimony, ...]) -> bool:
    return any(is_accused(said, accuser) for accuser in current if accuser.alleged_perpetrator)
