"""`testimonia run`, as a user types it."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import EXAMPLE

ARGUMENTS = [EXAMPLE / "reports", EXAMPLE / "lists"]


def export(testimonia, record, out) -> dict[str, bytes]:
    done = testimonia("export", record, "--format", "jsonl", "--out", out)
    assert done.code == 0, done.err
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def rows(files: dict[str, bytes], name: str) -> list[dict]:
    return [json.loads(line) for line in files[f"{name}.jsonl"].splitlines()]


def test_the_example_has_its_three_incidents(testimonia, example, tmp_path):
    incidents = rows(export(testimonia, example, tmp_path / "out"), "incidents")
    found = {}
    for incident in incidents:
        for figure in incident["figures"]:
            if figure["policy"] == "range-all" and figure["harm"] == "killed":
                found[incident["where"] and incident["where"]["name"], incident["start"]] = figure
    assert {("Ostrel", "2019-03-14"), ("Dunmere", "2019-04-02"), ("Pellin", "2019-04-20")} <= set(found)
    ostrel = found["Ostrel", "2019-03-14"]
    assert (ostrel["low"], ostrel["high"]) == (6, 31)


def test_a_report_that_is_not_about_violence_is_in_no_incident(testimonia, example, tmp_path):
    out = export(testimonia, example, tmp_path / "out")
    told = {name for incident in rows(out, "incidents") for name in incident["documents"]}
    (sport,) = (item for item in rows(out, "documents") if item["id"] not in told)
    assert "cup" in sport["text"]
    assert sport["incidents"] == []


def test_an_overview_contributes_to_incidents_and_is_mainly_about_none(testimonia, example, tmp_path):
    out = export(testimonia, example, tmp_path / "out")
    (overview,) = (item for item in rows(out, "documents") if item["outlet"] == "Open Ledger Network")
    assert overview["incidents"] == []
    assert sum(overview["id"] in incident["documents"] for incident in rows(out, "incidents")) == 3


def test_wire_copy_is_marked_as_a_copy(testimonia, example, tmp_path):
    documents = {item["id"]: item for item in rows(export(testimonia, example, tmp_path / "out"), "documents")}
    assert documents["lantern-0315"]["copy_of"] == "meridian-0314"
    assert documents["meridian-0314"]["copy_of"] is None


def test_offsets_lead_into_the_exported_text(testimonia, example, tmp_path):
    out = export(testimonia, example, tmp_path / "out")
    documents = {item["id"]: item for item in rows(out, "documents")}
    for claim in rows(out, "claims"):
        passage = claim["passage"]
        assert documents[claim["document"]]["text"][passage["start"] : passage["end"]] == passage["exact"]


def test_running_again_adds_nothing(testimonia, example, tmp_path):
    before = export(testimonia, example, tmp_path / "before")
    again = testimonia("run", *ARGUMENTS, "--record", example, "--json")
    assert again.code == 0, again.err
    assert (again.json["captured"], again.json["listed"], again.json["read"]) == (0, 0, 0)
    assert again.json["rebuilt"] is False
    assert export(testimonia, example, tmp_path / "after") == before


def test_the_record_does_not_depend_on_processes_or_order(testimonia, example, tmp_path):
    files = sorted((EXAMPLE / "reports").iterdir(), reverse=True)
    other = tmp_path / "record"
    first = testimonia("run", *files[:5], "--record", other, "--gazetteer", EXAMPLE / "gazetteer.csv", "--processes", 2)
    assert first.code == 0, first.err
    second = testimonia("run", *files[5:], EXAMPLE / "lists", "--record", other, "--processes", 2)
    assert second.code == 0, second.err
    at_once, in_two = export(testimonia, example, tmp_path / "one"), export(testimonia, other, tmp_path / "two")
    assert at_once["claims.jsonl"].count(b"\n") == in_two["claims.jsonl"].count(b"\n")
    assert [row["id"] for row in rows(at_once, "claims")] == [row["id"] for row in rows(in_two, "claims")]


def test_killed_in_the_middle_it_goes_on_where_it_was(testimonia, example, tmp_path):
    reports = [
        {"id": f"r{n}", "published": "2019-04-03", "text": f"{n + 2} people were killed in Sarn, police said."}
        for n in range(400)
    ]
    source = tmp_path / "many.jsonl"
    source.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    record = tmp_path / "record"
    command = [sys.executable, "-m", "testimonia", "run", str(source), "--record", str(record)]
    for wait in (0.6, 1.1, 1.6):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
    finished = testimonia("run", source, "--record", record, "--json")
    assert finished.code == 0, finished.err
    assert testimonia("verify", record).code == 0
    fresh = tmp_path / "fresh"
    assert testimonia("run", source, "--record", fresh).code == 0
    assert export(testimonia, record, tmp_path / "a") == export(testimonia, fresh, tmp_path / "b")


def test_standard_input_is_a_report(testimonia, tmp_path):
    done = testimonia(
        "run", "-", "--record", tmp_path / "r", "--json", stdin="Twelve people were killed in Sarn on 3 April 2019."
    )
    assert done.code == 0, done.err
    assert (done.json["captured"], done.json["claims"]) == (1, 1)


def test_what_cannot_be_read_is_named_and_the_run_goes_on(testimonia, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Twelve people were killed in Sarn on 3 April 2019.", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = testimonia("run", folder, "--record", tmp_path / "r", "--json")
    assert done.code == 3
    assert done.json["captured"] == 1
    assert {item["name"] for item in done.json["unread"]} == {"broken.pdf", "picture.png"}
    assert "broken.pdf" in done.err
    shown = testimonia("show", tmp_path / "r", "--unread", "--json").json
    assert sorted(shown, key=str) == sorted(done.json["unread"], key=str)


def test_many_items_with_one_reason_are_told_in_one_line_that_says_where_all_are(testimonia, tmp_path):
    for length, name in enumerate("abcde"):
        (tmp_path / f"{name}.txt").write_text(" " * length)
    done = testimonia("run", tmp_path, "--record", tmp_path / "r")
    told = [line for line in done.err.splitlines() if line.startswith("unread: ")]
    assert [line.partition(": expected")[0] for line in told[:1]] == ["unread: a.txt; b.txt; c.txt and 2 more"]
    assert told[1] == f"unread: 5 items in all: `testimonia show {tmp_path / 'r'} --unread` names each"
    assert len(testimonia("show", tmp_path / "r", "--unread").out.splitlines()) == 5
    for shown in (done, testimonia("show", tmp_path / "r")):
        assert shown.out.startswith("no incident")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["run", "no-such-file.txt", "--record", "r"], "no-such-file.txt"),
        (["show", "no-such-record"], "no-such-record"),
        (["policy", "show", "no-such-policy"], "no-such-policy"),
    ],
)
def test_errors_name_what_was_expected_and_found(testimonia, words, message):
    done = testimonia(*words)
    assert done.code == 1
    assert "expected" in done.err
    assert message in done.err.replace("\n", "")


def test_wrong_usage_exits_with_2(testimonia):
    assert testimonia("run").code == 2
    assert testimonia("no-such-command").code == 2


def test_a_folder_with_other_things_is_no_new_record(testimonia, tmp_path):
    (tmp_path / "letter.txt").write_text("private", encoding="utf-8")
    done = testimonia("run", EXAMPLE / "reports", "--record", tmp_path)
    assert done.code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.txt"]


def test_the_table_says_what_to_try_next(testimonia, example, tmp_path):
    record = tmp_path / "record"
    shutil.copytree(example, record)
    done = testimonia("run", EXAMPLE / "reports", "--record", record)
    assert done.code == 0
    assert "Ostrel" in done.out
    assert f"testimonia show {record}" in done.err
