"""PDF: the text layer, and files that are broken in one place each."""

from pathlib import Path

import pytest

from testimonia.capture import Captured, Limits, capture
from tests.documents.make import PARAGRAPHS, content, documents, pdf

DOCUMENTS = Path(__file__).parent.parent / "documents"


def read(name: str, limits: Limits | None = None) -> Captured:
    return capture((DOCUMENTS / name).read_bytes(), name=name, limits=limits or Limits())


def test_the_documents_are_what_the_script_makes() -> None:
    for name, data in documents().items():
        assert (DOCUMENTS / name).read_bytes() == data


def test_a_paragraph_becomes_a_line_and_the_title_is_the_one_stated() -> None:
    (document,) = read("right/statement.pdf").documents
    assert document.text.split("\n") == PARAGRAPHS
    assert document.title == "Statement of the mayor of Oru"
    assert document.published is None  # the date of the file is not a date of publication
    assert (document.media_type, document.language) == ("application/pdf", "en")


def test_pages_follow_each_other_and_divided_words_are_mended() -> None:
    (document,) = read("right/two_pages.pdf").documents
    assert document.title is None
    assert document.text.split("\n")[-1] == "The Lowland Front said that eleven people were injured in the market."


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("twenty", "three", "twenty-three"), ("Ninety", "one", "Ninety-one"), ("neigh", "bours", "neighbours")],
)
def test_a_hyphen_of_a_numeral_stays(first: str, second: str, whole: str) -> None:
    lines = [
        f"The hospital of the town of Oru says that it had to take in {first}-",
        f"{second} people on that one day.",
    ]
    (document,) = capture(pdf([content([lines])]), name="a.pdf").documents
    assert f"take in {whole} people" in document.text


def test_a_hyphen_beside_a_digit_stays() -> None:
    data = pdf(
        [content([["The hospital of the town of Oru says that it took in 12-", "15 wounded people on that day."]])]
    )
    (document,) = capture(data, name="a.pdf").documents
    assert "12-15 wounded" in document.text


def test_lines_that_do_not_fill_the_width_stay_lines() -> None:
    table = [["Village Killed", "Oru 12", "Maru 3", "All the villages together, as the mayor has counted them: 15"]]
    (document,) = capture(pdf([content(table)]), name="a.pdf").documents
    assert document.text.split("\n") == table[0]


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("wrong/encrypted.pdf", "UnreadableDocument", "encrypted"),
        ("wrong/no_text_layer.pdf", "UnreadableDocument", "OCR is not done"),
        ("wrong/cut_off.pdf", "UnreadableDocument", "broken"),
    ],
)
def test_files_that_are_wrong(name: str, kind: str, reason: str) -> None:
    captured = read(name)
    assert captured.documents == ()
    (unread,) = captured.unread
    assert unread.kind == kind
    assert reason in unread.reason


def test_a_bomb_dies_in_its_cage() -> None:
    (unread,) = read("wrong/bomb.pdf", Limits(cage_memory=300_000_000, cage_seconds=10)).unread
    assert unread.kind == "TooLarge"


def test_limits_of_a_pdf() -> None:
    for limits in (Limits(pdf_pages=1), Limits(text_chars=100)):
        (unread,) = read("right/two_pages.pdf", limits).unread
        assert unread.kind == "TooLarge"
