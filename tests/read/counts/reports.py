"""The people of a sentence."""

from testimonia.model import Span
from testimonia.read.counts import People, find_people, find_quantities
from testimonia.text.words import words_of


def people_of(text: str) -> tuple[People, ...]:
    """The people in a text that is one sentence."""
    return find_people(text, words_of(text, Span(0, len(text))), find_quantities(text)) if text else ()
