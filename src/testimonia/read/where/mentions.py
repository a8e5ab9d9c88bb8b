"""The places that a text names, each in the one sense that fits the report."""

from __future__ import annotations

from testimonia.model import PlaceMention, Span
from testimonia.places import Gazetteer, fold
from testimonia.read.where.candidates import find_candidates
from testimonia.read.where.lexicon import place_words
from testimonia.read.where.page import Page
from testimonia.read.where.senses import FITTED, Weights, choose_senses


def find_places(
    text: str, gazetteer: Gazetteer, *, title: str = "", language: str = "en", weights: Weights = FITTED
) -> tuple[PlaceMention, ...]:
    """The places that a text names, each in the one sense that fits the report.

    Names of peoples and adjectives ("Kenyan") stand for their countries.

    Args:
        text: the text.
        gazetteer: the places it knows.
        title: a title that stands apart from the text: what it names tells of which places the text speaks.
        language: whose words to use.
        weights: what speaks for one place of a name against another.

    Returns:
        Mentions in order. A place that no gazetteer knows ("the village of Orvek") has a gazetteer id
        "text:orvek", no coordinates, and the country of the report where that is clear.
    """
    head = f"{title}.\n" if title else ""
    page = Page.of(head + text, place_words(language))
    found = find_candidates(page, gazetteer)
    places = choose_senses(page, found, weights=weights)
    mentions = []
    for one in found:
        place = gazetteer.country(one.country) if one.country else places.get(fold(one.name))
        if place and one.span.start >= len(head):
            span = Span(one.span.start - len(head), one.span.end - len(head))
            mentions.append(PlaceMention(span, one.name, place))
    return tuple(mentions)
