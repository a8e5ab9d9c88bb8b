"""How many of our cases of place names and of claims' places come out right; percentages for the gate."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from testimonia.model import Harm, Span
from testimonia.places import Gazetteer
from testimonia.read.report import Anchor, Report
from testimonia.read.where import choose_where, find_places, find_scenes
from testimonia.text import paragraphs, sentences

CASES = Path(__file__).parent.parent / "tests" / "cases"


def measure(gazetteer: Gazetteer) -> dict[str, float]:
    """Sentences whose place is found in the right country, and claims with the right place."""
    return {
        "places: sentences right": _share([_is_found(row, gazetteer) for row in _rows("places.en.csv")]),
        "where: claims with the right place": _share([_is_right(row, gazetteer) for row in _rows("where.en.csv")]),
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _share(right: list[bool]) -> float:
    return round(100 * sum(right) / len(right), 1)


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
