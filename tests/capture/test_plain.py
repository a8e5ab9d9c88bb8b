"""Plain text and Markdown, and the encodings they come in."""

from datetime import date

import pytest

from testimonia.capture import Limits, capture
from testimonia.capture.encodings import decode
from testimonia.errors import UnreadableDocument
from testimonia.model import DateRange, content_id, sha256_hex

STORY = "Market hit\n\nThree people were killed in the market of Oru on Monday, the mayor said.\n"


def test_a_text_file_is_one_document() -> None:
    data = STORY.encode()
    (document,) = capture(data, name="oru.txt").documents
    assert document.text == STORY
    assert document.id == content_id("D", sha256_hex(data))
    assert (document.sha256, document.part, document.name) == (sha256_hex(data), None, "oru.txt")
    assert (document.title, document.published, document.outlet, document.url) == (None,) * 4
    assert (document.media_type, document.language) == ("text/plain", "en")


def test_line_ends_become_one_kind_and_nothing_else_changes() -> None:
    text = "e\u0301 \u00e9 1\u202e05 \u200b\u2028x\tend "
    assert capture(f"a\r\n{text}\rb".encode(), name="a.txt").documents[0].text == f"a\n{text}\nb"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“We saw it,” the mayor of São Oru said: 12 people were killed, two more were wounded.", "cp1252"),
        ("В Ору при обстреле рынка погибли двенадцать человек, сообщил мэр города.", "cp1251"),
        ("W Oru zginęło dwanaście osób, powiedział burmistrz. Żołnierze zaprzeczyli.", "cp1250"),
        ("Oru pazarında on iki kişi öldü, dedi belediye başkanı. Ordu suçlamayı reddetti.", "cp1254"),
        ("قتل اثنا عشر شخصا في سوق أورو، قال رئيس البلدية", "cp1256"),
        ("Zwölf Tote – “schrecklich”", "utf-8"),
        ("Zwölf Tote", "utf-8-sig"),
        ("Zwölf Tote", "utf-16"),
        ("Zwölf Tote", "utf-32"),
    ],
)
def test_encodings_are_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_a_declared_encoding_is_believed_if_it_is_a_known_one() -> None:
    assert decode("Żółw".encode("cp1250"), declared="windows-1250")[0] == "Żółw"
    assert decode("“x”".encode("cp1252"), declared="iso-8859-1")[0] == "“x”"
    assert decode("Zwölf".encode(), declared="windows-1250")[0] == "Zwölf"
    for codec in ("rot13", "zlib", "utf-7", "unicode_escape", "no such", "a\0b"):
        assert decode(b"Uryyb +AOk- \\x41", declared=codec) == ("Uryyb +AOk- \\x41", "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"killed\0 12", "NUL byte at offset 6"),
        ("zwölf".encode("utf-16-le"), "NUL"),
        (b"\xff\xfea", "utf-16"),
        (b"\xff\xfe\x00\x00", "no words"),
        (bytes(range(1, 32)) * 9, "controls"),
        (b"", "no words"),
        (b" \n\t ", "no words"),
    ],
)
def test_what_is_no_text_is_unread(data: bytes, reason: str) -> None:
    captured = capture(data, name="a.txt")
    assert captured.documents == ()
    (unread,) = captured.unread
    assert (unread.kind, unread.name, unread.sha256) == ("UnreadableDocument", "a.txt", sha256_hex(data))
    assert reason in unread.reason


def test_bytes_that_fit_no_encoding_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="no encoding fits"):
        decode(b"abc \x93\x81def " * 100)


def test_front_matter_of_markdown_is_taken_off_and_read() -> None:
    front = "---\ntitle: 'Market hit'\ndate: 2021-03-09\noutlet: Oru Herald\nurl: https://herald.example/7\nmood: sad\n---\n"
    (document,) = capture((front + STORY).encode(), name="oru.md").documents
    assert document.text == STORY
    assert (document.title, document.outlet, document.url) == ("Market hit", "Oru Herald", "https://herald.example/7")
    assert document.published == DateRange.of_day(date(2021, 3, 9))
    assert document.media_type == "text/markdown"


def test_markdown_keeps_its_marks_and_rules_are_no_front_matter() -> None:
    for text in ("# Oru\n\n**Three** were killed.\n", "Text.\n---\ntitle: x\n---\n", "---\ntitle: never closed\n"):
        assert capture(text.encode(), name="oru.md").documents[0].text == text


def test_a_bad_date_in_front_matter_is_noted() -> None:
    captured = capture(f"---\ndate: last Tuesday\n---\n{STORY}".encode(), name="oru.md")
    assert captured.documents[0].published is None
    assert "last Tuesday" in captured.unread[0].reason


def test_size_limits_of_input_and_text() -> None:
    for limits in (Limits(input_bytes=10), Limits(text_chars=10)):
        captured = capture(STORY.encode(), name="oru.txt", limits=limits)
        assert [unread.kind for unread in captured.unread] == ["TooLarge"]
        assert captured.documents == ()


@pytest.mark.parametrize("text", ["Oru.", "12 34 56", "", "Dead: 12"])
def test_the_language_of_a_very_short_text_is_not_told(text: str) -> None:
    assert capture(f"{text} ...".encode(), name="a.txt").documents[0].language is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("THREE PEOPLE WERE KILLED IN THE MARKET OF ORU ON MONDAY, THE MAYOR OF THE TOWN SAID.", "en"),
        ("Trois personnes ont été tuées lundi sur le marché d'Oru, a déclaré le maire de la ville.", "fr"),
        ("Tres personas murieron el lunes en el mercado de Oru, dijo el alcalde de la ciudad.", "es"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert capture(text.encode(), name="a.txt").documents[0].language == language
