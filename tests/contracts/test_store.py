from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from testimonia.store import Store
from testimonia.testing.store import Place, StoreContract


class TestSqliteStore(StoreContract):
    @contextmanager
    def place(self) -> Iterator[Place]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "record.sqlite"
            yield Place(functools.partial(Store.create, path), functools.partial(Store.open, path))
