"""Backends: Spark compares as DuckDB does. Runs where pyspark and Java are installed."""

import sys

import pytest

from testimonia.estimate.linkage.backends import Spark
from testimonia.estimate.linkage.compared import settings_of
from testimonia.estimate.linkage.fields import fields
from testimonia.estimate.linkage.linking import link
from testimonia.testing.people import lists_of_people, population


def test_the_settings_are_those_of_every_dialect() -> None:
    conditions = {}
    for dialect in ("duckdb", "spark"):
        settings = settings_of(tuple(fields().values())).create_settings_dict(sql_dialect_str=dialect)
        conditions[dialect] = [
            level["sql_condition"] for each in settings["comparisons"] for level in each["comparison_levels"]
        ]
    assert conditions["duckdb"] == conditions["spark"]
    assert "agree_own(names_l, names_r) = 0" in conditions["spark"]


def test_spark_links_as_duckdb_does(tmp_path, monkeypatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # its workers need what this process has
    session = sql.SparkSession.builder.master("local[1]").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    session.sparkContext.setCheckpointDir(str(tmp_path))
    records, _ = lists_of_people(population(15, seed=1), (0.6, 0.6), seed=2)
    try:
        on_spark = link(records, draws=20, backend=Spark(session))
    finally:
        session.stop()
    here = link(records, draws=20)
    assert (on_spark.links, on_spark.persons, on_spark.expected) == (here.links, here.persons, here.expected)
