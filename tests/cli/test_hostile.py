"""What reports and files say is printed as it is: it formats nothing, moves nothing on the screen, and breaks nothing."""

from __future__ import annotations

import json

import pytest

TITLE = "Raid [/bold] on [red]Ostrel[/red] :bomb:"
TEXT = "Gunmen raided Ostrel on 1 March 2023. 12 people were killed, the council said.\x1b[2J All {} wells were shut."


@pytest.fixture(scope="module")
def hostile(testimonia, tmp_path_factory):
    """A record of two reports on one incident, with a title of markup, a clearing of the screen, and marked file names."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, number in (("one", "two"), ("two", "three")):
        report = {"id": name, "title": f"{TITLE} {name}", "published": "2023-03-02", "text": TEXT.format(number)}
        (folder / f"{name} [red].jsonl").write_text(json.dumps(report), encoding="utf-8")
    record = folder / "record"
    done = testimonia("run", *sorted(folder.glob("*.jsonl")), "--record", record)
    assert done.code == 0, done.err
    return record


def test_a_title_is_no_markup(testimonia, hostile):
    (code,) = (each["incident"] for each in testimonia("show", hostile, "--json").json)
    done = testimonia("explain", hostile, code)
    assert done.code == 0, done.err
    assert f"{TITLE} one" in done.out
    assert f"{TITLE} two" in done.out


def test_a_report_commands_no_terminal(testimonia, hostile):
    (code,) = (each["incident"] for each in testimonia("show", hostile, "--json").json)
    for done in (testimonia("show", hostile, code), testimonia("read", hostile.parent / "one [red].jsonl")):
        assert "\x1b" not in done.out
    assert "killed, the council said.\\x1b[2J" in testimonia("show", hostile, code).out.replace("\n", " ")


def test_a_file_name_is_no_markup(testimonia, hostile):
    for file in (hostile / "archive" / "objects").rglob("*"):
        if file.is_file():
            file.chmod(0o644)
            file.write_bytes(b"edited")
    done = testimonia("verify", hostile)
    assert done.code == 4
    assert "[red].jsonl" in done.out


def test_what_the_system_refuses_is_an_error_in_words(testimonia, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("12 people were killed on 1 March 2023, the council said.", encoding="utf-8")
    done = testimonia("read", report, "--json", tmp_path / "nowhere" / "out.jsonl")
    assert (done.code, done.out) == (1, "")
    assert done.err.strip() == f"error: {tmp_path}/nowhere/out.jsonl: No such file or directory"
