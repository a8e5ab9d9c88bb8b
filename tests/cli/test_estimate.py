"""`testimonia estimate`: the documented format, and what it refuses."""

from __future__ import annotations

import json

import pytest

from testimonia.model import sha256_hex
from tests.conftest import cases

ROWS = [row for row in cases("capture_histories") if row["table"] == "kosovo"]


@pytest.fixture(scope="module")
def kosovo(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "kosovo.csv"
    lines = ["EXH,ABA,OSCE,HRW,count", *(",".join([*row["pattern"], row["count"]]) for row in ROWS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_one_model_as_published(testimonia, kosovo, tmp_path):
    out = tmp_path / "out.json"
    done = testimonia("estimate", kosovo, "--model", "[123,14,34]", "--json", out)
    assert done.code == 0, done.err
    found = json.loads(out.read_text(encoding="utf-8"))
    assert (found["observed"], found["lists"], found["seed"]) == (4400, ["EXH", "ABA", "OSCE", "HRW"], 19481210)
    (method,) = found["methods"]
    assert {key: method[key] for key in ("method", "model", "estimate", "low", "high", "level", "se")} == {
        "method": "loglinear", "model": "[123,14,34]", "estimate": 10356.5, "low": 8994.3, "high": 12110.4,
        "level": 0.95, "se": 785.9,
    }  # fmt: skip
    assert found["default"] is None
    assert found["verdict"] == "lower_bound"
    assert found["inputs"] == [{"name": "kosovo.csv", "sha256": sha256_hex(kosovo.read_bytes())}]
    assert "4,400 documented; at least 8,994" in done.out


def test_quick_methods_side_by_side_whatever_the_number_of_processes(testimonia, kosovo):
    wanted = ["--method", "chao", "--method", "decomposable", "--method", "stepwise", "--json", "-", "--seed", "5"]
    one = testimonia("estimate", kosovo, *wanted)
    two = testimonia("estimate", kosovo, *wanted, "--processes", "2")
    assert one.code == 0, one.err
    assert one.out == two.out
    assert [method["method"] for method in one.json["methods"]] == ["chao", "decomposable", "stepwise"]


def test_strata_are_added_up(testimonia, tmp_path):
    table = tmp_path / "table.csv"
    lines = ["A,B,C,place,count"]
    for place in ("north", "south"):
        counts = {"1,0,0": 60, "0,1,0": 50, "0,0,1": 40, "1,1,0": 20, "1,0,1": 15, "0,1,1": 12, "1,1,1": 8}
        lines += [f"{pattern},{place},{count}" for pattern, count in counts.items()]
    table.write_text("\n".join(lines), encoding="utf-8")
    done = testimonia("estimate", table, "--strata", "place", "--method", "decomposable", "--json", "-")
    assert done.code == 0, done.err
    assert [part["stratum"] for part in done.json["strata"]] == [{"place": "north"}, {"place": "south"}]
    part, (whole,) = done.json["strata"][0]["methods"][0], done.json["methods"]
    assert done.json["observed"] == 2 * done.json["strata"][0]["observed"] == 410
    assert whole["mean"] == pytest.approx(2 * part["mean"], rel=0.02)


def test_sampled_linkages_are_averaged(testimonia, tmp_path):
    table = tmp_path / "table.csv"
    lines = ["partition,A,B,C,count"]
    for partition, both in (("1", 20), ("2", 30)):
        counts = {"1,0,0": 60, "0,1,0": 50, "0,0,1": 40, "1,1,0": both, "1,0,1": 15, "0,1,1": 12, "1,1,1": 8}
        lines += [f"{partition},{pattern},{count}" for pattern, count in counts.items()]
    table.write_text("\n".join(lines), encoding="utf-8")
    done = testimonia("estimate", table, "--method", "decomposable", "--json", "-")
    assert done.code == 0, done.err
    assert done.json["observed"] == 205
    assert done.json["methods"][0]["interval"] == "posterior, averaged over 2 sampled linkages"


def test_lists_that_share_nobody_get_no_number(testimonia, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("A,B,C,count\n1,0,0,40\n0,0,1,20\n0,1,0,30\n1,1,0,6\n", encoding="utf-8")
    done = testimonia("estimate", table, "--json", "-")
    assert done.code == 0, done.err
    assert (done.json["verdict"], done.json["default"], done.json["methods"]) == ("not_identified", None, [])
    assert "C shares nobody" in done.json["reasons"][0]


@pytest.mark.parametrize(
    ("content", "words"),
    [("A,B,count\n1,2,3\n", "row 1, column B: expected 0 or 1"), ("", "found"), ("A,B\n", "expected rows with people")],
)
def test_broken_tables_are_refused_with_their_place(testimonia, tmp_path, content, words):
    table = tmp_path / "table.csv"
    table.write_text(content, encoding="utf-8")
    done = testimonia("estimate", table)
    assert done.code == 1
    assert words in done.err


def test_an_unknown_method_is_named(testimonia, kosovo):
    done = testimonia("estimate", kosovo, "--method", "magic")
    assert done.code == 1
    assert "found magic" in done.err


def test_a_file_that_is_not_there(testimonia, tmp_path):
    assert testimonia("estimate", tmp_path / "none.csv").code == 1


@pytest.fixture
def lists(tmp_path, monkeypatch):
    """Three lists of thirty invented people, each with twenty of them."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "lists"
    folder.mkdir()
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    for number, name in enumerate(("hospital", "front", "ledger")):
        held = [(at, who) for at, who in enumerate(names) if at % 3 != number]
        lines = [f"{who},{20 + at},2019-03-{at % 28 + 1:02d},Ostrel" for at, who in held]
        (folder / f"{name}.csv").write_text(
            "\n".join(["name,age,date of death,place", *lines]) + "\n", encoding="utf-8"
        )
    return folder


GIVEN = ("Torgemin", "Valisar", "Idunele", "Omarite", "Belkano")
FAMILY = ("Kestalun", "Obrent", "Marindor", "Fasquil", "Wesperin", "Ludovar")


def test_lists_are_linked_first_and_judgements_obeyed(testimonia, lists, tmp_path):
    wanted = ["--method", "decomposable", "--json", "-"]
    done = testimonia("estimate", lists, *wanted)
    assert done.code == 0, done.err
    assert done.json["lists"] == ["front", "hospital", "ledger"]
    assert done.json["observed"] == 30
    linkage = done.json["linkage"]
    assert (linkage["lines"], linkage["judged"], linkage["sampled"]) == (60, 0, 20)
    files = [(file.stem, sha256_hex(file.read_bytes())) for file in sorted(lists.iterdir())]
    assert [(each["name"], each["sha256"]) for each in done.json["inputs"]] == files
    assert 29.5 < linkage["persons"]["mean"] < 31
    assert done.json["methods"][0]["interval"] == "posterior, averaged over 20 sampled linkages"
    assert "60 lines of the lists are 30 persons" in done.err
    assert testimonia("estimate", *sorted(lists.iterdir()), *wanted).out == done.out

    review = tmp_path / "review.csv"
    assert testimonia("link", lists, "--review", review).code == 0
    header, first, *rest = review.read_text(encoding="utf-8").splitlines()
    review.write_text("\n".join([header, f"different{first}", *rest]), encoding="utf-8")
    assert testimonia("link", lists, "--decided", review, "--by", "A. Coder").code == 0
    again = testimonia("estimate", lists, "--sampled", "0", *wanted)
    assert again.json["linkage"]["judged"] == 1
    assert again.json["observed"] == 31


def test_lists_of_a_record_are_parted_by_what_they_say(testimonia, lists, tmp_path):
    record = tmp_path / "record"
    assert testimonia("run", lists, "--record", record).code == 0
    done = testimonia("estimate", record, "--strata", "month", "--method", "chao", "--sampled", "3", "--json", "-")
    assert done.code == 0, done.err
    assert done.json["observed"] == 30
    assert done.json["linkage"]["sampled"] == 3


def test_one_list_is_no_table(testimonia, lists):
    done = testimonia("estimate", lists / "front.csv")
    assert done.code == 1
    assert "found one list of victims: give all lists, or the folder that holds them" in " ".join(done.err.split())


def test_pictures_on_the_screen(testimonia, kosovo):
    done = testimonia("estimate", kosovo, "--method", "decomposable", "--method", "chao")
    assert done.code == 0, done.err
    assert "┊ documented" in done.out
    assert "▶" in done.out  # chao has no upper end
    assert "├" in done.out
    assert "█" in done.out
    assert "dots from left: EXH" in done.out
