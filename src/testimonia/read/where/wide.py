"""Numbers that are of no one place: of a whole war, of several provinces, of more people than live in a town."""

from __future__ import annotations

from testimonia.model import Span
from testimonia.read.where.context import lows_of
from testimonia.read.where.lexicon import HERE
from testimonia.read.where.look import LEFT, Found, Look, Unnamed
from testimonia.read.where.naming import COUNTRY, DISTRICT, Part

SHARES = 2  # numbers with places of their own that make a list
WHOLE_WAR = 1000  # persons: a number from here on that a sentence gives for a war is that of the country
OF_MONTHS = 50  # persons: so many since a month are not all of one spot
GROWTH = 2  # a town may have had so many times the inhabitants that it has today
A_TOWN = 20_000  # persons: as many can be harmed in any town, with those who fled there
MOST_IN_A_VILLAGE = 100_000  # persons: no more are counted in a settlement whose inhabitants nobody gives


def outgrown(look: Look, naming: Found) -> bool:
    """Is a place that the sentence does not name a settlement with fewer inhabitants than the claim counts people?"""
    if isinstance(naming, Unnamed) or naming in look.here or naming.precision > DISTRICT:
        return False
    place, number = naming.mention.place, look.anchor.number or 0
    if place.population:
        return number > max(GROWTH * place.population, A_TOWN)
    return place.lat is None and number > MOST_IN_A_VILLAGE  # nobody gives the inhabitants of the table's places


def is_of_past(look: Look) -> bool:
    """Is a number that of an older happening, whose place is not named: "the worst in X since 2004, when 334 died"?"""
    text, count = look.scenes.report.text, look.anchor.count
    since = look.scenes.words.compared.search(text, look.sentence.start, count.start)
    sites = look.parts(Part.SITE)
    return (
        since is not None
        and bool(sites)
        and all(one.precision == COUNTRY and one.words.end <= since.end() for one in sites)
    )


def somewhere_else(look: Look) -> bool:
    """Does the sentence speak of a place that the report does not name: "in another village", "in the country"?"""
    words, text, sentence = look.scenes.words, look.scenes.report.text, look.sentence
    pointers = look.scenes.pointers
    country = pointers.country is None and words.whole.search(text, sentence.start, sentence.end)
    return bool(country or pointers.is_unnamed(text, sentence))


def whole_country(look: Look) -> Found | None:
    """The country of the report, for the count of a whole war or a year and more.

    "The rebellion has cost 40,000 lives"; "61 judges have been murdered this year".
    """
    words, text, sentence = look.scenes.words, look.scenes.report.text, look.sentence
    placed = look.parts(Part.SITE, Part.ORIGIN, Part.DESTINATION, Part.HOME)
    if placed or look.anchor.harm in LEFT:
        return None
    ends = sentence.start, sentence.end
    local = any(pattern.search(text, *ends) for pattern in (words.here, words.the_town, HERE))
    long = not local and (words.cumulative.search(text, *ends) or _of_months(look, ends))
    large = (look.anchor.number or 0) >= WHOLE_WAR and words.wars.search(text, *ends)
    return (look.scenes.pointers.country or Unnamed.COUNTRY) if long or large else None


def _of_months(look: Look, ends: tuple[int, int]) -> bool:
    """Is a number of some size counted since a month, where the report is on one spot: "118 have died since March"?"""
    lead = look.scenes.lead
    sized = (look.anchor.number or 0) >= OF_MONTHS and lead is not None and lead.precision <= DISTRICT
    return sized and look.scenes.words.of_months.search(look.scenes.report.text, *ends) is not None


def sum_of_list(look: Look) -> Found | None:
    """The country, for the sum of what a list behind it divides by places: "40 died: 12 in X, nine in Y"."""
    text, start = look.scenes.report.text, look.anchor.count.end
    if text.find(": ", start, look.sentence.end) < 0 and text.find(", ", start, look.sentence.end) < 0:
        return None
    shares = [found.start() for found in look.scenes.words.share.finditer(text, start, look.sentence.end)]
    if len(shares) < SHARES or text[shares[0] - 2 : shares[0]] not in (": ", ", "):
        return None
    before = lows_of(text, Span(start, shares[0]))
    named = not (look.scenes.words.locative - look.scenes.words.light).isdisjoint(before)
    return None if named else look.scenes.pointers.country or Unnamed.COUNTRY
