"""Every exported row about harm leads back to claims that exist, in every format."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from testimonia.publish import FORMATS, Change, read_profile, release_tables, schema
from tests.publish.make import made_contents
from tests.publish.test_withhold import KEY, release_of, written

EVIDENCE = {"documents", "incident_documents", "policies", "uncounted", "victims", "people"}
"""Tables of what claims rest on, or of what is no claim: reports, methods, tellings without a number, victim lists."""


@pytest.fixture(scope="module")
def release():
    contents = made_contents()
    change = Change(1, contents.as_of, "figures", "AZE-2023-0001/killed/default", "low", "1", "2", "default", ())
    released = release_tables(contents, read_profile("partners"), key=KEY)
    claims = tuple(row["claim"] for row in released.tables["claims"].rows[:2])
    changes = (Change(*(getattr(change, name) for name in Change.__slots__[:-1]), claims),)
    return release_of(released, contents, changes=changes)


@pytest.fixture(scope="module")
def site(release, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("traced")
    written(release, folder)
    return folder


class Trace:
    """The claims to which a row's keys lead through the published tables."""

    def __init__(self, release) -> None:
        self.claims = {row["claim"] for row in release.rows("claims")}
        self.of_incident: dict[str, set[str]] = {}
        for row in release.rows("claims"):
            self.of_incident.setdefault(row["incident"], set()).add(row["claim"])
        self.of_figure: dict[tuple[str, str, str], set[str]] = {}
        for row in release.rows("figure_claims"):
            if row["used"]:
                self.of_figure.setdefault(key(row), set()).add(row["claim"])

    def leads(self, row: dict[str, object]) -> set[str]:
        """By the row's own claims, or else by its figure, or else by its incident."""
        for name in ("claim", "claims"):
            if isinstance(row.get(name), str) and not str(row[name]).isdecimal():
                return set(str(row[name]).split())
        if "policy" in row:
            return self.of_figure.get(key(row), set())
        return self.of_incident.get(str(row["incident"]), set())


def key(row) -> tuple[str, str, str]:
    return row["incident"], row["harm"], row["policy"]


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if not next(iter(row.values())).startswith("#")]  # the row of HXL tags


def json_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


TABLES: dict[str, Callable[[Path], Iterator[tuple[str, list[dict[str, object]]]]]] = {
    "csv": lambda folder: ((path.stem, csv_rows(path)) for path in folder.glob("*.csv")),
    "hxl": lambda folder: ((path.stem, csv_rows(path)) for path in folder.glob("*.csv")),
    "jsonl-tables": lambda folder: ((path.stem, json_lines(path)) for path in folder.glob("*.jsonl")),
    "parquet": lambda folder: ((path.stem, pq.read_table(path).to_pylist()) for path in folder.glob("*.parquet")),
    "sqlite": lambda folder: sqlite_tables(folder / "release.sqlite"),
}


def sqlite_tables(path: Path) -> Iterator[tuple[str, list[dict[str, object]]]]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            yield name, [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_the_tables(release, site, name):
    trace, seen = Trace(release), set()
    for table, rows in TABLES[name](site / "data" / name):
        if table in EVIDENCE:
            continue
        seen.add(table)
        assert rows
        for row in rows:
            assert trace.leads(row)
            assert trace.leads(row) <= trace.claims
    assert seen == {"incidents", "figures"} if name == "hxl" else seen == {t.name for t in schema.TABLES} - EVIDENCE


SHAPED = {
    "geojson": ("geojson/incidents.geojson", r'"id": "([^"]+)"'),
    "ged": ("ged/ged.csv", r"^\d+,([^,]+),"),
    "acled": ("acled/acled.csv", r"^([A-Z]{3}-[^,]+),"),
    "ibc": ("ibc/ibc_incidents.csv", r"^([A-Z]{3}-[^,]+),"),
    "sdg": ("sdg/sdg_16_1_2_incidents.csv", r"([^,\n]+)$"),
}
"""Formats in the shape of others: their file, what in a line is the code of an incident."""


@pytest.mark.parametrize("name", SHAPED)
def test_every_row_in_the_shape_of_others(release, site, name):
    file, pattern = SHAPED[name]
    codes = re.findall(pattern, (site / "data" / file).read_text("utf-8"), re.MULTILINE)
    assert set(codes) - {"incident"} == set(Trace(release).of_incident)


def test_every_sum_of_deaths_names_its_incidents(site):
    sums = {(row["country"], row["year"]) for row in csv_rows(site / "data/sdg/sdg_16_1_2.csv")}
    assert sums == {(row["country"], row["year"]) for row in csv_rows(site / "data/sdg/sdg_16_1_2_incidents.csv")}


def test_every_entity_and_statement(release, site):
    trace = Trace(release)
    known = trace.claims | set(trace.of_incident)
    lines = json_lines(site / "data/ftm/entities.ftm.json")
    about_harm = {str(line["id"]) for line in lines if line["schema"] != "Article"}
    assert about_harm == known
    statements = csv_rows(site / "data/ftm/statements.csv")
    assert {row["entity_id"] for row in statements if row["schema"] != "Article"} == known


def test_every_annotation_and_every_derivation(release, site):
    trace = Trace(release)
    items = json.loads((site / "data/annotations/annotations.jsonld").read_text("utf-8"))["items"]
    assert {item["id"].rsplit(":", 1)[1] for item in items} == trace.claims
    prov = json.loads((site / "data/prov/prov.json").read_text("utf-8"))
    figures = {name for name in prov["entity"] if name.startswith("t:figure/")}
    made = {(d["prov:generatedEntity"], d["prov:usedEntity"]) for d in prov["wasDerivedFrom"].values()}
    assert figures == {figure for figure, _ in made if figure.startswith("t:figure/")}
    assert {used for figure, used in made if figure in figures} <= {f"t:claim/{name}" for name in trace.claims}


def test_every_claim_on_a_page_and_in_its_data(release, site):
    trace = Trace(release)
    shown = set()
    for path in (site / "incidents").glob("AZE-*.html"):
        text = path.read_text("utf-8")
        shown |= set(re.findall(r'<h3 id="(C\w+)">', text))
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert found is not None
        graph = json.loads(found.group(1))["@graph"]
        assert {item["@id"].rsplit(":", 1)[1] for item in graph} <= trace.claims
    assert shown == trace.claims


def test_every_change_names_claims_that_exist(release, site):
    (row,) = csv_rows(site / "data/changes.csv")
    assert set(row["claims"].split()) <= Trace(release).claims


def test_no_format_is_forgotten():
    assert set(FORMATS) == {*TABLES, *SHAPED, "spreadsheet", "ftm", "annotations", "prov"}


def test_the_spreadsheet_files_have_the_rows_of_the_others(site):
    for path in (site / "data/spreadsheet").glob("*.csv"):
        (other,) = [p for p in (site / "data").rglob(path.name) if p.parent.name not in {"spreadsheet", "hxl"}]
        assert len(csv_rows(path)) == len(csv_rows(other)), path.name
