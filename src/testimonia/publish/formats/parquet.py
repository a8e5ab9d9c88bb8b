"""The tables as Parquet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from testimonia.errors import MissingExtra
from testimonia.publish.release import Release
from testimonia.publish.tables import Data


def write_parquet(release: Release, folder: Path) -> list[Path]:
    """Each table as Parquet, with the meaning and unit of each column in its metadata.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: pip install 'testimonia[publish]'") from error
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for data in release.tables.values():
        fields = [
            pa.field(column.name, types[column.type], metadata={"about": column.about, "unit": column.unit or ""})
            for column in data.table.columns
        ]
        arrays = [
            pa.array(_values(data, column.name, column.type), types[column.type]) for column in data.table.columns
        ]
        path = folder / f"{data.table.name}.parquet"
        pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), path, compression="zstd")
        paths.append(path)
    return paths


def _values(data: Data, name: str, kind: str) -> list[Any]:
    values = [row[name] for row in data.rows]
    return [date.fromisoformat(value) if value else None for value in values] if kind == "date" else values
