"""Attributions: speaker, words that attribute, what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.read.attribution import find_attributions
from testimonia.read.report import Report
from testimonia.text.sentences import paragraphs, sentences
from tests.conftest import cases


def report_of(text: str, title: str | None = None) -> Report:
    """A report made of a text alone."""
    return Report(text, sentences(text, abbreviations=("dr", "gen")), paragraphs(text), title=title)


CASES = cases("attribution.en")


def name_of(case: dict[str, str]) -> str:
    """What a case is about, and how its sentence begins."""
    return f"{case['note']}: {case['sentence'][:40]}"


@pytest.mark.parametrize("case", [case for case in CASES if case["source"]], ids=name_of)
def test_case(case: dict[str, str]) -> None:
    """One attribution of the sentence has the expected speaker, content and act."""
    text = case["sentence"]
    found = [
        (
            _bare(case["source"]) in {_bare(attribution.source[0].of(text)), _bare(attribution.name or "")},
            any(case["content"] in piece.of(text) for piece in attribution.content),
            attribution.direct == bool(case["direct"]),
            attribution.act == (case["act"] or "says"),
        )
        for attribution in find_attributions(report_of(text))
        if attribution.source
    ]
    assert (True, True, True, True) in found


@pytest.mark.parametrize("case", [case for case in CASES if not case["source"]], ids=name_of)
def test_nobody_speaks(case: dict[str, str]) -> None:
    """Nouns that look like verbs, passives without an agent and verbs of doing attribute nothing."""
    assert [a for a in find_attributions(report_of(case["sentence"])) if a.source] == []


def _bare(words: str) -> str:
    folded = words.casefold()
    for article in ("the ", "a ", "an "):
        folded = folded.removeprefix(article)
    return folded


def test_names_are_the_fullest_of_the_text() -> None:
    """Short mentions, pronouns and documents stand for the speaker named in full."""
    text = (
        "The Ardanian Human Rights Commission said on Monday that 30 people were killed. "
        "It added that 12 were children. The commission found no survivors. "
        "Its report says 4 were shot in bed."
    )
    assert {a.name for a in find_attributions(report_of(text))} == {"Ardanian Human Rights Commission"}


def test_quotation_over_paragraphs_is_one_statement() -> None:
    """A quotation that each paragraph opens again belongs to its speaker as a whole."""
    text = "“We lost ten men.\n“We buried them at night,” the elder said."
    (found,) = find_attributions(report_of(text))
    assert [piece.of(text) for piece in found.content] == ["“We lost ten men.", "“We buried them at night,”"]
    assert found.direct


def test_second_quotation_keeps_the_speaker() -> None:
    """A quotation that follows with no attribution of its own is more of what the last speaker said."""
    text = "“We lost ten men,” the elder said. “Nobody came to help us that night.”"
    (found,) = find_attributions(report_of(text))
    assert [piece.of(text) for piece in found.content] == ["“We lost ten men,”", "“Nobody came to help us that night.”"]


WORDS = st.sampled_from(
    [
        "said",
        "the",
        "ministry",
        ",",
        "“",
        "”",
        '"',
        "according to",
        "12",
        "killed",
        ".",
        "it",
        "that",
        "police",
        "\n",
        "citing",
        "denied",
        "’s",
        "(",
        ")",
        ";",
        "while",
        "as saying",
        "quoted",
        "reports",
        "The Army",
        "could not be verified",
        ":",
        "figure is",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_stand_in_the_text(text: str) -> None:
    """Whatever the text, every stretch stands in it, names are its words, and a second reading is the same."""
    report = report_of(text)
    found = find_attributions(report)
    assert found == find_attributions(report)
    for attribution in found:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert span.of(text).strip()
        assert (attribution.name is None) == (attribution.name_span is None)
        if attribution.name_span:
            assert attribution.name_span.of(text) == attribution.name
        assert attribution.content
