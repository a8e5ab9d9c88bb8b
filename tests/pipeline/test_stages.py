"""The steps as functions: who reads which report."""

from __future__ import annotations

import pytest

from testimonia.model import Reading, Unread
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.stages import READER, Loaded, capture_input, read_document
from testimonia.read import EnglishReader


def outcome(text: str) -> Reading | Unread:
    (document,) = capture_input(Loaded("report.txt", text.encode())).documents
    return read_document(Configuration((), ()), document)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trois personnes ont été tuées lundi sur le marché de la ville, a déclaré le maire.", "'fr'"),
        ("Трое погибших при обстреле моста. По словам врачей, ранены 12 человек.", "letters that are not Latin"),
        ("قتل سبعة أشخاص في قصف على الجسر.", "letters that are not Latin"),
        ("Вбито 3.", "letters that are not Latin"),
    ],
)
def test_a_report_that_no_reader_reads_is_named_and_not_taken_for_one_without_claims(text: str, found: str) -> None:
    unread = outcome(text)
    assert isinstance(unread, Unread)
    assert unread.kind == "NoReader"
    assert found in unread.reason or "'ru'" in unread.reason or "'ar'" in unread.reason


@pytest.mark.parametrize("text", ["Oru: 3 dead.", "12 34", "Two people, Иван and Ольга, died in Oru."])
def test_a_short_report_in_latin_letters_is_read(text: str) -> None:
    assert isinstance(outcome(text), Reading)


def test_the_reader_is_known_by_its_own_name() -> None:
    assert EnglishReader.id == READER
