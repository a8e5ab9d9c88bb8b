"""Which kind bytes are: content wins over the name."""

import io
import zipfile
from pathlib import Path

import pytest

from testimonia.capture.kinds import Kind, kind_of
from testimonia.errors import UnreadableDocument


def archive(member: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(member, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Three were killed.", "a.txt", Kind.TEXT),
        (b"Three were killed.", "A.TXT", Kind.TEXT),
        (b"# Oru", "a.md", Kind.MARKDOWN),
        (b"<p>x</p>", "a.html", Kind.HTML),
        (b"{}", "a.jsonl", Kind.JSONL),
        (b"name", "a.csv", Kind.CSV),
        (b"%PDF-1.4", "a.txt", Kind.PDF),
        (b"junk\n%PDF-1.4", "a.pdf", Kind.PDF),
        (b"\n <!-- x --> <!DOCTYPE html><html>", "a.txt", Kind.HTML),
        (b"\xef\xbb\xbf<HTML>", "a.csv", Kind.HTML),
        (b"<?xml version='1.0'?><html>", "a.pdf", Kind.HTML),
        (archive("xl/workbook.xml"), "a.csv", Kind.XLSX),
        (archive("word/document.xml"), "a.txt", Kind.DOCX),
        (archive("word/document.xml"), "a.docx", Kind.DOCX),
        (b"The tag <html> was discussed.", "a.txt", Kind.TEXT),
        (b'\n\n{"a": 1}\nrest', "standard input", Kind.JSONL),
        (b"[1]\n", "standard input", Kind.TEXT),
        (b"{" * 100_000, "standard input", Kind.TEXT),
        (b"", "standard input", Kind.TEXT),
    ],
)
def test_kinds(data: bytes, name: str, kind: Kind) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"GIF89a", "a.gif", "found .gif"),
        (b"text", "a.pdf", "not its signature"),
        (b"text", "a.xlsx", "not its signature"),
        (b"text", "a.docx", "not its signature"),
        (archive("x"), "a.txt", "no .docx and no .xlsx"),
    ],
)
def test_what_is_of_no_kind_says_what_was_expected(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        kind_of(data, name)


def test_the_ending_is_that_of_the_file_not_of_a_folder() -> None:
    assert kind_of(b"x", str(Path("a.pdf") / "b.txt")) is Kind.TEXT
