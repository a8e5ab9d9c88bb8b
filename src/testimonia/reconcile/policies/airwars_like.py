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
from testimonia.reconcile.evidence import Evidence, Testimony
from testimonia.reconcile.rule import Outcome
from testimonia.reconcile.words import SMALL

ID = "airwars-like"
VERSION = 1
REFERENCE = "Airwars, methodology note"


def outcome(evidence: Evidence) -> Outcome | None:
    """The hull of all current counts, with a grade."""
    if evidence.harm not in (Harm.KILLED, Harm.INJURED):
        return None
    whole = hull(testimony.interval for testimony in evidence.current)
    return Outcome(whole.low, None, whole.high, evidence.current, grade=_grade(evidence.current))


def _grade(current: tuple[Testimony, ...]) -> str:
    alleged = {testimony.source.key: _words(testimony.alleged_perpetrator) for testimony in current}
    blamed = [words for words in alleged.values() if words]
    for testimony in current:
        others = [words for key, words in alleged.items() if key != testimony.source.key and words]
        speaker = _words(testimony.source.name)
        if not testimony.interval.is_zero and any(words <= speaker or speaker <= words for words in others):
            return "confirmed"
    if any(not first & second for index, first in enumerate(blamed) for second in blamed[index + 1 :]):
        return "contested"
    named = {testimony.source.key for testimony in current if testimony.source.named}
    return "fair" if len(named) > 1 else "weak"


def _words(name: str | None) -> frozenset[str]:
    return frozenset(word for word in (name or "").casefold().split() if word not in SMALL)
