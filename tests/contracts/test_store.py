from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from testimonia.store import Store
from testimonia.testing.store import Place, StoreContract
from tests.postgres import cluster, needs_postgres, schema

__all__ = ["cluster"]


class TestSqliteStore(StoreContract):
    @contextmanager
    def place(self) -> Iterator[Place]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "record.sqlite"
            yield Place(functools.partial(Store.create, path), functools.partial(Store.open, path))


class TestPostgresqlStore(StoreContract):
    pytestmark = needs_postgres

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _server(cls, cluster: str) -> None:
        cls.cluster = cluster

    @contextmanager
    def place(self) -> Iterator[Place]:
        with schema(self.cluster) as address:
            yield Place(functools.partial(Store.create, address), functools.partial(Store.open, address))
