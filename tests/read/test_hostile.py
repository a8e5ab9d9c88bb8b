"""Texts that nobody would write: reading them ends, and no step sees more than a bounded piece at a time."""

from __future__ import annotations

import pytest

from testimonia.model import Document, sha256_hex
from testimonia.places import Gazetteer
from testimonia.read import EnglishReader
from testimonia.read.harm.sentences import LONGEST, Sentences
from testimonia.read.harm.telling import told_by
from testimonia.read.report import Report

MEGABYTE = 1_000_000


def document(text: str) -> Document:
    return Document("D", sha256_hex(text.encode()), None, "text/plain", text, "hostile")


HOSTILE = {
    "one line": "Twelve farmers were killed and " * (MEGABYTE // 31),
    "no space": "killed12" * (MEGABYTE // 8),
    "quotation marks": '"killed 12 ' * 100_000,
    "brackets": "(killed " * 100_000 + "12" + ")" * 100_000,
    "relative pronouns": "who killed " * 50_000 + "two men",
    "commas": "killed, " * 100_000,
    "names": "Mara Ilvane, " * 40_000 + "were killed.",
    "numbers": "12 13 " * 100_000 + "dead",
    "dashes": "— 12 killed — " * 50_000,
    "conjunctions": "two men and " * 50_000 + "were killed.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_harm_sees_bounded_pieces(name: str) -> None:
    """Whatever the text, what is analysed at a time is no longer than a long sentence."""
    pieces = [told.sentence.span for told in told_by(Sentences(Report.of(document(HOSTILE[name])), "en"))]
    assert all(span.end - span.start <= LONGEST for span in pieces)


def test_a_line_of_a_megabyte_is_read() -> None:
    claims = EnglishReader(Gazetteer()).read(document(HOSTILE["one line"][:200_000])).claims
    assert {claim.count.low for claim in claims} == {12}


@pytest.mark.parametrize("mark", ["\u202e", "\u0301", "😀", "\u200b"])
def test_offsets_are_right_beside_strange_characters(mark: str) -> None:
    text = f"{mark} Twelve{mark} farmers were killed{mark} and 30 others hurt in Orvek."
    for claim in EnglishReader(Gazetteer()).read(document(text)).claims:
        assert text[claim.count.start : claim.count.end] == claim.count.words
        assert text[claim.passage.start : claim.passage.end] == claim.passage.exact


def test_digits_of_other_scripts_count() -> None:
    (claim,) = EnglishReader(Gazetteer()).read(document("The blast killed ١٢ farmers.")).claims
    assert (claim.count.low, claim.count.high) == (12, 12)
