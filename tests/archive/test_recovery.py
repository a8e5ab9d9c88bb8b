"""A process killed at any point leaves nothing half recorded."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from testimonia.archive import Archive, verify
from testimonia.archive.files import only_writer
from testimonia.errors import DamagedRecord
from tests.archive.conftest import AT

FIRST, SECOND = b"Three people were abducted.", b"Five houses were burned."


class Killed(BaseException):
    """Stands for the end of the process: no handler of the package catches it."""


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """End the process just before its n-th call that changes the disk."""

    def prepare(step: int) -> None:
        calls = itertools.count(1)
        for name in ("fsync", "replace", "mkdir", "chmod", "unlink"):
            monkeypatch.setattr(os, name, _dying(getattr(os, name), calls, step))

    return prepare


def _dying(real: Callable[..., Any], calls: Iterator[int], step: int) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        if next(calls) == step:
            raise Killed
        return real(*args, **kwargs)

    return call


STEPS = range(1, 30)
"""More than the changes to the disk that one `put` makes; the last ones are not reached."""


@pytest.mark.parametrize("step", STEPS)
def test_killed_before_any_change_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill_at: Callable[[int], None], step: int
) -> None:
    folder = tmp_path / "archive"
    archive = Archive.create(folder)
    archive.put(FIRST, name="first", at=AT)
    kill_at(step)
    try:
        archive.put(SECOND, name="second", at=AT)
        survived = True
    except Killed:
        survived = False
    monkeypatch.undo()

    found = verify(folder)
    assert found.damage is None
    assert survived or found.events == found.objects
    again = Archive.open(folder)
    recorded = again.head.events == 2
    assert recorded or not survived
    assert again.get(again.put(SECOND, name="second", at=AT)) == SECOND
    assert again.head.events == 2
    assert verify(folder).ok
    assert list((folder / "incoming").iterdir()) == []


def test_the_last_steps_are_not_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill_at: Callable[[int], None]
) -> None:
    archive = Archive.create(tmp_path / "archive")
    kill_at(STEPS[-1])
    archive.put(FIRST, name="first", at=AT)
    monkeypatch.undo()


@pytest.fixture
def before_the_anchor(tmp_path: Path) -> Path:
    """An archive whose process was killed between the log and the anchor of its second event."""
    folder = tmp_path / "archive"
    archive = Archive.create(folder)
    archive.put(FIRST, name="first", at=AT)
    head = (folder / "head.json").read_bytes()
    sha256 = archive.put(SECOND, name="second", at=AT)
    (folder / "objects" / sha256[:2] / sha256[2:]).rename(folder / "incoming" / sha256)
    (folder / "head.json").write_bytes(head)
    return folder


def test_anchor_that_lags_by_a_whole_event_advances(before_the_anchor: Path) -> None:
    archive = Archive.open(before_the_anchor)
    assert [event.details["name"] for event in archive.events()] == ["first", "second"]
    assert verify(before_the_anchor).ok


def test_log_torn_at_any_byte(before_the_anchor: Path, tmp_path: Path) -> None:
    whole = (before_the_anchor / "log.jsonl").read_bytes()
    start = whole.index(b"\n") + 1
    for cut in range(start + 1, len(whole), 7):
        folder = tmp_path / f"cut{cut}"
        shutil.copytree(before_the_anchor, folder)
        (folder / "log.jsonl").write_bytes(whole[:cut])
        archive = Archive.open(folder)
        first, repaired = archive.events()
        assert (first.details["name"], repaired.event) == ("first", "repaired")
        assert (folder / repaired.details["torn_line_moved_to"]).read_bytes() == whole[start:cut]
        assert verify(folder).objects == 1
        assert archive.get(archive.put(SECOND, name="second", at=AT)) == SECOND
        assert verify(folder).ok


def test_blocks_that_were_never_written_are_a_torn_line(before_the_anchor: Path) -> None:
    log = before_the_anchor / "log.jsonl"
    first, second = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first + bytes(len(second) - 1) + b"\n")
    assert [event.event for event in Archive.open(before_the_anchor).events()] == ["captured", "repaired"]


def test_killed_during_the_repair_itself(
    before_the_anchor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill_at: Callable[[int], None]
) -> None:
    log = before_the_anchor / "log.jsonl"
    log.write_bytes(log.read_bytes()[:-3])
    for step in STEPS:
        folder = tmp_path / f"step{step}"
        shutil.copytree(before_the_anchor, folder)
        kill_at(step)
        with contextlib.suppress(Killed):
            Archive.open(folder)
        monkeypatch.undo()
        assert [event.event for event in Archive.open(folder).events()] == ["captured", "repaired"]
        assert verify(folder).ok


def test_event_whose_bytes_are_nowhere_is_damage(before_the_anchor: Path) -> None:
    (path,) = (before_the_anchor / "incoming").iterdir()
    path.unlink()
    found = verify(before_the_anchor)
    assert found.damage is not None
    assert "deleted" in found.damage.what


def test_a_torn_line_in_the_middle_is_damage(before_the_anchor: Path) -> None:
    log = before_the_anchor / "log.jsonl"
    first, second = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first + b"{torn\n" + second)
    with pytest.raises(DamagedRecord, match="line 2"):
        Archive.open(before_the_anchor)


def test_while_another_process_writes_nothing_is_repaired(before_the_anchor: Path) -> None:
    log = before_the_anchor / "log.jsonl"
    log.write_bytes(log.read_bytes()[:-3])
    with only_writer(before_the_anchor):
        archive = Archive.open(before_the_anchor)
        assert [event.event for event in archive.events()] == ["captured"]
    assert log.read_bytes().endswith(b"\n") is False


def test_what_is_being_written_is_no_damage(before_the_anchor: Path) -> None:
    """Another process holds the lock: its event is in the log, its bytes and the anchor are on their way."""
    log = before_the_anchor / "log.jsonl"
    with only_writer(before_the_anchor):
        found = verify(before_the_anchor)
        assert (found.damage, found.events, found.objects) == (None, 2, 1)
        log.write_bytes(log.read_bytes()[:-3])
        found = verify(before_the_anchor)
        assert (found.damage, found.events, found.objects) == (None, 1, 1)


def test_verifying_beside_a_process_that_writes(tmp_path: Path) -> None:
    Archive.create(tmp_path / "archive")
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / "archive"), "0"], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        found = [verify(tmp_path / "archive")]
        while found[-1].damage is None and found[-1].events < 40 and process.poll() is None:
            found.append(verify(tmp_path / "archive"))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert {result.damage for result in found} == {None}
    assert found[-1].events >= 40


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from testimonia.archive import Archive
archive = Archive.open(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(100_000):
    archive.put(f"{sys.argv[2]} report {number}".encode(), name=f"{number}.txt", at=datetime.now(UTC))
    if number % 3 == 0:
        archive.log("noted", {"number": number}, datetime.now(UTC))
"""


def test_process_killed_at_random_moments(tmp_path: Path) -> None:
    folder, moments = tmp_path / "archive", random.Random(19480709)
    Archive.create(folder)
    events = 0
    for number in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(number)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(moments.uniform(0.005, 0.08))
            process.send_signal(signal.SIGKILL)
            process.wait()
        found = verify(folder)
        assert found.damage is None
        assert found.events >= events
        events = found.events
    assert events > 0
