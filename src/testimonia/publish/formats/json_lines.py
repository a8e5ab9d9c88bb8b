"""The tables as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from testimonia.publish.release import Release


def write_json_lines(release: Release, folder: Path) -> list[Path]:
    """Each table, one row a line; absent is null."""
    return [write_lines(folder / f"{data.table.name}.jsonl", data.rows) for data in release.tables.values()]


def write_lines(path: Path, lines: Iterable[Any]) -> Path:
    """Plain values as lines of JSON, the same bytes everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def write_json(path: Path, value: object) -> Path:
    """A plain value as indented JSON, the same bytes everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return path
