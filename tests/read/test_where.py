"""Places of a report, and the place of each claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.model import Harm, Span
from testimonia.places import Gazetteer
from testimonia.read.report import Anchor, Report
from testimonia.read.where import choose_where, find_places, find_scenes
from testimonia.text import paragraphs, sentences
from tests.conftest import cases

GAZETTEER = Gazetteer()


@pytest.mark.parametrize("case", cases("places.en"), ids=lambda case: case["sentence"])
def test_places(case: dict[str, str]) -> None:
    found = [(mention.text, mention.place.country) for mention in find_places(case["sentence"], GAZETTEER)]
    if case["words"]:
        assert (case["words"], case["country"]) in found
    else:
        assert found == []


@pytest.mark.parametrize("case", cases("where.en"), ids=lambda case: case["text"])
def test_where(case: dict[str, str]) -> None:
    text = case["text"]
    report = Report(text, sentences(text, abbreviations=frozenset()), paragraphs(text))
    start = text.index(case["words"])
    count = Span(start, start + len(case["words"]))
    anchor = Anchor(report.sentences[report.sentence_at(start)], count, None, Harm(case["harm"]))
    where, why = choose_where(anchor, find_scenes(report, find_places(text, GAZETTEER)))
    assert why.field == "where"
    assert why.words == (where.words if where and not text.isupper() else why.words)
    found = (where.words, where.country or "") if where else ("", "")
    assert found == (case["place"], case["country"])


@given(st.text(alphabet="AaBb in,.'-\nÉİ", max_size=60))
def test_mentions_are_the_words_of_the_text(text: str) -> None:
    last = 0
    for mention in find_places(text, GAZETTEER):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.span.start >= last
        last = mention.span.end
