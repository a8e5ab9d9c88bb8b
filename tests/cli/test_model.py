"""`--model`, as a user types it: the rules stay the result, the model only proposes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pipelines import pipeline

__all__ = ["pipeline"]

REPORT = "Gunmen killed 12 farmers in Orlen on Tuesday, the army said. The ministry wounded nobody."


@pytest.fixture
def report(tmp_path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.mark.usefixtures("pipeline")
def test_a_model_that_is_not_there_is_named(testimonia, report):
    done = testimonia("read", report, "--model", "en_no_such_pipeline")
    assert done.code == 1
    assert "en_no_such_pipeline" in done.err


def test_read_says_which_model_was_asked_and_what_it_holds_against_a_claim(testimonia, report, pipeline, tmp_path):
    alone, asked = tmp_path / "alone.jsonl", tmp_path / "asked.jsonl"
    assert testimonia("read", report, "--json", alone).code == 0
    assert testimonia("read", report, "--json", asked, "--model", pipeline).code == 0
    plain, line = (json.loads(file.read_text(encoding="utf-8")) for file in (alone, asked))
    (claim, *_) = line["claims"]
    assert {name: claim[name] for name in plain["claims"][0]} == plain["claims"][0]
    assert claim["model"]["name"] == "en_by_rules"
    assert [one["field"] for one in claim["review"]] == ["count"]
    assert {name for name, _ in line["second"]["model"]["files"]} >= {"meta.json", "config.cfg"}
    assert "second" not in plain


def test_annotate_has_the_proposals(testimonia, report, pipeline):
    done = testimonia("annotate", report, "--model", pipeline)
    assert json.loads(done.out)["second"]["proposals"] == []  # a pipeline without a parser proposes nobody


def test_a_record_remembers_the_model(testimonia, report, pipeline, tmp_path):
    record, out = tmp_path / "record", tmp_path / "out"
    assert testimonia("run", report, "--record", record, "--model", pipeline).code == 0
    again = testimonia("run", report, "--record", record, "--json").json
    assert (again["read"], again["rebuilt"]) == (0, False), "the settings of the record name the model"
    assert testimonia("run", report, "--record", record, "--model", pipeline).code != 0
    assert testimonia("export", record, "--out", out).code == 0
    claims = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    flagged = next(claim for claim in claims if claim["review"])
    explained = testimonia("explain", record, flagged["id"], "--json").json
    assert explained["review"] == flagged["review"]
    assert "en_by_rules 2.1.0" in testimonia("explain", record, flagged["id"]).out
