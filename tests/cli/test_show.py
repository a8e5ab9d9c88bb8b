"""`testimonia show`, `verify`, `policy`, `export`, `init`."""

from __future__ import annotations

import json
import shutil

import pytest


@pytest.fixture
def copy(example, tmp_path):
    record = tmp_path / "copy"
    shutil.copytree(example, record)
    return record


def test_show_lists_incidents(testimonia, example):
    done = testimonia("show", example)
    assert done.code == 0
    assert "Ostrel" in done.out
    assert "Dunmere" in done.out


def test_show_an_incident_with_sentences_speakers_and_policies(testimonia, example):
    codes = [
        line["incident"] for line in testimonia("show", example, "--json").json if line["where"]["name"] == "Ostrel"
    ]
    done = testimonia("show", example, codes[0])
    assert done.code == 0
    words = " ".join(done.out.split())
    assert "At least 12 people were killed and 30 others wounded" in words
    assert "Lena Marrec" in words or "director of the town" in words
    for policy in ("default", "range-all", "ibc-like", "acled-like", "ucdp-like", "airwars-like"):
        assert policy in words


def test_show_a_claim(testimonia, example):
    incident = testimonia("show", example, "--json").json[0]
    claim = incident["claims"][0]
    assert claim in testimonia("show", example, claim).out
    assert testimonia("show", example, claim, "--json").json["id"] == claim


def test_show_something_that_is_not_there(testimonia, example):
    done = testimonia("show", example, "ZZZ-1900-0001")
    assert done.code == 1
    assert "ZZZ-1900-0001" in done.err


def test_verify_says_that_a_record_is_whole(testimonia, example):
    done = testimonia("verify", example, "--json")
    assert done.code == 0
    assert done.json["ok"] is True
    assert done.json["claims"] > 0


def damage_object(record):
    victim = next(path for path in sorted((record / "archive" / "objects").rglob("*")) if path.is_file())
    victim.chmod(0o644)
    victim.write_bytes(victim.read_bytes() + b" ")


def delete_object(record):
    next(path for path in sorted((record / "archive" / "objects").rglob("*")) if path.is_file()).unlink()


def edit_log(record):
    log = record / "archive" / "log.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace("captured", "caputred", 1), encoding="utf-8")


def log_lines(record, change):
    log = record / "archive" / "log.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines(keepends=True)
    log.write_text("".join(change(lines)), encoding="utf-8")


DAMAGES = {
    "an archived file edited": damage_object,
    "an archived file deleted": delete_object,
    "a log line edited": edit_log,
    "a log line deleted": lambda record: log_lines(record, lambda lines: lines[:1] + lines[2:]),
    "log lines reordered": lambda record: log_lines(record, lambda lines: [lines[1], lines[0], *lines[2:]]),
    "the log truncated": lambda record: log_lines(record, lambda lines: lines[:-2]),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_verify_names_the_damage(testimonia, copy, name):
    DAMAGES[name](copy)
    done = testimonia("verify", copy, "--json")
    assert done.code == 4, done.err
    assert done.json["damage"]["what"]


def test_verify_finds_a_log_cut_off_since_its_head_was_noted(testimonia, copy):
    assert testimonia("verify", copy, "--expect", "f" * 64).code == 4


def test_policies_are_listed_and_shown(testimonia):
    cards = testimonia("policy", "list", "--json").json
    assert [card["id"] for card in cards][:2] == ["default", "range-all"]
    shown = testimonia("policy", "show", "default")
    assert shown.code == 0
    assert cards[0]["sha256"] in shown.out


def test_init_makes_an_empty_record(testimonia, tmp_path):
    assert testimonia("init", tmp_path / "new").code == 0
    assert testimonia("verify", tmp_path / "new").code == 0
    assert json.loads(testimonia("show", tmp_path / "new", "--json").out) == []
    assert testimonia("init", tmp_path / "new").code == 1


def test_version(testimonia):
    assert testimonia("--version").out.startswith("testimonia ")
