"""What is particular to PostgreSQL: addresses, guards in the database, one writer, other people's tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.exc import DatabaseError

from testimonia.errors import ConfigurationError, DamagedRecord, NotARecord
from testimonia.store import Store, postgresql
from testimonia.store.tables import RECORDED
from testimonia.testing.store import example
from tests.postgres import cluster, needs_postgres, schema
from tests.store.shared import check_one_writer, fill

__all__ = ["cluster"]
pytestmark = needs_postgres


@pytest.fixture
def address(cluster) -> Iterator[str]:
    """A store with the example in it, closed."""
    with schema(cluster) as address:
        fill(address)
        yield address


def change(address: str, *statements: str) -> None:
    """Change the database as somebody with another program would."""
    import psycopg

    with psycopg.connect(address) as connection:
        for statement in statements:
            connection.execute(statement)


def problems(address: str) -> list[tuple[str, str]]:
    with Store.open(address) as store:
        return [(problem.where, problem.what) for problem in store.check()]


@pytest.mark.parametrize(
    "wrong",
    [
        "postgresql://ana:secret@host/records",
        "postgresql://host/records?password=secret",
        "postgresql://host/records?sslpassword=secret",
        "mysql://ana:secret@host/records",
        "secret",
        "",
    ],
)
def test_an_address_with_a_password_or_of_something_else_is_refused_and_not_repeated(wrong):
    with pytest.raises(ConfigurationError, match="expected") as refused:
        Store.open(wrong)
    assert "secret" not in str(refused.value)


def test_no_server_is_named():
    with pytest.raises(NotARecord, match="expected a PostgreSQL database at postgresql://nobody@"):
        Store.open("postgresql://nobody@/records?host=/nowhere")


def test_an_empty_schema_is_no_store(cluster):
    with schema(cluster) as address, pytest.raises(NotARecord, match="found none"):
        Store.open(address)


@pytest.mark.parametrize("open_it", [Store.create, Store.open, lambda address: Store.open(address, write=True)])
def test_other_tables_are_left_alone(cluster, open_it):
    with schema(cluster) as address:
        change(address, "CREATE TABLE documents (id text)")
        with pytest.raises(NotARecord, match="expected"):
            open_it(address)
        change(address, "INSERT INTO documents VALUES ('theirs')")


def test_a_killed_making_leaves_no_store(cluster, monkeypatch):
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with schema(cluster) as address:
        with monkeypatch.context() as patch:
            patch.setattr(postgresql, "refuse_changes", fail)
            with pytest.raises(ZeroDivisionError):
                Store.create(address)
        Store.create(address).close()
        assert problems(address) == []


@pytest.mark.parametrize("table", [table.name for table in RECORDED])
@pytest.mark.parametrize("action", ["UPDATE {} SET noun = noun", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_itself_refuses_changes(address, table, action):
    import psycopg

    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="is append-only"):
        change(address, action.format(table))


def test_the_server_refuses_what_a_reader_writes(address):
    from sqlalchemy import text

    with (
        Store.open(address) as store,
        store._database.reading() as connection,
        pytest.raises(DatabaseError, match="read-only"),
    ):
        connection.execute(text("DELETE FROM figures"))


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER claims_refuse ON claims",
        "ALTER TABLE claims DISABLE TRIGGER claims_refuse",
    ],
)
def test_a_guard_taken_away_is_found(address, statement):
    change(address, statement)
    assert problems(address) == [("table claims", "the guard that refuses changes was removed")]


def test_a_guard_made_hollow_is_found(address):
    change(
        address,
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    )
    assert {where for where, _ in problems(address)} == {f"table {table.name}" for table in RECORDED}


def test_what_was_edited_behind_the_guards_is_named(address):
    quiet = "SET session_replication_role = replica"
    change(address, quiet, """UPDATE claims SET noun = replace(noun, '"low":12', '"low":11')""")
    ((where, what),) = problems(address)
    assert (where, "edited" in what) == (f"claim {example()[1].claims[0].id}", True)


def test_a_row_that_refers_to_nothing_is_named(address):
    change(address, "SET session_replication_role = replica", "DELETE FROM documents")
    assert any("refers to a row of documents that is not there" in what for _, what in problems(address))


def test_tables_that_are_gone_are_named(address):
    change(address, "DROP TABLE figures")
    with Store.open(address) as store, pytest.raises(DamagedRecord, match="not what was recorded"):
        list(store.figures())


def test_another_process_that_writes_is_named_and_lets_go_when_it_is_killed(address):
    check_one_writer(address)
