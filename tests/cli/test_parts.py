"""Chains and parts through the commands: shown with reasons, in the ledger, undone by a person and restored."""

from __future__ import annotations

import json

import pytest

REPORTS = (
    (
        "2014-05-02",
        (
            "BUNIA, May 2 - The siege of Bunia killed 340 people from 3 to 28 April 2014, the Ituri clinic said on Friday.\n"
            "The clinic's director, Adèle Mbusa, spoke to families in the yard."
        ),
    ),
    (
        "2014-04-13",
        (
            "BUNIA, April 13 - Shells fell on the Lopa market on the ninth day of the siege of Bunia, and 40 people were "
            "killed on Saturday, nurse Esther Kaswera said. The Tarvok Column did not comment."
        ),
    ),
    (
        "2014-04-16",
        (
            "BUNIA, April 16 - Thieves broke into the Kilo goldsmith's shop in Bunia on Tuesday and killed 2 people, "
            "inspector Paul Zamba said."
        ),
    ),
)
WHOLE, PART, OTHER = "COD-2014-0001", "COD-2014-0002", "COD-2014-0003"


@pytest.fixture(scope="module")
def siege(testimonia, tmp_path_factory):
    folder = tmp_path_factory.mktemp("siege")
    lines = [json.dumps({"id": f"S{n}", "published": day, "text": text}) for n, (day, text) in enumerate(REPORTS)]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = testimonia("run", folder / "reports.jsonl", "--record", folder / "record")
    assert done.code == 0, done.err
    return folder / "record"


def test_a_part_is_shown_and_explained(testimonia, siege):
    shown = testimonia("show", siege, PART)
    assert f"part of {WHOLE}" in shown.out
    assert "siege of bunia" in shown.out
    why = testimonia("explain", siege, PART, "--json").json
    assert why["part_of"] == WHOLE
    assert {"days", "place", "campaign"} <= {reason["feature"] for reason in why["part_reasons"]}
    assert f"part of {WHOLE}" in testimonia("explain", siege, PART).out
    assert testimonia("explain", siege, OTHER, "--json").json["part_of"] is None


def test_the_ledger_holds_the_whole_against_its_parts_and_sums_count_them_once(testimonia, siege):
    told = testimonia("ledger", siege, "--json").json
    (book,) = [book for book in told["ledgers"] if book["said_by"] == WHOLE]
    assert book["contained"]["incidents"] == [PART]
    assert book["residual"] == {"low": 300, "high": 300}
    (total,) = [total for total in told["sums"] if total["harm"] == "killed"]
    assert (total["incidents"], total["best"]) == ([WHOLE, OTHER], 342)


def test_a_person_may_undo_a_part_and_take_that_back(testimonia, siege):
    before = testimonia("show", siege, "--json").out
    done = testimonia("judge", "not-part-of", siege, PART, "--reason", "another party's shells", "--json")
    assert done.code == 0, done.err
    assert testimonia("explain", siege, PART, "--json").json["part_of"] is None
    assert testimonia("judge", "undo", siege, done.json["id"]).code == 0
    assert testimonia("show", siege, "--json").out == before
