"""`testimonia judge`, as a user types it: obeyed in every run, undone without trace."""

from __future__ import annotations

import shutil

import pytest

ONE, TWO = "XXX-2019-0001", "XXX-2019-0002"


@pytest.fixture
def record(example, tmp_path):
    return shutil.copytree(example, tmp_path / "record")


def exported(testimonia, record, out) -> dict[str, bytes]:
    assert testimonia("export", record, "--out", out).code == 0
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_merge_split_and_undo(testimonia, record, tmp_path):
    before = exported(testimonia, record, tmp_path / "before")
    number = len(before["incidents.jsonl"].splitlines())
    merged = testimonia("judge", "merge", record, TWO, ONE, "--reason", "one day", "--by", "Noor", "--json")
    assert merged.code == 0, merged.err
    shown = testimonia("show", record, TWO, "--json")
    assert shown.json["incident"] == ONE
    assert "was merged into" in shown.err
    name = shown.json["documents"][0]
    split = testimonia("judge", "split", record, ONE, name, "--reason", "another", "--by", "Noor", "--json")
    assert split.code == 0, split.err
    codes = {line["incident"] for line in testimonia("show", record, "--json").json}
    assert TWO not in codes
    assert len(codes) == number
    for judgement in (split.json["id"], merged.json["id"]):
        assert testimonia("judge", "undo", record, judgement).code == 0
    assert exported(testimonia, record, tmp_path / "after") == before
    assert testimonia("verify", record).code == 0


def test_decisions_hold_when_the_record_is_run_again(testimonia, record, tmp_path):
    assert testimonia("judge", "merge", record, TWO, ONE, "--reason", "one day").code == 0
    report = tmp_path / "sport.txt"
    report.write_text("A match in Morrow ended 2-1 on Sunday in front of 900 people.\n", "utf-8")
    assert testimonia("run", report, "--record", record).code == 0
    assert TWO not in {line["incident"] for line in testimonia("show", record, "--json").json}


def test_decisions_of_one_record_are_applied_to_another(testimonia, example, record, tmp_path):
    other = shutil.copytree(example, tmp_path / "other")
    claim = testimonia("show", record, ONE, "--json").json["claims"][0]["id"]
    assert testimonia("judge", "reject", record, claim, "--reason", "a misreading").code == 0
    done = testimonia("judge", "apply", other, record / "decisions" / "claims.jsonl", "--json")
    assert len(done.json) == 1
    again = testimonia("judge", "apply", other, record / "decisions" / "claims.jsonl", "--json")
    assert again.json == []
    assert exported(testimonia, other, tmp_path / "a") == exported(testimonia, record, tmp_path / "b")


@pytest.mark.parametrize(
    "words",
    [("merge", "XXX-1999-0001", ONE), ("split", ONE, "no-such-report"), ("move", "C000", ONE), ("reject", "C000")],
)
def test_what_is_not_in_the_record_is_named(testimonia, record, words):
    verb, *subject = words
    done = testimonia("judge", verb, record, *subject, "--reason", "because")
    assert done.code == 1
    assert subject[0] in done.err or subject[-1] in done.err


def test_an_incident_is_graded(testimonia, record):
    assert testimonia("judge", "grade", record, ONE, "contested", "--reason", "two sides blamed").code == 0
    figures = testimonia("show", record, ONE, "--json").json["figures"]
    assert {figure["grade"] for figure in figures} == {"contested"}
    wrong = testimonia("judge", "grade", record, ONE, "splendid", "--reason", "because")
    assert wrong.code == 2
    assert "confirmed" in wrong.err
