"""Each way in which an insider could rewrite history, and the words that name it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from testimonia.archive import Archive, verify
from testimonia.archive.log import Head as LogHead
from testimonia.archive.log import from_line, next_event, to_line
from testimonia.errors import DamagedRecord
from testimonia.model import sha256_hex
from tests.archive.conftest import AT

FERRY = sha256_hex(b"Seven people were killed at the ferry.")
MARKET = sha256_hex(b"Nine people were wounded in the market.")


def object_of(folder: Path, sha256: str) -> Path:
    return folder / "objects" / sha256[:2] / sha256[2:]


def change_lines(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    log = folder / "log.jsonl"
    log.write_bytes(b"".join(change(log.read_bytes().splitlines(keepends=True))))


def damage(folder: Path, **expected: str) -> tuple[str, str]:
    found = verify(folder, **expected)
    assert not found.ok
    assert found.damage is not None
    return found.damage.where, found.damage.what


def test_whole_archive_verifies(folder: Path) -> None:
    found = verify(folder)
    assert (found.ok, found.events, found.objects, found.damage) == (True, 4, 3, None)
    assert found.head == Archive.open(folder).head.sha256


def test_empty_archive_verifies(tmp_path: Path) -> None:
    head = Archive.create(tmp_path / "a").head
    assert verify(tmp_path / "a", expect_head=head.sha256).ok


def test_log_may_have_grown_since_the_expected_head(folder: Path) -> None:
    head = Archive.open(folder).head
    Archive.open(folder).log("printed", {}, AT)
    assert verify(folder, expect_head=head.sha256).ok


def test_verifying_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    verify(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_object_edited(folder: Path) -> None:
    path = object_of(folder, FERRY)
    path.chmod(0o644)
    path.write_bytes(b"No people were killed at the ferry.")
    where, what = damage(folder)
    assert where == path.relative_to(folder).as_posix()
    assert "edited" in what
    assert "ferry.txt" in what


def test_object_deleted(folder: Path) -> None:
    object_of(folder, MARKET).unlink()
    where, what = damage(folder)
    assert MARKET[2:] in where
    assert "deleted" in what
    assert "market.txt" in what


def test_all_objects_deleted(folder: Path) -> None:
    for path in sorted((folder / "objects").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (folder / "objects").rmdir()
    assert "deleted" in damage(folder)[1]


@pytest.mark.parametrize("number", [1, 2, 4])
def test_line_edited(folder: Path, number: int) -> None:
    change_lines(
        folder, lambda lines: [*lines[: number - 1], lines[number - 1].replace(b"2024", b"2023"), *lines[number:]]
    )
    where, what = damage(folder)
    assert where == f"log.jsonl, line {number}"
    assert "edited" in what


def test_line_edited_with_its_hash_made_anew(folder: Path) -> None:
    def forge(lines: list[bytes]) -> list[bytes]:
        first, second = from_line(lines[0]), from_line(lines[1])
        forged = next_event(first.head, second.event, {**second.details, "name": "other.txt"}, at=AT)
        return [lines[0], to_line(forged), *lines[2:]]

    change_lines(folder, forge)
    assert damage(folder) == ("log.jsonl, line 3", "the line before it was edited, and its hash made anew")


def test_whole_log_rewritten(folder: Path) -> None:
    def forge(lines: list[bytes]) -> list[bytes]:
        head, made = LogHead(0, "0" * 64), []
        for event in map(from_line, lines):
            new = next_event(head, event.event, {**event.details, "clerk": "nobody"}, at=AT)
            made.append(to_line(new))
            head = new.head
        return made

    noted = Archive.open(folder).head.sha256
    change_lines(folder, forge)
    assert "rewritten" in damage(folder)[1]
    last = from_line((folder / "log.jsonl").read_bytes().splitlines(keepends=True)[-1])
    size = (folder / "log.jsonl").stat().st_size
    (folder / "head.json").write_text(json.dumps({"events": 4, "sha256": last.hash, "length": size}))
    assert verify(folder).ok  # the chain alone cannot tell …
    assert "expected hash" in damage(folder, expect_head=noted)[1]  # … a head noted elsewhere can


def test_last_line_rewritten_and_another_added(folder: Path) -> None:
    def forge(lines: list[bytes]) -> list[bytes]:
        before = from_line(lines[2])
        last = next_event(before.head, "exported", {"format": "jsons"}, at=AT)
        return [*lines[:3], to_line(last), to_line(next_event(last.head, "printed", {}, at=AT))]

    change_lines(folder, forge)
    assert "rewritten" in damage(folder)[1]
    with pytest.raises(DamagedRecord, match="rewritten"):
        Archive.open(folder)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_line_deleted(folder: Path, number: int) -> None:
    change_lines(folder, lambda lines: [*lines[: number - 1], *lines[number:]])
    where, what = damage(folder)
    assert where == f"log.jsonl, line {number}"
    assert what == f"a line was deleted: expected event {number}, found event {number + 1}"


def test_lines_reordered(folder: Path) -> None:
    change_lines(folder, lambda lines: [lines[0], lines[2], lines[1], lines[3]])
    where, what = damage(folder)
    assert where == "log.jsonl, line 2"
    assert "reordered" in what


def test_line_repeated(folder: Path) -> None:
    change_lines(folder, lambda lines: [*lines, lines[1]])
    where, what = damage(folder)
    assert where == "log.jsonl, line 5"
    assert "put in" in what


def test_line_put_in_at_the_end_is_not_taken_for_a_torn_one(folder: Path) -> None:
    before = (folder / "log.jsonl").read_bytes()
    (folder / "log.jsonl").write_bytes(before + b"{}\n")
    assert damage(folder)[0] == "log.jsonl, line 5"
    assert (folder / "log.jsonl").read_bytes() == before + b"{}\n"


def test_garbage_between_lines(folder: Path) -> None:
    change_lines(folder, lambda lines: [*lines[:2], b"{}\n", *lines[2:]])
    assert damage(folder)[0] == "log.jsonl, line 3"


@pytest.mark.parametrize("kept", [0, 2, 3])
def test_log_cut_off(folder: Path, kept: int) -> None:
    change_lines(folder, lambda lines: lines[:kept])
    where, what = damage(folder)
    assert where == "log.jsonl"
    assert what == f"the log was cut off: expected 4 events, found {kept}"
    with pytest.raises(DamagedRecord, match="cut off"):
        Archive.open(folder)


def test_log_cut_inside_the_last_line(folder: Path) -> None:
    log = folder / "log.jsonl"
    log.write_bytes(log.read_bytes()[:-10])
    assert damage(folder)[0] == "log.jsonl, line 4"


def test_log_cut_off_together_with_its_anchor(folder: Path) -> None:
    noted = Archive.open(folder).head.sha256
    change_lines(folder, lambda lines: lines[:3])
    last = from_line((folder / "log.jsonl").read_bytes().splitlines(keepends=True)[-1])
    size = (folder / "log.jsonl").stat().st_size
    (folder / "head.json").write_text(json.dumps({"events": 3, "sha256": last.hash, "length": size}))
    assert verify(folder).ok
    assert "cut off" in damage(folder, expect_head=noted)[1]


def test_log_deleted(folder: Path) -> None:
    (folder / "log.jsonl").unlink()
    assert damage(folder) == ("log.jsonl", "the log was cut off: expected 4 events, found 0")


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"events": "x"}', "[" * 100_000])
def test_anchor_deleted_or_spoilt(folder: Path, text: str | None) -> None:
    (folder / "head.json").unlink()
    if text is not None:
        (folder / "head.json").write_text(text)
    assert damage(folder)[0] == "head.json"
    with pytest.raises(DamagedRecord, match=r"head\.json"):
        Archive.open(folder)


def test_anchor_pointing_into_the_middle_of_a_line(folder: Path) -> None:
    values = json.loads((folder / "head.json").read_text())
    (folder / "head.json").write_text(json.dumps({**values, "length": values["length"] - 5}))
    where, what = damage(folder)
    assert where == "log.jsonl"
    assert "not a log event" in what


@pytest.mark.parametrize("place", ["note.txt", "ab/note.txt", "ab/" + "c" * 62, "c" * 64, "ab/cd/" + "e" * 60])
def test_foreign_file(folder: Path, place: str) -> None:
    path = folder / "objects" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"planted")
    assert damage(folder) == (f"objects/{place}", "a foreign file: no event of the log put it there")


def test_foreign_file_named_by_its_own_hash(folder: Path) -> None:
    path = object_of(folder, sha256_hex(b"planted"))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"planted")
    assert "foreign" in damage(folder)[1]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_object_replaced_by_a_link(folder: Path, tmp_path: Path) -> None:
    path = object_of(folder, FERRY)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert "foreign" in damage(folder)[1]


@pytest.mark.parametrize(
    "details", [{}, {"sha256": "../../head.json", "name": "x"}, {"sha256": None, "name": "x"}, {"sha256": "a" * 64}]
)
def test_captured_event_without_a_hash_is_no_event(folder: Path, details: dict[str, object]) -> None:
    last = from_line((folder / "log.jsonl").read_bytes().splitlines(keepends=True)[-1])
    forged = to_line(next_event(last.head, "captured", details, at=AT))
    with pytest.raises(ValueError, match="no"):
        from_line(forged)


@pytest.mark.parametrize("line", [b"", b"\n", b"null\n", b"7\n", b"{", b"[" * 100_000, b'{"at": 3}\n', b"\xff\n"])
def test_what_is_no_event_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError, match="not"):
        from_line(line)
