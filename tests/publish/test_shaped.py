"""Formats in the shape of others: their columns, their invariants, and what a record makes of them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from testimonia.publish import FORMATS
from testimonia.publish.formats import acled, ged, ibc, sdg
from tests.publish.test_formats import release, rows_of

GED_SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "ged" / "ucdp_ged_sample_1000.csv"

__all__ = ["release"]


def test_ged_has_its_49_columns_and_keeps_its_invariants(release, tmp_path):
    (path,) = FORMATS["ged"](release, tmp_path)
    rows = rows_of(path)
    assert len(ged.COLUMNS) == 49
    assert list(rows[0]) == ged.COLUMNS
    assert ged.COLUMNS[-5:-2] == ["best", "high", "low"]
    with path.open(encoding="utf-8", newline="") as file:
        assert list(ged.check_ged(file)) == []
    assert {row["relid"] for row in rows} == {row["incident"] for row in release.rows("incidents")}


def test_the_ged_validator_finds_the_rows_that_break_the_order():
    if not GED_SAMPLE.is_file():
        pytest.skip("the sample of UCDP GED is not beside the project")
    with GED_SAMPLE.open(encoding="utf-8", newline="") as file:
        problems = list(ged.check_ged(file))
    assert len(problems) == 13
    assert all("low <= best <= high" in problem.what for problem in problems)
    assert {"ETH-2022-1-555-388.3", "SYR-2012-1-821-995.2"} <= {problem.id for problem in problems}


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"low": "5", "best": "4", "deaths_unknown": "4"}, "low <= best"),
        ({"deaths_civilians": "2"}, "deaths_a"),
        ({"date_start": "2024-01-01", "date_end": "2023-01-01"}, "date_start"),
        ({"best": "many"}, "whole numbers"),
    ],
)
def test_the_ged_validator_finds_each_broken_invariant(release, changes, what):
    file = io.StringIO()
    writer = csv.DictWriter(file, ged.COLUMNS)
    writer.writeheader()
    writer.writerow(next(ged.ged_rows(release)) | changes)
    file.seek(0)
    (problem, *_) = ged.check_ged(file)
    assert what in problem.what


def test_a_file_with_other_columns_is_no_ged_file(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", "utf-8")
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        assert [problem.id for problem in ged.check_ged(file)] == ["header"]


def test_acled_has_its_31_columns(release, tmp_path):
    (path,) = FORMATS["acled"](release, tmp_path)
    assert len(acled.COLUMNS) == 31
    assert list(rows_of(path)[0]) == acled.COLUMNS
    assert rows_of(path)[0]["event_date"] == "24 December 2023"


def test_ibc_has_its_12_and_6_variables(release, tmp_path):
    parts = release.tables["breakdowns"]
    of_ibc = replace(parts, rows=tuple(row | {"policy": "ibc-like"} for row in parts.rows))
    release = replace(release, tables={**release.tables, "breakdowns": of_ibc})
    incidents, groups, people = FORMATS["ibc"](release, tmp_path)
    assert (len(ibc.INCIDENT) - 1, len(ibc.PERSON) - 1) == (12, 6)
    assert list(rows_of(incidents)[0]) == ibc.INCIDENT
    assert {(row["people"], row["min"], row["max"]) for row in rows_of(groups)} == {
        ("children", "1", "1"),
        ("civilians", "1", ""),
    }
    assert len(rows_of(people)) == len(release.rows("victims"))


def test_civilians_are_told_from_the_rest_and_the_sum_stays(release):
    for row in ged.ged_rows(release):
        assert (row["deaths_civilians"], row["deaths_unknown"]) == (1, row["best"] - 1)


def test_the_original_sources_of_a_row_are_those_of_its_figure(release):
    figures = release.tables["figures"]
    rows = tuple(row | {"sources": "Health Office | Northern Front"} for row in figures.rows)
    named = replace(release, tables={**release.tables, "figures": replace(figures, rows=rows)})
    assert {row["source_original"] for row in ged.ged_rows(named)} == {"Health Office;Northern Front"}


@pytest.mark.parametrize("trait", ["sex", "age", "status"])
def test_the_parts_of_a_trait_sum_to_the_total(release, trait):
    rows = list(sdg.sdg_rows(release))
    others = {"sex", "age", "status", "cause"} - {trait}
    figures = [row["best"] for row in release.rows("figures") if row["harm"] == "killed" and row["policy"] == "default"]
    parts = [row for row in rows if row[trait] != "total" and all(row[other] == "total" for other in others)]
    (total,) = (row for row in rows if all(row[name] == "total" for name in (trait, *others)))
    assert sum(row["deaths"] for row in parts) == total["deaths"] == sum(figures)
    assert all(row["deaths_low"] <= row["deaths"] <= row["deaths_high"] for row in rows)


def test_children_and_civilians_are_counted_and_nobody_is_guessed(release):
    rows = {(row["sex"], row["age"], row["status"]): row for row in sdg.sdg_rows(release)}
    assert rows["total", "child", "total"]["deaths"] == 3
    assert rows["total", "total", "civilian"]["deaths"] == 3
    assert rows["female", "total", "total"]["deaths"] == 0
    assert rows["unknown", "total", "total"]["deaths"] == rows["total", "total", "total"]["deaths"]


def test_parts_that_contradict_each_other_are_unknown(release):
    """More civilians and fighters than there were dead."""
    parts = release.tables["breakdowns"]
    more = tuple(row | {"low": 2, "high": None} for row in parts.rows if row["kind"] == "civilians")
    more += tuple(row | {"kind": "fighters"} for row in more)
    changed = replace(release, tables={**release.tables, "breakdowns": replace(parts, rows=more)})
    rows = [row for row in sdg.sdg_rows(changed) if row["status"] in {"civilian", "combatant"}]
    assert [row["deaths"] for row in rows] == [0, 0]


def test_of_a_part_for_which_another_leaves_no_room_only_the_rest_is_known(release):
    """One side says that one civilian died, the other that both dead, or one at least, were fighters."""
    parts = release.tables["breakdowns"]
    civilians = [row for row in parts.rows if row["kind"] == "civilians"]
    for least, most, expected in ((2, 2, [0, 3]), (1, 1, [3, 3])):
        fighters = [row | {"kind": "fighters", "low": least, "high": most} for row in civilians]
        both = (*(row | {"high": 1} for row in civilians), *fighters)
        changed = replace(release, tables={**release.tables, "breakdowns": replace(parts, rows=both)})
        rows = [row for row in sdg.sdg_rows(changed) if row["status"] in {"civilian", "combatant"}]
        assert [row["deaths"] for row in rows] == expected


def test_deaths_of_a_part_are_not_counted_beside_its_whole(release):
    incidents = release.tables["incidents"]
    first, *others = incidents.rows
    rows = (first, *(row | {"part_of": first["incident"]} for row in others))
    changed = replace(release, tables={**release.tables, "incidents": replace(incidents, rows=rows)})
    totals = [row["deaths"] for row in sdg.sdg_rows(changed) if row["sex"] == row["age"] == row["status"] == "total"]
    assert totals == [2]


def test_small_deaths_are_not_shown_and_cannot_be_subtracted(release):
    rows = list(sdg.sdg_rows(replace(release, smallest_deaths=4)))
    ages = [row for row in rows if row["age"] != "total"]
    assert [(row["deaths"], row["suppressed"]) for row in ages] == [(None, True), (None, True)]
    assert {row["deaths_high"] for row in ages} == {None}
    assert [row["deaths"] for row in rows if row["sex"] == "unknown"] == [6]
    hidden = sdg.sdg_rows(replace(release, smallest_deaths=7))
    assert {row["deaths"] for row in hidden} == {None}
