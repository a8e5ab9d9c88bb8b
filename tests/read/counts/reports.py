"""Reports made from a sentence."""

from testimonia.model import Span
from testimonia.read.counts import People, find_people, find_quantities
from testimonia.read.report import Report


def people_of(text: str) -> tuple[People, ...]:
    """The people in a text that is one sentence."""
    span = (Span(0, len(text)),) if text else ()
    return find_people(Report(text, span, span), find_quantities(text))
