"""A record whose store is a PostgreSQL database says the same as one in a file."""

from __future__ import annotations

from tests.cli.conftest import EXAMPLE
from tests.postgres import cluster, needs_postgres, schema

__all__ = ["cluster"]
pytestmark = needs_postgres


def test_the_whole_way_with_the_store_in_a_database(testimonia, example, cluster, tmp_path):
    folder = tmp_path / "record"
    inputs = (EXAMPLE / "reports", EXAMPLE / "lists")
    with schema(cluster) as address:
        options = ("--gazetteer", EXAMPLE / "gazetteer.csv", "--store", address)
        done = testimonia("run", *inputs, "--record", folder, *options, "--json")
        assert (done.code, (folder / "record.sqlite").exists()) == (0, False), done.err
        again = testimonia("run", *inputs, "--record", folder, "--json")
        assert (again.code, again.json["captured"], again.json["changed"]) == (0, 0, [])
        for record, out in ((folder, "one"), (example, "two")):
            assert testimonia("export", record, "--format", "jsonl", "--out", tmp_path / out).code == 0
        for name in ("incidents.jsonl", "claims.jsonl", "documents.jsonl"):
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
        code = testimonia("show", folder, "--json").json[0]["incident"]
        assert testimonia("judge", "pin", folder, code, "--reason", "read side by side").code == 0
        assert testimonia("verify", folder, "--json").json["ok"] is True


def test_a_record_that_is_there_is_given_no_other_store(testimonia, example):
    done = testimonia("run", EXAMPLE / "reports", "--record", example, "--store", "postgresql://host/records")
    assert done.code != 0
    assert "has its settings already" in done.err


def test_where_the_database_does_not_answer_no_folder_is_left(testimonia, tmp_path):
    done = testimonia("init", tmp_path / "new", "--store", "postgresql://nobody@/records?host=/nowhere")
    assert (done.code != 0, (tmp_path / "new").exists()) == (True, False)
    assert "expected a PostgreSQL database" in done.err
