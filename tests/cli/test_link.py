"""`testimonia link`, as a user types it."""

from __future__ import annotations

import csv
import importlib.util
import json

import pytest

from testimonia.errors import MissingExtra
from testimonia.estimate.linkage import need_link
from tests.cli.conftest import run_command

HOSPITAL = """name,sex,age,date of death,place
Mara Ellin,F,41,2019-03-14,Ostrel
Teo Ellin,M,9,2019-03-14,Ostrel
Ida Korren,F,34,2019-03-14,Ostrel
"""
FRONT = """Full name;Gender;Age;Date;Village
"Ellin, Mara";woman;40;14/03/2019;Upper Ostrel
"Holm, Birte";woman;43;14/03/2019;Ostrel
"Korren, Ida";woman;;14/03/2019;Ostrel
"""
REPORT = {
    "id": "a",
    "published": "2019-03-15",
    "outlet": "Kessary Herald",
    "text": "Mara Ellin, 41, was killed when a shell hit her house in Ostrel on 14 March 2019.",
}


@pytest.fixture
def lists(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hospital.csv").write_text(HOSPITAL, encoding="utf-8")
    (tmp_path / "front.csv").write_text(FRONT, encoding="utf-8")
    return [tmp_path / "hospital.csv", tmp_path / "front.csv"]


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs(path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {((a["list"], a["row"]), (b["list"], b["row"])) for a, b in ((line["a"], line["b"]) for line in lines)}


def test_the_documented_files(lists, tmp_path):
    out = {name: tmp_path / name for name in ("o.jsonl", "c.csv", "p.csv", "s.csv", "chart.html", "review.csv")}
    done = run_command(
        "link", *lists, "--json", out["o.jsonl"], "--clusters", out["c.csv"], "--patterns", out["p.csv"],
        "--chart", out["chart.html"], "--review", out["review.csv"],
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "6 lines, 4 persons" in done.out
    assert pairs(out["o.jsonl"]) == {(("front", 1), ("hospital", 1)), (("front", 3), ("hospital", 3))} or pairs(
        out["o.jsonl"]
    ) == {(("hospital", 1), ("front", 1)), (("hospital", 3), ("front", 3))}
    rows = read_csv(out["c.csv"])
    person = {(row["list"], row["row"]): row["person"] for row in rows}
    assert person["hospital", "1"] == person["front", "1"]
    assert person["hospital", "2"] != person["front", "2"]
    patterns = read_csv(out["p.csv"])
    assert sum(int(row["count"]) for row in patterns) == 4
    assert {(row["hospital"], row["front"]): row["count"] for row in patterns}["1", "1"] == "2"
    assert "<svg" in out["chart.html"].read_text(encoding="utf-8")
    assert read_csv(out["review.csv"])[0]["verdict"] == ""
    again = tmp_path / "again.jsonl"
    assert run_command("link", *lists, "--json", again).code == 0
    assert again.read_bytes() == out["o.jsonl"].read_bytes()


def test_sampled_patterns_go_to_the_estimate(lists, tmp_path):
    table = tmp_path / "patterns.csv"
    done = run_command("link", *lists, "--patterns", table, "--sampled", "20")
    assert done.code == 0, done.err
    rows = read_csv(table)
    assert {row["partition"] for row in rows} == {str(number) for number in range(1, 21)}
    estimated = run_command("estimate", table, "--method", "chao", "--json", "-")
    assert estimated.code == 0, estimated.err
    assert estimated.json["observed"] >= 4


def test_verdicts_of_a_review_are_recorded_and_obeyed(lists, tmp_path):
    review = tmp_path / "review.csv"
    assert run_command("link", *lists, "--review", review).code == 0
    rows = read_csv(review)
    for row in rows:
        row["verdict"] = "different" if "Mara" in row["a_says"] else ""
    with review.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    out = tmp_path / "o.jsonl"
    nobody = run_command("link", *lists, "--decided", review, "--json", out)
    assert (nobody.code, "expected who decided" in nobody.err) == (1, True)
    done = run_command("link", *lists, "--decided", review, "--by", "A. Coder", "--json", out)
    assert done.code == 0, done.err
    assert {(("hospital", 3), ("front", 3))} == {tuple(sorted(pair, reverse=True)) for pair in pairs(out)}
    decisions = tmp_path / "decisions" / "links.jsonl"
    assert len(decisions.read_text(encoding="utf-8").splitlines()) == 1
    assert run_command("link", *lists, "--decided", review, "--by", "A. Coder").code == 0
    assert len(decisions.read_text(encoding="utf-8").splitlines()) == 1  # said once
    carried = tmp_path / "carried.jsonl"
    assert run_command("link", *lists, "--json", carried).code == 0
    assert carried.read_bytes() == out.read_bytes()


def test_a_record_with_lists_and_a_report(lists, tmp_path):
    (tmp_path / "report.jsonl").write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    record, out = tmp_path / "record", tmp_path / "o.jsonl"
    assert run_command("run", *lists, tmp_path / "report.jsonl", "--record", record).code == 0
    done = run_command("link", record, "--json", out)
    assert done.code == 0, done.err
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    named = [end for line in lines for end in (line["a"], line["b"]) if end["claim"]]
    assert {end["list"] for end in named} == {"Kessary Herald"}


def test_the_same_bytes_twice_count_once(lists, tmp_path):
    copy = tmp_path / "copy.csv"
    copy.write_text(HOSPITAL, encoding="utf-8")
    done = run_command("link", lists[0], copy)
    assert done.code == 0
    assert "3 lines stand in files given twice" in done.err
    assert "3 lines, 3 persons" in done.out


def test_reports_and_missing_files_are_named(lists, tmp_path):
    (tmp_path / "report.txt").write_text("Twelve people were killed in Ostrel.", encoding="utf-8")
    done = run_command("link", *lists, tmp_path / "report.txt")
    assert (done.code, "expected a list of victims; found a report" in done.err) == (3, True)
    missing = run_command("link", tmp_path / "none.csv")
    assert missing.code == 1
    assert "none.csv" in missing.err


def test_names_that_could_run_as_formulas_are_made_safe(tmp_path):
    names = ['=cmd|"/c calc"!A1 Maru', "+Ana Maru", "@Ana Maru"]
    table = tmp_path / "=list.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "age"], *[[name, "4"] for name in names], ["Ana Maru", "4"]])
    clusters, review = tmp_path / "c.csv", tmp_path / "r.csv"
    assert run_command("link", table, "--clusters", clusters, "--review", review).code == 0
    cells = [cell for path in (clusters, review) for row in read_csv(path) for cell in row.values()]
    assert cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]


def test_what_is_missing_is_said_in_a_line(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr("testimonia.estimate.linkage.extra.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"pip install 'testimonia\[link\]'"):
        need_link()
