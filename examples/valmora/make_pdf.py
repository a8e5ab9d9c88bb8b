"""Write `reports/04-defence-ministry.pdf`: a statement of the Ministry of Defence, as a small PDF with a text layer."""

from __future__ import annotations

from pathlib import Path

OUT = Path(__file__).parent / "reports" / "04-defence-ministry.pdf"

LINES = """\
Ministry of Defence of the Republic of Valmora
Statement of 16 March 2019

The Ministry of Defence rejects the claim of the Harrin Front that
31 civilians were killed in Ostrel on 14 March. The army's artillery
fired on a column of the Harrin Front outside the town after its own
positions had been shelled. Six fighters of the Harrin Front were
killed, the ministry said. No civilians were killed by the army.

Two soldiers were wounded on the same day, according to the ministry.
""".splitlines()


def write_pdf(path: Path, lines: list[str]) -> None:
    """Write lines of plain ASCII text as a PDF of one page."""
    escaped = [line.replace("(", "\\(").replace(")", "\\)") for line in lines]
    shown = "".join(f"({line}) Tj T*\n" for line in escaped)
    stream = f"BT /F1 11 Tf 14 TL 72 760 Td\n{shown}ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    data += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        data.rindex(b"xref\n0"),
    )
    path.write_bytes(data)


if __name__ == "__main__":
    write_pdf(OUT, LINES)
