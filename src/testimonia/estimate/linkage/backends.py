"""Where splink runs: DuckDB in this process, or Spark, by the same settings. Only numbers are handed to either."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import duckdb
import numpy as np
import pyarrow as pa
from splink import DuckDBAPI

from testimonia.estimate.linkage.arrays import Ints

Agree = Callable[[int, int], int]
"""The number of the level on which two numbered values agree."""

Numbers = Mapping[str, Sequence[int | None]]
"""Columns of whole numbers."""


class Backend(Protocol):
    """What comparing needs of the engine under splink."""

    def add_function(self, name: str, function: Agree) -> None:
        """Make a function of two numbers callable in SQL; where one of them is null, so is the result."""
        ...

    def table(
        self,
        numbers: Numbers,
        sets: Mapping[str, Sequence[Sequence[int]]],
        words: Mapping[str, Sequence[str]] | None = None,
    ) -> Any:
        """A table that splink takes, of columns of numbers, of sets of numbers, and of words of our own."""
        ...

    def numbers(self, table: Any, names: Sequence[str]) -> Ints:
        """Some columns of a table of splink's.

        Shape:
            (rows, names)
        """
        ...


class DuckDB:
    """DuckDB in this process."""

    def __init__(self) -> None:
        self._connection = duckdb.connect()
        self._api = DuckDBAPI(self._connection)

    def add_function(self, name: str, function: Agree) -> None:
        """Make a function of two numbers callable in SQL."""
        self._connection.create_function(name, function, ["BIGINT", "BIGINT"], "BIGINT")

    def table(
        self,
        numbers: Numbers,
        sets: Mapping[str, Sequence[Sequence[int]]],
        words: Mapping[str, Sequence[str]] | None = None,
    ) -> Any:
        """A table that splink takes."""
        columns = {name: pa.array(values, pa.int64()) for name, values in numbers.items()}
        columns |= {name: pa.array(values, pa.list_(pa.int64())) for name, values in sets.items()}
        columns |= {name: pa.array(values, pa.string()) for name, values in (words or {}).items()}
        return self._api.register(pa.table(columns))

    def numbers(self, table: Any, names: Sequence[str]) -> Ints:
        """Some columns of a table of splink's."""
        found = self._connection.sql(f"select {', '.join(names)} from {table.physical_name}").to_arrow_table()  # noqa: S608 - own names
        return np.column_stack([column.to_numpy() for column in found.columns]).astype(np.int64)


class Spark:
    """A Spark session, for lists that are too long for one machine.

    Args:
        session: a `SparkSession`; its checkpoint directory is set, for splink breaks long plans there.
    """

    def __init__(self, session: Any) -> None:
        from splink import SparkAPI

        self._session = session
        self._api = SparkAPI(spark_session=session, register_udfs_automatically=False)  # type: ignore[no-untyped-call]

    def add_function(self, name: str, function: Agree) -> None:
        """Make a function of two numbers callable in SQL, on every machine."""

        def agree(one: int | None, two: int | None) -> int | None:
            return None if one is None or two is None else function(one, two)

        self._session.udf.register(name, agree, "long")

    def table(
        self,
        numbers: Numbers,
        sets: Mapping[str, Sequence[Sequence[int]]],
        words: Mapping[str, Sequence[str]] | None = None,
    ) -> Any:
        """A table that splink takes."""
        words = words or {}
        kinds = [*(f"{name} long" for name in numbers), *(f"{name} array<long>" for name in sets)]
        kinds += [f"{name} string" for name in words]
        columns = [*numbers.values(), *(map(list, values) for values in sets.values()), *words.values()]
        return self._api.register(self._session.createDataFrame(list(zip(*columns, strict=True)), ", ".join(kinds)))

    def numbers(self, table: Any, names: Sequence[str]) -> Ints:
        """Some columns of a table of splink's."""
        rows = table.as_spark_dataframe().select(*names).collect()
        return np.array([[int(value) for value in row] for row in rows], dtype=np.int64).reshape(-1, len(names))
