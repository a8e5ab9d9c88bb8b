"""One conservative number of fatalities, after the practice of ACLED.

Only killed are counted. Vague words stand for small fixed numbers: tens 10, dozens 12, scores 20, hundreds 100,
thousands 1,000, "several" and "a few" 3, and so on in powers of ten. Of the numbers that sources currently state,
lower ends first, the smallest above zero is taken; zero only where no source says that anybody was killed. The
number is given as best; there is no range.
"""

from __future__ import annotations

import re

from testimonia.model import Harm, Qualifier
from testimonia.reconcile.evidence import Evidence
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.testimony import Testimony

ID = "acled-like"
VERSION = 6
REFERENCE = "ACLED, codebook and FAQ on fatalities"

_VAGUE = (
    (r"millions", 1_000_000),
    (r"hundreds of thousands", 100_000),
    (r"(?:tens|dozens|scores) of thousands", 10_000),
    (r"thousands?", 1_000),
    (r"hundreds?", 100),
    (r"scores", 20),
    (r"dozens?", 12),
    (r"tens", 10),
    (r"several|few|handful", 3),
)


def outcome(evidence: Evidence) -> Outcome | None:
    """The smallest number stated, above zero if any is."""
    if evidence.harm is not Harm.KILLED:
        return None
    numbered = [(conservative(testimony), testimony) for testimony in evidence.current]
    positive = [pair for pair in numbered if pair[0] > 0]
    best = min(number for number, _ in positive or numbered)
    used = tuple(testimony for number, testimony in numbered if number == best)
    return Outcome(None, best, None, used, why_not="not the most conservative number")


def conservative(testimony: Testimony) -> int:
    """The most conservative number that the words allow."""
    if testimony.qualifier is Qualifier.VAGUE:
        words = testimony.words.casefold()
        for pattern, number in _VAGUE:
            if re.search(rf"\b(?:{pattern})\b", words):
                return number
    return testimony.interval.known_ends[0]
