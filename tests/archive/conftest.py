from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from testimonia.archive import Archive

AT = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with three reports and an export."""
    folder = tmp_path / "archive"
    archive = Archive.create(folder)
    archive.put(b"Seven people were killed at the ferry.", name="ferry.txt", source="/intake/ferry.txt", at=AT)
    archive.put(b"Nine people were wounded in the market.", name="market.txt", at=AT)
    archive.put(b"The road was closed for a day.", name="road.txt", at=AT)
    archive.log("exported", {"format": "jsonl"}, AT)
    return folder
