"""Paragraphs and sentences of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.text.sentences import LONGEST_SENTENCE, paragraphs, sentences

ABBREVIATIONS = frozenset(("dr", "gen", "no", "mr"))


def divided(text: str) -> list[str]:
    """The words of each sentence."""
    return [span.of(text) for span in sentences(text, abbreviations=ABBREVIATIONS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fled. Nobody stayed.", ["They fled.", "Nobody stayed."]),
        ("Dr. Obuya counted ten. Gen. Brandt left.", ["Dr. Obuya counted ten.", "Gen. Brandt left."]),
        ("J. Adamu spoke. He left.", ["J. Adamu spoke.", "He left."]),
        ("It was 5 p.m. The shelling went on.", ["It was 5 p.m.", "The shelling went on."]),
        ("The U.N. Mission left.", ["The U.N. Mission left."]),
        ("The toll was 3.5 per day.", ["The toll was 3.5 per day."]),
        ("“They fled.” Nobody stayed.", ["“They fled.”", "Nobody stayed."]),
        ("Who fled? All of them!", ["Who fled?", "All of them!"]),
        ("Ten died … Two fled.", ["Ten died …", "Two fled."]),
        ("Raid on Orlen\nTen died.", ["Raid on Orlen", "Ten died."]),
        ("one fled. two stayed.", ["one fled. two stayed."]),
        ("Ten died 😀. Two fled.", ["Ten died 😀.", "Two fled."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, hours, quotations, lines, and small letters after a full stop."""
    assert divided(text) == expected


def test_lines_of_a_fixed_width_are_joined() -> None:
    """A text broken to a width has its paragraphs between blank lines; other texts have one on each line."""
    line = "the men of the village were led away to the quarry at dawn and"
    wrapped = f"{line}\n{line}\n{line}\nshot.\n\n{line}\n{line}\nburied."
    assert len(paragraphs(wrapped)) == 2
    items = "".join(f"{n}. Mara Ilvane, a nurse of the clinic, aged 40\n" for n in range(3))
    assert len(paragraphs(f"Killed in the raid on Orlen, by name\n\n{items}")) == 4
    assert len(paragraphs("Raid on Orlen\nTen died.\nTwo fled.")) == 3


@pytest.mark.parametrize("gap", [" ", ", ", "; ", ""])
def test_text_without_full_stops_is_divided(gap: str) -> None:
    """No sentence is longer than a sentence can be, and no word of the text is lost."""
    text = gap.join(["word"] * 2000)
    found = sentences(text)
    assert max(span.end - span.start for span in found) <= LONGEST_SENTENCE
    assert "".join(span.of(text) for span in found).replace(" ", "") == text.replace(" ", "")


def test_long_sentence_is_divided_at_its_marks() -> None:
    """A list is divided behind a semicolon where it has one, so that its items stay whole."""
    items = "; ".join(["Orlen, twelve men and two boys"] * 100)
    assert all(span.of(items).startswith("Orlen") for span in sentences(items))


@given(st.text(alphabet="aB1 .!?\n\"”“'–(;,é\u0301\u202e٣", max_size=80))
def test_sentences_are_in_order_and_leave_nothing_out(text: str) -> None:
    """Sentences do not overlap, have no space at their ends, and hold every character that is not a space."""
    found = sentences(text, abbreviations=ABBREVIATIONS)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(span.of(text) == span.of(text).strip() for span in found)
    held = "".join(span.of(text) for span in found)
    assert [c for c in held if not c.isspace()] == [c for c in text if not c.isspace()]
