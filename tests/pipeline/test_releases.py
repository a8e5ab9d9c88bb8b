"""Releases: what is secret in them stays secret whatever happened to the record's own files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from testimonia.errors import DamagedRecord
from testimonia.pipeline.pseudonyms import KEY
from testimonia.pipeline.record import open_record
from testimonia.pipeline.releases import export_record
from testimonia.publish import read_profile


@pytest.fixture
def record(example, tmp_path) -> Path:
    return shutil.copytree(example, tmp_path / "record")


def exported(record: Path, out: Path) -> bytes:
    with open_record(record, write=True) as opened:
        export_record(opened, read_profile("partners"), "csv", out, title="Valmora")
    return b"".join(path.read_bytes() for path in sorted(out.rglob("*.csv")))


def test_the_key_of_pseudonyms_is_made_once_for_its_owner_alone(record, tmp_path):
    first = exported(record, tmp_path / "one")
    assert (record / KEY).stat().st_mode & 0o777 == 0o600
    assert exported(record, tmp_path / "two") == first


@pytest.mark.parametrize("left", [b"", b"half a key"])
def test_a_torn_key_is_never_used_for_anybody_could_try_names_with_it(record, tmp_path, left):
    (record / KEY).write_bytes(left)
    with pytest.raises(DamagedRecord, match=rf"{KEY}: expected 32 bytes .* found {len(left)}"):
        exported(record, tmp_path / "out")


def test_a_process_killed_while_it_makes_the_key_leaves_none(record, tmp_path, monkeypatch):
    def killed(_: Path, target: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("testimonia.archive.files.move", killed)
        with pytest.raises(KeyboardInterrupt):
            exported(record, tmp_path / "out")
    assert not (record / KEY).exists()
    exported(record, tmp_path / "out")
