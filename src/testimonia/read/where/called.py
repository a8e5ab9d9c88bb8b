"""What the words beside a name call the place: a village, a camp, the beginning of a longer name."""

from __future__ import annotations

from testimonia.read.where.belief import Candidate
from testimonia.read.where.page import Page


def is_called_small(page: Page, one: Candidate) -> bool:
    """Does the text call a place a village, a camp or the like: "Orvek camp", "the village of Orvek"?"""
    after, before = page.after(one.last), page.words[one.first - 2] if one.first > 1 else None
    small = page.lexicon.units_of_people
    return (after is not None and after.low in small) or (
        before is not None and before.low in small and page.words[one.first - 1].low in page.lexicon.of
    )


def is_called_village(page: Page, one: Candidate) -> bool:
    """Does the text call a place a village, which no city is that has its name elsewhere: "the village of Santiago"?"""
    of, unit = (page.words[one.first - back].low if one.first >= back else "" for back in (1, 2))
    return of in page.lexicon.of and unit in page.lexicon.villages


def begins_longer_name(page: Page, one: Candidate) -> bool:
    """Is a town's name only the beginning of another: "at Pisa Lake"?"""
    after = page.after(one.last)
    return one.town and after is not None and after.capital and after.low in page.lexicon.ending
