"""Every format carries the tables, in the shape that its readers expect."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from followthemoney import model as ftm

from testimonia.publish import FORMATS, read_profile, release_tables, schema
from testimonia.publish.formats import geojson
from testimonia.publish.formats.csv_tables import cell
from tests.publish.make import made_contents
from tests.publish.test_withhold import KEY, release_of


@pytest.fixture(scope="module")
def release():
    contents = made_contents()
    return release_of(release_tables(contents, read_profile("partners"), key=KEY), contents)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_come_back_from_csv(release, tmp_path):
    for path in FORMATS["csv"](release, tmp_path):
        data = release.tables[path.stem]
        assert rows_of(path) == [{name: cell(row[name]) for name in data.table.names} for row in data.rows]


def test_tables_come_back_from_json_lines(release, tmp_path):
    for path in FORMATS["jsonl-tables"](release, tmp_path):
        assert [json.loads(line) for line in path.read_text("utf-8").splitlines()] == list(
            release.tables[path.stem].rows
        )


def test_tables_come_back_from_parquet(release, tmp_path):
    for path in FORMATS["parquet"](release, tmp_path):
        table = pq.read_table(path)
        found = [{name: _plain(value) for name, value in row.items()} for row in table.to_pylist()]
        assert found == list(release.tables[path.stem].rows)
        assert table.schema.field(0).metadata[b"about"]


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_tables_come_back_from_sqlite_with_their_references(release, tmp_path):
    (path,) = FORMATS["sqlite"](release, tmp_path)
    database = sqlite3.connect(path)
    try:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert all(leads_to for leads_to in keys_of(database)), "Datasette follows a key only to a named column"
        for name, data in release.tables.items():
            rows = database.execute(f'SELECT * FROM "{name}"').fetchall()
            assert sorted(map(str, rows)) == sorted(str(tuple(_number(v) for v in row.values())) for row in data.rows)
    finally:
        database.close()


def keys_of(database) -> list[str | None]:
    """The columns to which the foreign keys of all tables lead, as the file names them."""
    return [row[4] for table in schema.TABLES for row in database.execute(f'PRAGMA foreign_key_list("{table.name}")')]


def _number(value):
    return int(value) if isinstance(value, bool) else value


def test_imprecise_places_are_never_points(release, tmp_path):
    (path,) = FORMATS["geojson"](release, tmp_path)
    kinds = {
        feature["properties"]["where_prec"]: feature["geometry"] and feature["geometry"]["type"]
        for feature in json.loads(path.read_text("utf-8"))["features"]
    }
    assert kinds == {1: "Point", 4: "Polygon", 6: None}


def test_areas_are_closed_rings_within_the_world():
    ring = geojson.geometry({"lat": 89.9, "lon": 179.9, "where_prec": 4})["coordinates"][0]
    assert ring[0] == ring[-1]
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_followthemoney_takes_every_entity_and_every_value(release, tmp_path):
    entities, statements = FORMATS["ftm"](release, tmp_path)
    lines = [json.loads(line) for line in entities.read_text("utf-8").splitlines()]
    for line in lines:
        entity = ftm.get_proxy(line)
        for name, values in line["properties"].items():
            assert len(entity.get(name)) == len(values), (name, values)
    assert {line["schema"] for line in lines} == {"Article", "Event", "Documentation"}
    assert len(rows_of(statements)) > len(lines)


def test_annotations_point_to_passages(release, tmp_path):
    (path,) = FORMATS["annotations"](release, tmp_path)
    items = json.loads(path.read_text("utf-8"))["items"]
    assert {item["id"].rsplit(":", 1)[1] for item in items} == {row["claim"] for row in release.rows("claims")}


def test_prov_leads_from_every_figure_to_a_report_and_to_a_policy(release, tmp_path):
    (path,) = FORMATS["prov"](release, tmp_path)
    document = json.loads(path.read_text("utf-8"))
    used = {d["prov:generatedEntity"]: d["prov:usedEntity"] for d in document["wasDerivedFrom"].values()}
    by = {a["prov:entity"]: a["prov:agent"] for a in document["wasAttributedTo"].values()}
    for name in document["entity"]:
        if name.startswith(("t:figure/", "t:incident/")):
            assert used[used[name]].startswith("t:document/")
    assert {by[name] for name in by if name.startswith("t:figure/")} == {"t:policy/default"}
    assert {by[name] for name in by if name.startswith("t:claim/")} == {"t:reader/en.v1"}


def test_prov_names_nothing_that_it_does_not_have(release, tmp_path):
    document = json.loads(FORMATS["prov"](release, tmp_path)[0].read_text("utf-8"))
    known = {name for kind in ("entity", "activity", "agent") for name in document[kind]}
    for kind in ("wasDerivedFrom", "wasGeneratedBy", "wasAttributedTo"):
        relations = [tuple(relation.values()) for relation in document[kind].values()]
        assert {name for relation in relations for name in relation} <= known
        assert len(set(relations)) == len(relations) > 0


def test_every_row_leads_to_rows_that_exist(release):
    for data in release.tables.values():
        for reference in data.table.references:
            keys = {row[reference.key] for row in release.rows(reference.table)}
            assert {row[reference.column] for row in data.rows} - {None} <= keys


def test_columns_are_described_once():
    for table in schema.TABLES:
        assert len(set(table.names)) == len(table.names)
        assert set(table.key) <= set(table.names)
