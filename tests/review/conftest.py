"""A workspace on a copy of the invented example."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from testimonia.pipeline.record import open_record
from testimonia.review.workspace import Workspace
from tests.cli.conftest import example

__all__ = ["example"]


@pytest.fixture
def workspace(example, tmp_path) -> Iterator[Workspace]:
    with open_record(shutil.copytree(example, tmp_path / "record"), write=True) as record:
        yield Workspace(record)
