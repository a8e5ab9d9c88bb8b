"""What is particular to SQLite: hostile files, guards inside the file, killed processes, protected media."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from testimonia.errors import DamagedRecord, NotARecord, RecordBusy
from testimonia.model import Judgement, Unread, Verdict, VictimRecord
from testimonia.store import Store, migrations, sqlite
from testimonia.store.tables import RECORDED
from testimonia.testing.store import KEY, READER, example, grouping_of, state
from tests.store.shared import check_one_writer, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with the example in it, closed."""
    path = tmp_path / "record.sqlite"
    fill(path)
    return path


def change(path: Path, *statements: str) -> None:
    """Change the file as somebody with another program would."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def without_guard(path: Path, table: str, statement: str) -> None:
    """Change a recorded row after taking the guard away, then put the guard back."""
    connection = sqlite3.connect(path, isolation_level=None)
    where = "type = 'trigger' AND tbl_name = ?"
    guards = connection.execute(f"SELECT name, sql FROM sqlite_master WHERE {where}", (table,)).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


def problems(path: Path) -> list[tuple[str, str]]:
    with Store.open(path) as store:
        return [(problem.where, problem.what) for problem in store.check()]


# --- files that are no store ---------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"not a database at all" * 99, b"SQLite format 3\x00" + bytes(100)])
@pytest.mark.parametrize("write", [False, True])
def test_file_that_is_no_store(tmp_path: Path, data: bytes, write: bool) -> None:
    (tmp_path / "record.sqlite").write_bytes(data)
    with pytest.raises(NotARecord, match="expected the store of a record"):
        Store.open(tmp_path / "record.sqlite", write=write)
    assert (tmp_path / "record.sqlite").read_bytes() == data


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    change(other, "CREATE TABLE documents (id)", "PRAGMA application_id = 7")
    with pytest.raises(NotARecord, match="another kind of database"):
        Store.open(other, write=True)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="found none"):
        Store.open(tmp_path / "record.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_store_is_not_made_over_a_file(path: Path) -> None:
    with pytest.raises(NotARecord, match="choose another"):
        Store.create(path)


def test_wildly_wrong_tables_are_named_not_followed(path: Path) -> None:
    change(path, "DROP TABLE figures", "CREATE VIEW figures AS SELECT 1 AS seq, load_extension('x') AS noun")
    with Store.open(path) as store:
        with pytest.raises(DamagedRecord, match="not what was recorded"):
            list(store.figures())
        assert list(store.check())


def test_spoilt_pages_are_named(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(8192, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    with pytest.raises((DamagedRecord, NotARecord)), Store.open(path) as store:
        list(store.documents())


@pytest.mark.parametrize("noun", ["", "null", "7", "[]", "{}", '{"id": 1}', "[" * 50_000])
def test_rows_of_another_shape_are_named(path: Path, noun: str) -> None:
    for table in ("documents", "claims", "readings"):
        without_guard(path, table, f"UPDATE {table} SET noun = '{noun}'")
    change(path, f"UPDATE incidents SET noun = '{noun}'", f"UPDATE figures SET noun = '{noun}'")
    with Store.open(path) as store:
        for read in (store.documents, store.claims, store.incidents, store.figures):
            with pytest.raises(DamagedRecord, match="expected what was recorded"):
                list(read())
        with pytest.raises(DamagedRecord, match="expected what was recorded"):
            list(store.readings(READER, KEY))
    found = [where for where, _ in problems(path)]
    assert "document D1" in found
    assert {"incidents, row 1", "figures, row 1"} <= set(found)


def test_a_full_disk_leaves_what_was_there(path: Path) -> None:
    document, *_ = example()
    with Store.open(path, write=True) as store:
        with pytest.raises(OSError, match="make room"):
            _fill_the_disk(store)
        assert store.document_ids() == {"D1"}
        store.add_documents([replace(document, id="D3")])
    assert problems(path) == []


def _fill_the_disk(store: Store) -> None:
    document, *_ = example()
    with store._database.transaction() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        try:
            store.add_documents([replace(document, id="D2", text="x" * 100_000)])
        finally:
            connection.execute(text("PRAGMA max_page_count = 1000000"))


def test_other_failures_keep_their_words(path: Path) -> None:
    with Store.open(path, write=True) as store:
        for statement in ("DELETE FROM claims", "SELECT x("):
            with pytest.raises(DatabaseError), store._database.transaction() as connection:
                connection.execute(text(statement))


# --- guards inside the file ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table", [table.name for table in RECORDED if table.name not in ("unread", "victims", "judgements")]
)
@pytest.mark.parametrize("action", ["UPDATE {} SET noun = ''", "DELETE FROM {}"])
def test_the_file_itself_refuses_changes(path: Path, table: str, action: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
        change(path, action.format(table))


def test_every_recorded_table_has_its_guards(path: Path) -> None:
    with Store.open(path) as store, store._database.reading() as connection:
        assert sqlite.unguarded(connection, RECORDED) == []


def test_the_file_itself_refuses_what_a_reader_writes(path: Path) -> None:
    with (
        Store.open(path) as store,
        store._database.reading() as connection,
        pytest.raises(DatabaseError, match="readonly"),
    ):
        connection.execute(text("DELETE FROM figures"))


def test_a_guard_taken_away_is_found(path: Path) -> None:
    change(path, "DROP TRIGGER claims_refuse_delete")
    assert problems(path) == [("table claims", "the guard that refuses changes was removed")]


# --- check: each edit and its name ---------------------------------------------------------------------


def test_whole_store_has_no_problem(path: Path) -> None:
    assert problems(path) == []


def test_claim_edited(path: Path) -> None:
    without_guard(path, "claims", "UPDATE claims SET noun = replace(noun, '\"low\":12', '\"low\":11')")
    ((where, what),) = problems(path)
    assert where == f"claim {example()[1].claims[0].id}"
    assert "edited" in what


def test_text_edited(path: Path) -> None:
    without_guard(path, "documents", "UPDATE documents SET noun = replace(noun, '12 people', '11 people')")
    ((where, what),) = problems(path)
    assert where == f"claim {example()[1].claims[0].id}"
    assert "'12 people'" in what
    assert "'11 people'" in what


def test_document_put_under_another_hash(path: Path) -> None:
    without_guard(path, "documents", "UPDATE documents SET sha256 = 'x'")
    assert [where for where, _ in problems(path)] == ["document D1"]


def test_claim_put_under_another_document(path: Path) -> None:
    change(path, "INSERT INTO documents SELECT 9, 'D9', sha256, replace(noun, 'D1', 'D9') FROM documents")
    without_guard(path, "claims", "UPDATE claims SET document = 'D9' WHERE seq = 1")
    assert any("is stored with document D9; it is of D1" in what for _, what in problems(path))


def test_claim_deleted(path: Path) -> None:
    without_guard(path, "claims", "DELETE FROM claims WHERE seq = 1")
    name = example()[1].claims[0].id
    found = problems(path)
    assert (f"reading of D1 by {READER}", f"rests on claim {name}, which is not in the record") in found
    assert (
        "figure for XXX-2021-0001, killed, policy default",
        f"rests on claim {name}, which is not in the record",
    ) in found
    assert any("refers to a row of claims that is not there" in what for _, what in found)


@pytest.mark.parametrize("table", ["victims", "unread", "judgements"])
@pytest.mark.parametrize(
    ("edited", "what"),
    [("'{'", "expected what was recorded"), ("replace(noun, 'A list', 'Another list')", "under another id")],
)
def test_whatever_else_was_recorded_and_edited(path: Path, table: str, edited: str, what: str) -> None:
    with Store.open(path, write=True) as store:
        store.add_victims([victim("A list")])
        store.add_unread([Unread("A list", 3, "0" * 64, "InvalidReport", "no name")])
        store.add_judgement(Judgement("A list", ("C1",), Verdict.ACCEPT, "a coder", datetime.now(UTC), ""))
    assert problems(path) == []
    without_guard(path, table, f"UPDATE {table} SET noun = {edited}")
    ((where, found),) = problems(path)
    assert where == f"{table}, row 1"
    assert what in found


def victim(name: str) -> VictimRecord:
    """A line of a list."""
    return VictimRecord(name, name, 1, "0" * 64, ("Mara Ellin",), None, None, None, None, None, None, ())


def test_figure_of_an_incident_that_is_gone(path: Path) -> None:
    change(path, "DELETE FROM incident_claims", "DELETE FROM incidents")
    assert any("rests on incident XXX-2021-0001" in what for _, what in problems(path))


def test_document_of_an_incident_that_is_gone(path: Path) -> None:
    change(path, """UPDATE incidents SET noun = replace(noun, '["D1"]', '["D8"]')""")
    assert problems(path) == [("incidents, row 1", "rests on document D8, which is not in the record")]


# --- versions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [False, True])
def test_newer_schema_is_refused(path: Path, write: bool) -> None:
    change(path, "INSERT INTO migrations VALUES (99, 'from_the_future')")
    with pytest.raises(NotARecord, match="a newer Testimonia wrote it"):
        Store.open(path, write=write)


def test_older_schema_is_brought_up_to_date_by_a_writer_only(path: Path) -> None:
    change(path, "DELETE FROM migrations")
    with pytest.raises(NotARecord, match="bring it up to date"):
        Store.open(path)


def test_a_store_of_version_2_begins_to_remember(path: Path) -> None:
    change(path, "DROP TABLE history", "DROP TABLE states", "DELETE FROM migrations WHERE number > 2")
    _, _, incident, figure = example()
    with Store.open(path, write=True) as store:
        store.replace_derived(grouping_of(incident), [figure], state=state())
        assert store.as_of(state().at).figures == (figure,)
        assert list(store.check()) == []


def test_a_version_that_was_changed_is_named(path: Path) -> None:
    _, _, incident, figure = example()
    with Store.open(path, write=True) as store:
        store.replace_derived(grouping_of(incident), [figure], state=state())
    without_guard(path, "history", "UPDATE history SET noun = x'00ff'")
    with Store.open(path) as store, pytest.raises(DamagedRecord, match="version of"):
        store.as_of(state().at)


def test_steps_run_once_in_order_and_each_as_a_whole(path: Path) -> None:
    def add_notes(connection: object) -> None:
        connection.execute(text("CREATE TABLE notes (seq INTEGER)"))  # type: ignore[attr-defined]

    def fail(connection: object) -> None:
        connection.execute(text("CREATE TABLE half (seq INTEGER)"))  # type: ignore[attr-defined]
        raise ZeroDivisionError

    engine = sqlite.open_engine(path, write=True)
    steps = [*migrations.STEPS, add_notes]
    for _ in range(2):
        migrations.migrate(engine, steps=steps)
    with pytest.raises(ZeroDivisionError):
        migrations.migrate(engine, steps=[*steps, fail])
    assert migrations.version(engine) == len(steps)
    with engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM migrations ORDER BY number")).scalars().all()
        half = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).scalar()
    engine.dispose()
    assert names == [step.__name__ for step in steps]
    assert half == 0


# --- processes and media -------------------------------------------------------------------------------


def test_another_process_that_writes_is_named_and_lets_go_when_it_is_killed(path: Path) -> None:
    check_one_writer(path)


def test_a_killed_making_leaves_no_store(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    new = tmp_path / "new.sqlite"
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "refuse_changes", fail)
        with pytest.raises(ZeroDivisionError):
            Store.create(new)
    assert not new.exists()
    Store.create(new).close()
    assert problems(new) == []


def test_write_protected_medium_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(item.name for item in path.parent.iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store.open(path) as store:
        assert store.document_ids() == {"D1"}
        assert list(store.check()) == []
        assert sorted(item.name for item in path.parent.iterdir()) == before


def test_write_protected_medium_with_an_unfinished_copy_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(b"what a writer had not moved into the file yet")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotARecord, match="copied while it was being written"):
        Store.open(path)


def test_folder_that_cannot_be_written_refuses_writers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.with_name(f"{path.name}-lock").unlink()
    path.with_name(f"{path.name}-lock").mkdir()
    with pytest.raises(RecordBusy, match="write-protected"):
        Store.open(path, write=True)


WRITER = """
import sys
from pathlib import Path
from testimonia.model import Reading
from testimonia.store import Store
from testimonia.testing.claims import claim, report
with Store.open(Path(sys.argv[1]), write=True) as store:
    print("ready", flush=True)
    for number in range(100_000):
        name = f"D{sys.argv[2]}-{number}"
        store.add_documents([report(name, text="3 people were hurt")])
        said = claim(name, 3, 3, words="3 people")
        store.add_readings([Reading(name, "test.v1", None, (said,), (), (), (), ())], configuration="k")
"""


def test_process_killed_at_random_moments(tmp_path: Path) -> None:
    path, moments, before = tmp_path / "record.sqlite", random.Random(19481209), 0
    Store.create(path).close()
    for number in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(number)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0.02, 0.1))
            process.send_signal(signal.SIGKILL)
            process.wait()
        with Store.open(path) as store:
            assert list(store.check()) == []
            readings = list(store.readings(READER, "k"))
            assert all(len(reading.claims) == 1 for reading in readings)
            assert [claim.document for claim in store.claims()] == [reading.document for reading in readings]
            assert len(store.document_ids()) - len(readings) in range(number + 2)
            assert len(readings) >= before
            before = len(readings)
    assert before > 0


def test_rows_are_plain_json_that_other_programs_can_read(path: Path) -> None:
    connection = sqlite3.connect(path)
    ((noun,),) = connection.execute("SELECT noun FROM claims WHERE seq = 1").fetchall()
    connection.close()
    assert json.loads(noun)["count"]["words"] == "12 people"


@pytest.fixture(autouse=True)
def _no_left_over_locks(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.glob("*.part"))
