"""What holds for any bytes: no error escapes, nothing is lost, and the same bytes give the same result."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonia.capture import Captured, capture
from testimonia.model import from_plain, sha256_hex, to_plain

NAMES = ("a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "standard input", "a.gif")
BEGINNINGS = (b"", b"<!DOCTYPE html><html><body>", b"name,age\n", b'{"text": "', b"---\ntitle: x\n---\n", b"\xff\xfe")
PIECES = (
    b"<p>",
    b"</p>",
    b"<script>",
    b"<table><tr><td>",
    b"killed ",
    b"12",
    b"\n",
    b'"',
    b",",
    b";",
    b"\0",
    b"\r",
    b"}",
)

noise = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)), max_size=30).map(b"".join)
any_bytes = st.tuples(st.sampled_from(BEGINNINGS), noise).map(b"".join)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=any_bytes)
def test_any_bytes_become_something_or_a_reason(name: str, data: bytes) -> None:
    captured = capture(data, name=name)
    assert captured.documents or captured.victims or captured.unread
    for item in (*captured.documents, *captured.victims, *captured.unread):
        assert item.sha256 == sha256_hex(data)
    for document in captured.documents:
        document.text.encode()  # any store can hold it
        assert document.text.strip()
    assert all(unread.reason for unread in captured.unread)
    assert capture(data, name=name) == captured
    assert from_plain(Captured, json.loads(json.dumps(to_plain(captured)))) == captured


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx"])
@settings(max_examples=5)
@given(noise=st.binary(max_size=200))
def test_noise_with_a_signature_is_a_reason(name: str, noise: bytes) -> None:
    signature = b"%PDF-1.7\n" if name == "a.pdf" else b"PK\x03\x04"
    captured = capture(signature + noise, name=name)
    assert [unread.kind for unread in captured.unread] == ["UnreadableDocument"]


reports = st.lists(st.fixed_dictionaries({"text": st.text(min_size=1).filter(str.strip)}, optional={"id": st.text()}))


@given(reports=reports.filter(bool))
def test_every_line_of_json_lines_is_kept_in_order(reports: list[dict[str, str]]) -> None:
    data = "\n".join(json.dumps(report) for report in reports).encode()
    captured = capture(data, name="a.jsonl")
    assert [len(document.text) for document in captured.documents] == [len(report["text"]) for report in reports]
    assert [document.part for document in captured.documents] == list(range(1, len(reports) + 1))


people = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\x1a\r"), min_size=1), min_size=1)


@given(names=people)
def test_every_row_of_a_list_is_kept_or_refused(names: list[str]) -> None:
    quoted = [name.replace('"', '""') for name in names]
    data = ("name,row\n" + "".join(f'"{name}",{row}\n' for row, name in enumerate(quoted, start=1))).encode()
    captured = capture(data, name="a.csv")
    rows = {victim.row: dict(victim.cells)["name"] for victim in captured.victims}
    refused = {unread.part for unread in captured.unread}
    assert set(rows) | refused == set(range(1, len(names) + 1)) or "controls" in captured.unread[0].reason
    assert all(rows[row] == names[row - 1] for row in rows)
