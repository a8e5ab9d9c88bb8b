"""Titles of incidents: the harm, the place and the days, in neutral words."""

from __future__ import annotations

from testimonia.group.events import Event
from testimonia.model import DateRange, Harm
from testimonia.places import called

WORDS = {
    Harm.KILLED: "killings",
    Harm.INJURED: "injuries",
    Harm.MISSING: "people missing",
    Harm.DISPLACED: "displacement",
    Harm.DETAINED: "detentions",
    Harm.ABDUCTED: "abductions",
    Harm.TORTURED: "torture",
    Harm.SEXUAL_VIOLENCE: "sexual violence",
    Harm.AFFECTED: "people affected",
}
"""The words for each harm, gravest first."""

MOST_HARMS = 2


def title_of(event: Event) -> str:
    """A few words: "Killings and injuries reported in Baku, 13-20 January 1990" (with an en dash)."""
    claimed = {claim.harm for claim in event.claims if claim.count.high != 0}
    harms = [words for harm, words in WORDS.items() if harm in claimed][:MOST_HARMS]
    title = f"{' and '.join(harms) or 'harm'} reported"
    if event.where:
        title += f" in {called(event.where)}"
    if event.when and (event.when.start or event.when.end):
        title += f", {days_in_words(event.when)}"
    return title[0].upper() + title[1:]


def days_in_words(when: DateRange) -> str:
    """A range of days as people write it: "13–20 January 1990"."""
    start, end = when.start, when.end
    if start is None or end is None:
        return (
            f"from {start.day} {start:%B} {start.year}"
            if start
            else f"until {end.day} {end:%B} {end.year}"
            if end
            else ""
        )
    last = f"{end.day} {end:%B} {end.year}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    return f"{start.day} {start:%B}–{last}" if start.year == end.year else f"{start.day} {start:%B} {start.year}–{last}"
