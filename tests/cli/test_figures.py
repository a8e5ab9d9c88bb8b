"""`testimonia sources`, `ledger`, `sensitivity`, `changes`, `policy diff`, and what the record said on a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import EXAMPLE


def code_of(testimonia, record, place: str) -> str:
    lines = testimonia("show", record, "--json").json
    return next(line["incident"] for line in lines if line["where"] and line["where"]["name"] == place)


def test_sources_tell_which_figures_rest_on_them(testimonia, example):
    found = testimonia("sources", example, "--json").json
    front = next(use for use in found if use["source"]["name"] == "Harrin Front")
    assert (front["source"]["kind"], front["source"]["named"]) == ("party", True)
    assert [code_of(testimonia, example, "Ostrel"), "killed"] in front["figures"]
    shown = testimonia("sources", example)
    assert shown.code == 0
    assert "Harrin Front" in shown.out


def test_own_sources_and_policies_are_used(testimonia, tmp_path):
    sources, policy = tmp_path / "sources.csv", tmp_path / "cautious.toml"
    sources.write_text("name,aliases,interest,id\nHarrin Front,HF,Harrin,front\n", encoding="utf-8")
    policy.write_text('id = "cautious"\nversion = 1\nmethod = "Two sources."\n[sources]\nleast = 2\n', encoding="utf-8")
    record = tmp_path / "record"
    arguments = ["--gazetteer", EXAMPLE / "gazetteer.csv", "--sources", sources]
    assert testimonia("run", EXAMPLE / "reports", "--record", record, *arguments).code == 0
    uses = {use["source"]["id"]: use["source"] for use in testimonia("sources", record, "--json").json}
    assert uses["front"]["interest"] == "Harrin"
    differences = testimonia("policy", "diff", "default", policy, "--record", record, "--json").json
    assert {item["second"] for item in differences} == {None}
    assert "Two sources." in testimonia("policy", "show", policy).out
    again = testimonia("run", EXAMPLE / "reports", "--record", record, "--sources", sources)
    assert again.code == 1
    assert "has its settings already" in again.err


def test_the_ledger_takes_the_incidents_out_of_a_total(testimonia, example):
    books = testimonia("ledger", example, "--json").json
    (total,) = [book for book in books["ledgers"] if book["harm"] == "killed"]
    (killed,) = [item for item in books["sums"] if item["harm"] == "killed"]
    assert total["total"]["low"] == 214
    assert set(total["contained"]["incidents"]) <= set(killed["incidents"])
    assert total["residual"]["high"] == 214 - total["contained"]["low"]
    shown = testimonia("ledger", example)
    assert shown.code == 0
    assert "214" in shown.out


def test_sensitivity_of_an_incident(testimonia, example):
    code = code_of(testimonia, example, "Ostrel")
    found = testimonia("sensitivity", example, code, "--json").json
    killed = next(item for item in found if item["figure"]["harm"] == "killed")
    assert {move["what"] for move in killed["claims"]} <= set(killed["figure"]["claims"])
    assert killed["sides"] != []
    shown = testimonia("sensitivity", example, code)
    assert "without one source" in shown.out
    assert "31 civilians, said by Information Office of the Harrin Front" in " ".join(shown.out.split())
    assert testimonia("sensitivity", example, "ZZZ-1900-0001").code == 1
    assert testimonia("sensitivity", example, code, "--policy", "no-such").code == 1


def test_changes_tell_what_moved_the_figures(testimonia, example):
    code = code_of(testimonia, example, "Ostrel")
    found = testimonia("changes", example, "--incident", code, "--json").json
    assert {change["incident"] for change in found} == {code}
    assert all(change["before"] is None and change["added"] for change in found)
    assert "said by" in testimonia("changes", example).out
    tomorrow = datetime.now(UTC).date() + timedelta(days=2)
    assert "no figure moved" in testimonia("changes", example, "--since", tomorrow).out


def test_today_the_record_says_what_it_says(testimonia, example, tmp_path):
    today = datetime.now(UTC).date()
    for name, arguments in (("now", []), ("then", ["--as-of", today])):
        assert testimonia("export", example, "--out", tmp_path / name, *arguments).code == 0
    for file in sorted((tmp_path / "now").iterdir()):
        assert (tmp_path / "then" / file.name).read_bytes() == file.read_bytes()
    code = code_of(testimonia, example, "Ostrel")
    assert testimonia("show", example, code, "--as-of", today).out == testimonia("show", example, code).out


@pytest.mark.parametrize("command", ["show", "export"])
def test_before_it_began_the_record_said_nothing(testimonia, example, command, tmp_path):
    out = ["--out", tmp_path / "nowhere"] if command == "export" else []
    done = testimonia(command, example, *out, "--as-of", "1990-01-20")
    assert done.code == 1
    assert "nothing yet" in done.err


def test_days_that_are_none_and_formats_that_are_releases(testimonia, example, tmp_path):
    assert testimonia("show", example, "--as-of", "yesterday").code == 2
    done = testimonia("export", example, "--out", tmp_path / "x", "--as-of", "2024-01-01", "--format", "csv")
    assert done.code == 2


def test_policy_diff_says_why(testimonia, example):
    found = testimonia("policy", "diff", "default", "acled-like", "--record", example)
    assert found.code == 0
    assert "not the most conservative number" in found.out
    assert "54 people, said by Information Office of the Harrin Front" in " ".join(found.out.split())
    same = testimonia("policy", "diff", "default", "default", "--record", example)
    assert "0 figures differ" in same.out
