"""JSON Lines: one report a line."""

import json
from datetime import date

import pytest

from testimonia.capture import Captured, Limits, capture
from testimonia.model import DateRange, content_id, sha256_hex

STORY = "Three people were killed in the market of Oru on Monday, the mayor said."


def lines(*reports: object) -> bytes:
    return "".join(json.dumps(report) + "\n" for report in reports).encode()


def only_reason(captured: Captured) -> str:
    (unread,) = captured.unread
    return f"{unread.kind}: {unread.reason}"


def test_every_stated_field_comes_through() -> None:
    report = {
        "id": "oru/7 ",
        "published": "2021-03-09",
        "outlet": "Oru Herald",
        "title": "Market hit",
        "url": "https://herald.example/7",
        "lang": "en-GB",
        "text": STORY,
    }
    (document,) = capture(lines(report), name="reports.jsonl").documents
    assert document.text == STORY
    assert document.external_id == "oru/7 "
    assert document.published == DateRange.of_day(date(2021, 3, 9))
    assert (document.outlet, document.title, document.url) == (
        "Oru Herald",
        "Market hit",
        "https://herald.example/7",
    )
    assert (document.language, document.part, document.media_type) == ("en", 1, "application/jsonl")


def test_only_text_is_required_and_absent_means_none() -> None:
    (document,) = capture(lines({"text": STORY, "title": "", "outlet": None}), name="a.jsonl").documents
    assert (document.external_id, document.published, document.outlet, document.title, document.url) == (None,) * 5
    assert document.language == "en"


def test_the_same_line_is_the_same_document_in_another_file() -> None:
    raw = lines({"text": STORY})
    (alone,) = capture(raw, name="a.jsonl").documents
    data = lines({"text": "Another report."}) + raw.replace(b"\n", b"\r\n")
    second = capture(data, name="b.jsonl").documents[1]
    assert alone.id == second.id == content_id("D", sha256_hex(raw[:-1]))
    assert (second.sha256, second.part) == (sha256_hex(data), 2)


def test_a_bad_line_is_unread_and_the_others_go_on() -> None:
    data = lines({"text": "One."}) + b"{broken\n\n" + lines({"text": "Two."})
    captured = capture(data, name="a.jsonl")
    assert [(document.text, document.part) for document in captured.documents] == [("One.", 1), ("Two.", 4)]
    assert [(unread.kind, unread.part) for unread in captured.unread] == [("InvalidReport", 2)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "found list"),
        (b'{"title": "x"}', "found none"),
        (b'{"text": 5}', "found int"),
        (b'{"text": "  "}', "found str"),
        (b'{"text": "a", "text": "b"}', "'text' more than once"),
        (b'{"text": "a", "n": NaN}', "NaN"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "JSON object"),
        (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deep"),
        (b'{"text": "\xe9"}', "UTF-8"),
    ],
)
def test_lines_that_are_no_report(line: bytes, reason: str) -> None:
    captured = capture(line + b"\n" + lines({"text": "Good."}), name="a.jsonl")
    assert reason in only_reason(captured)
    assert only_reason(captured).startswith("InvalidReport")
    assert [document.text for document in captured.documents] == ["Good."]


@pytest.mark.parametrize(
    ("stated", "days"),
    [
        ("2021-03-09", DateRange.of_day(date(2021, 3, 9))),
        ("2021-03-09T23:30:00Z", DateRange.of_day(date(2021, 3, 9))),
        ("2021-03-09 04:00:00+11:00", DateRange.of_day(date(2021, 3, 9))),
        ("2021-03", DateRange.of_month(2021, 3)),
        ("2021", DateRange.of_year(2021)),
    ],
)
def test_dates_keep_their_precision(stated: str, days: DateRange) -> None:
    for name in ("published", "date"):
        captured = capture(lines({"text": STORY, name: stated}), name="a.jsonl")
        assert captured.documents[0].published == days
        assert captured.unread == ()


@pytest.mark.parametrize("stated", ["9 March 2021", "2021-02-30", "0000", "2021-13", "09.03.2021", 20210309, ["x"]])
def test_a_date_that_cannot_be_read_is_noted_and_the_report_kept(stated: object) -> None:
    captured = capture(lines({"text": STORY, "date": stated}), name="a.jsonl")
    assert captured.documents[0].published is None
    assert "ISO 8601" in only_reason(captured)


def test_fields_of_another_shape_are_noted_and_the_report_kept() -> None:
    captured = capture(lines({"text": STORY, "outlet": ["a"], "lang": "Klingon!", "id": True}), name="a.jsonl")
    assert [unread.reason.split()[1] for unread in captured.unread] == ["outlet", "lang", "id"]
    assert captured.documents[0].language == "en"


def test_a_number_as_id_becomes_its_digits() -> None:
    assert capture(lines({"text": STORY, "id": 7}), name="a.jsonl").documents[0].external_id == "7"


def test_characters_that_no_store_can_hold_are_replaced_one_for_one() -> None:
    captured = capture(b'{"text": "half \\ud83d and nul \\u0000 and whole \\ud83d\\ude00"}\n', name="a.jsonl")
    assert captured.documents[0].text == "half \ufffd and nul \ufffd and whole \U0001f600"


def test_line_ends_inside_a_text_stay_because_offsets_are_the_providers() -> None:
    assert capture(lines({"text": "a\r\nb"}), name="a.jsonl").documents[0].text == "a\r\nb"


def test_a_line_and_a_text_have_a_size_limit() -> None:
    data = lines({"text": "x" * 300}, {"text": "Short."})
    for limits in (Limits(line_bytes=200), Limits(text_chars=200)):
        captured = capture(data, name="a.jsonl", limits=limits)
        assert only_reason(captured).startswith("TooLarge")
        assert [document.part for document in captured.documents] == [2]


def test_a_file_without_lines_is_unread() -> None:
    assert only_reason(capture(b"\n \n", name="a.jsonl")).startswith("UnreadableDocument")


def test_standard_input_is_json_lines_if_its_first_line_is_an_object() -> None:
    captured = capture(lines({"text": "One."}) + b"not json\n", name="standard input")
    assert len(captured.documents) == 1
    assert captured.unread[0].part == 2
    assert capture(b"{sic} the report began\n", name="standard input").documents[0].media_type == "text/plain"


@pytest.mark.parametrize("field", ["title", "outlet", "url", "id"])
def test_what_a_report_states_of_itself_has_bounds(field: str) -> None:
    line = json.dumps({"text": "Two people were killed in Oru.", field: "t" * 2_001}).encode()
    captured = capture(line, name="a.jsonl")
    (document,) = captured.documents
    assert getattr(document, "external_id" if field == "id" else field) is None
    assert [item.reason for item in captured.unread] == [
        f"expected {field} of at most 2,000 characters; found 2,001: kept without it"
    ]


def test_a_title_of_a_page_or_of_front_matter_has_bounds() -> None:
    page = f"<html><head><title>{'t' * 3_000}</title></head><body><p>Two people were killed in Oru.</p></body></html>"
    front = f"---\ntitle: {'t' * 3_000}\n---\nTwo people were killed in Oru."
    for data, name in ((page, "a.html"), (front, "a.md")):
        captured = capture(data.encode(), name=name)
        assert captured.documents[0].title is None
        assert "expected title of at most 2,000 characters" in captured.unread[0].reason
