"""Make the binary documents of the tests: small PDF files and workbooks, written by hand, all of them invented.

Run `python tests/documents/make.py`; the same bytes come out each time. PDF files are put together here, so
that the broken ones are broken in exactly one place.
"""

from __future__ import annotations

import zlib
from pathlib import Path

HERE = Path(__file__).parent

STATEMENT = """\
Shells fell on the market of Oru on Tuesday, 9 March 2021, killing between 12 and 15 people, the mayor of the town \
said in a statement to the Oru Herald.
A spokesman for the Northern Army denied that its forces had fired. The Lowland Front said that its own positions \
had come under fire from both sides at the same time.
At least 30 people were wounded, according to the hospital."""
PARAGRAPHS = STATEMENT.splitlines()
WIDTH = 70


def wrapped(paragraph: str) -> list[str]:
    """The lines of a paragraph, broken to a fixed width; a long word at the end is divided."""
    lines, line = [], ""
    for word in paragraph.split():
        if len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def content(paragraphs: list[str] | list[list[str]]) -> bytes:
    """A page: 10 point lines, 12 points apart, 20 between paragraphs."""
    out, y = ["BT /F1 10 Tf"], 780
    for paragraph in paragraphs:
        for line in paragraph if isinstance(paragraph, list) else wrapped(paragraph):
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            out.append(f"1 0 0 1 60 {y} Tm ({escaped}) Tj")
            y -= 12
        y -= 8
    return "\n".join([*out, "ET"]).encode("cp1252")


def pdf(pages: list[bytes], *, title: str | None = None, trailer: str = "", filters: str = "") -> bytes:
    """A PDF file with the given contents of pages."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for i, page in enumerate(pages):
        size = "/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page {size} /Contents {5 + 2 * i} 0 R >>".encode())
        objects.append(f"<< /Length {len(page)} {filters} >>\nstream\n".encode() + page + b"\nendstream")
    info = ""
    if title is not None:
        objects.append(f"<< /Title ({title}) /CreationDate (D:19990101000000Z) >>".encode())
        info = f"/Info {len(objects)} 0 R"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {info} {trailer} >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def documents() -> dict[str, bytes]:
    """Each document by its path."""
    page = content(PARAGRAPHS)
    divided = content([["The Lowland Front said that eleven people were in-", "jured in the market."]])
    key = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
    flate = "/Filter [/FlateDecode /FlateDecode]"
    return {
        "right/statement.pdf": pdf([page], title="Statement of the mayor of Oru"),
        "right/two_pages.pdf": pdf([page, divided]),
        "wrong/encrypted.pdf": pdf([page], trailer=key),
        "wrong/no_text_layer.pdf": pdf([b"0 0 595 842 re f"]),
        "wrong/cut_off.pdf": pdf([page])[:300],
        "wrong/bomb.pdf": pdf([zlib.compress(zlib.compress(b"BT /F1 1 Tf (a) Tj " * 8_000_000, 9), 9)], filters=flate),
    }


if __name__ == "__main__":
    for name, data in documents().items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_bytes(data)
