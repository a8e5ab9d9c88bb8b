"""How many of our cases of place names and of claims' places come out right; percentages for the gate."""

from __future__ import annotations

from case_tables import rows, share

from testimonia.model import Harm, Span
from testimonia.places import Gazetteer
from testimonia.read.report import Anchor, Report
from testimonia.read.where import choose_where, find_places, find_scenes
from testimonia.text.sentences import paragraphs, sentences


def measure(gazetteer: Gazetteer) -> dict[str, float]:
    """Sentences whose place is found in the right country, and claims with the right place."""
    return {
        "places: sentences right": share([_is_found(row, gazetteer) for row in rows("places.en")]),
        "where: claims with the right place": share([_is_right(row, gazetteer) for row in rows("where.en")]),
    }


def _is_found(row: dict[str, str], gazetteer: Gazetteer) -> bool:
    """Whether a sentence has the place that its case names, or none where it names none."""
    found = {(mention.text, mention.place.country or "") for mention in find_places(row["sentence"], gazetteer)}
    return (row["words"], row["country"]) in found if row["words"] else not found


def _is_right(row: dict[str, str], gazetteer: Gazetteer) -> bool:
    """Whether the claim of a case has the place that the case names."""
    text = row["text"]
    report = Report(text, sentences(text, abbreviations=frozenset(["la"])), paragraphs(text))
    start = text.index(row["words"])
    count = Span(start, start + len(row["words"]))
    anchor = Anchor(report.sentences[report.sentence_at(start)], count, None, Harm(row["harm"]))
    where, _ = choose_where(anchor, find_scenes(report, find_places(text, gazetteer)))
    return ((where.words or "", where.country or "") if where else ("", "")) == (row["place"], row["country"])
