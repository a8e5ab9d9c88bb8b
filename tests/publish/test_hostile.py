"""Nothing that others wrote runs: in a spreadsheet, in a page, in a feed, in the search index."""

from __future__ import annotations

import csv
import html
import json
from dataclasses import replace
from pathlib import Path

import pytest

from testimonia.publish import read_profile, release_tables, write_package
from testimonia.publish.formats.csv_tables import unformulated
from tests.publish.make import EVIL, hostile_contents
from tests.publish.test_withhold import KEY, release_of, written

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A release of hostile contents, all that goes out included, and its site."""
    profile = replace(read_profile("partners"), minor_names=True)
    contents = hostile_contents()
    release = release_of(release_tables(contents, profile, key=KEY), contents, title=EVIL)
    site = tmp_path_factory.mktemp("hostile")
    paths = written(release, site)
    write_package(release, site, paths)
    return release, site


def cells_of(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [(name, cell) for row in csv.DictReader(lines) for name, cell in row.items()]


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_no_cell_for_a_spreadsheet_is_a_formula(hostile):
    _, site = hostile
    files = sorted((site / "data/spreadsheet").glob("*.csv"))
    assert {"ged.csv", "acled.csv", "ibc_incidents.csv", "sdg_16_1_2.csv", "claims.csv"} <= {f.name for f in files}
    evil = 0
    for path in files:
        for name, cell in cells_of(path):
            assert is_number(cell) or not cell.strip(" ").startswith(FORMULA), (path.name, name, cell)
            evil += cell.startswith("'=1+1")
    assert evil > 100


def test_every_column_of_words_was_hostile(hostile):
    """The test above can fail: in the data-exact tables, all that others wrote is there as it was written."""
    release, site = hostile
    for data in release.tables.values():
        told = {column.name for column in data.table.columns if column.told} & {
            name for row in data.rows for name, value in row.items() if value is not None
        }
        found = {name for name, cell in cells_of(site / f"data/csv/{data.table.name}.csv") if "=1+1" in cell}
        assert told <= found, data.table.name


def test_data_exact_tables_are_unchanged(hostile):
    release, site = hostile
    quotes = [cell for name, cell in cells_of(site / "data/csv/claims.csv") if name == "quote"]
    assert quotes == [row["quote"] for row in release.rows("claims")]
    assert set(quotes) == {EVIL}


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =HYPERLINK(1)"])
def test_formulas_are_made_harmless(words):
    assert unformulated(words) == f"'{words}"


def test_negative_numbers_stay_numbers(hostile):
    _, site = hostile
    assert {cell for name, cell in cells_of(site / "data/spreadsheet/incidents.csv") if name == "lat"} == {"40.0"}


def test_no_page_holds_markup_that_others_wrote(hostile):
    _, site = hostile
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>document" not in text, path.name
        assert "<img src=x" not in text, path.name
        assert 'href="javascript' not in text, path.name
        assert "\u202e" not in text, path.name


def test_feeds_and_search_hold_data_only(hostile):
    _, site = hostile
    for path in site.rglob("*.js"):
        assert "<script" not in path.read_text("utf-8")
    assert "<script" not in html.unescape("").join((site / "feed.xml").read_text("utf-8").split("&lt;script"))
    json.loads((site / "feed.json").read_text("utf-8"))
