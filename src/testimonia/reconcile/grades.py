"""Grades of reporting, after Airwars: how well an incident is reported, never who is right.

- confirmed: a party that other sources allege to be the perpetrator itself states that people were harmed;
- contested: sources name different alleged perpetrators;
- fair: at least two independent named sources;
- weak: a single source, or unnamed ones only.

Airwars asks further for proof of a strike near by, which reports alone do not give.

Source:
    Airwars, methodology note.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

from testimonia.reconcile.flags import MOST_COMPARED, independent
from testimonia.reconcile.sources import names_overlap, telling_words
from testimonia.reconcile.testimony import Testimony


class Grade(StrEnum):
    """How well an incident is reported."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"


def grade(testimonies: Sequence[Testimony]) -> Grade:
    """The grade of what several sources currently say."""
    some = testimonies[:MOST_COMPARED]
    blamed = [testimony for testimony in some if testimony.alleged_perpetrator]
    if any(admits(speaker, accuser) for speaker in some for accuser in blamed):
        return Grade.CONFIRMED
    alleged = [telling_words(testimony.alleged_perpetrator or "") for testimony in blamed]
    if any(not names_overlap(first, second) for first, second in combinations(alleged, 2)):
        return Grade.CONTESTED
    return Grade.FAIR if len(independent(testimonies)) > 1 else Grade.WEAK


def admits(speaker: Testimony, accuser: Testimony) -> bool:
    """Whether a speaker whom another alleges to be the perpetrator states that people were harmed."""
    return not speaker.interval.is_zero and is_accused(speaker, accuser)


def is_accused(speaker: Testimony, accuser: Testimony) -> bool:
    """Whether a named speaker is the one whom another source alleges to be the perpetrator."""
    if speaker.source.id == accuser.source.id or not speaker.source.named:
        return False
    accused = telling_words(accuser.alleged_perpetrator or "")
    source = speaker.source
    names = [telling_words(name) for name in (source.name, *source.aliases, source.interest) if name]
    return any(words <= accused or accused <= words for words in names)
