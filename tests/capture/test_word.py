"""Word documents: what stands where in them becomes lines of text; hostile ones are refused with a reason."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from testimonia.capture import Captured, Limits, capture
from testimonia.capture.intake import Kind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, *, notes: str = "", title: str = "") -> bytes:
    """A Word document with some XML as its body and its footnotes."""
    types = f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    types += f'<Override PartName="/word/footnotes.xml" ContentType="{OFFICE}.footnotes+xml"/>'
    types += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    members = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{rels}{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{core}" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" {dublin}>'
        f"<dc:title>{title}</dc:title></cp:coreProperties>",
    }
    return packed(members)


def packed(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def lines(data: bytes) -> list[str]:
    (document,) = capture(data, name="report.docx").documents
    return document.text.split("\n")


def refused(data: bytes, limits: Limits | None = None) -> str:
    captured: Captured = capture(data, name="report.docx", limits=limits or Limits())
    assert captured.documents == ()
    (unread,) = captured.unread
    return f"{unread.kind}: {unread.reason}"


def test_what_an_office_program_writes() -> None:
    made = docx.Document()
    made.core_properties.title = "Findings on Oru"
    made.add_heading("Findings on Oru", 1)
    paragraph = made.add_paragraph("Between 12 and 15 people ")
    paragraph.add_run("were killed").bold = True
    paragraph.add_run(" in Oru on 9 March 2021.")
    table = made.add_table(rows=2, cols=2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, text in zip(cells, ("Village", "Killed", "Maru", "3"), strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    (document,) = capture(out.getvalue(), name="findings.docx").documents
    assert document.text.split("\n") == [
        "Findings on Oru",
        "Between 12 and 15 people were killed in Oru on 9 March 2021.",
        "Village | Killed",
        "Maru | 3",
    ]
    assert document.title == "Findings on Oru"
    assert document.published is None  # the date of the file is no date of publication
    assert document.media_type == Kind.DOCX


def test_tracked_changes_are_taken_as_made() -> None:
    body = (
        "<w:p><w:r><w:t>The army killed </w:t></w:r><w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>eleven</w:t></w:r></w:ins><w:r><w:t> men.</w:t></w:r></w:p>"
        f"<w:moveFrom>{p('Elsewhere.')}</w:moveFrom>"
    )
    assert lines(word(body)) == ["The army killed eleven men."]


def test_text_boxes_and_notes_are_kept_and_said_once() -> None:
    box = f"<w:txbxContent>{p('Two were children.')}</w:txbxContent>"
    boxed = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Nine died.</w:t></w:r><w:r>{boxed}</w:r></w:p>"
    notes = f"<w:footnote>{p('Interview with the mayor, 3 May.')}</w:footnote>"
    assert lines(word(body, notes=notes)) == ["Nine died.", "Two were children.", "Interview with the mayor, 3 May."]


def test_tables_in_tables_and_breaks() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('men 4')}</w:tc><w:tc>{p('women 5')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{p('Oru')}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    broken = "<w:p><w:r><w:t>Killed:</w:t><w:br/><w:t>9</w:t><w:tab/><w:t>Wounded: 3</w:t></w:r></w:p>"
    assert lines(word(table + broken)) == ["Oru | men 4 | women 5", "Killed: 9 Wounded: 3"]


def test_content_wins_over_the_name() -> None:
    (document,) = capture(word(p("Three were killed.")), name="report.txt").documents
    assert document.text == "Three were killed."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word(""), "UnreadableDocument: expected a Word document with words"),
        (word(p("Nine died."))[:400], "UnreadableDocument: expected a Word document; its archive is broken"),
        (packed({"word/document.xml": "x"}), "UnreadableDocument: expected a Word document; found a broken one"),
        (
            packed({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>'}),
            "UnreadableDocument: expected a Word document; found a document type declaration",
        ),
        (b"text", "UnreadableDocument: expected a .docx file; the content has not its signature"),
    ],
)
def test_files_that_are_wrong(data: bytes, reason: str) -> None:
    assert refused(data).startswith(reason)


def test_a_bomb_is_counted_while_it_is_unpacked() -> None:
    data = word(p("a" * 3_000_000))
    assert refused(data, Limits(unpacked_bytes=1_000_000)).startswith("TooLarge")
    assert refused(word(p("a " * 1_000)), Limits(text_chars=500)).startswith("TooLarge")


def test_a_deep_nest_ends_with_a_reason() -> None:
    assert refused(word("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)).startswith("UnreadableDocument")
