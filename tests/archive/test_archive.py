from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testimonia.archive import Archive, Head, verify
from testimonia.archive.files import only_writer
from testimonia.errors import DamagedRecord, InvalidNoun, NotARecord, NotInRecord, RecordBusy
from testimonia.model import sha256_hex
from tests.archive.conftest import AT


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "archive")


def test_bytes_come_back_as_they_were_put(archive: Archive) -> None:
    sha256 = archive.put(b"\x00\xff\r\n", name="a.bin", at=AT)
    assert sha256 == sha256_hex(b"\x00\xff\r\n")
    assert archive.get(sha256) == b"\x00\xff\r\n"


def test_archived_files_cannot_be_written(archive: Archive, tmp_path: Path) -> None:
    sha256 = archive.put(b"x", name="a", at=AT)
    path = tmp_path / "archive" / "objects" / sha256[:2] / sha256[2:]
    assert path.stat().st_mode & 0o777 == 0o444


def test_same_bytes_and_name_are_logged_once(archive: Archive) -> None:
    archive.put(b"x", name="a", at=AT)
    head = archive.head
    archive.put(b"x", name="a", at=AT + timedelta(days=1))
    assert archive.head == head


def test_same_bytes_under_another_name_are_one_object_and_two_events(archive: Archive, tmp_path: Path) -> None:
    archive.put(b"x", name="a", at=AT)
    archive.put(b"x", name="b", at=AT)
    assert [event.details["name"] for event in archive.events()] == ["a", "b"]
    assert verify(tmp_path / "archive").objects == 1


def test_what_is_logged_is_known_after_opening_again(archive: Archive, tmp_path: Path) -> None:
    archive.put(b"x", name="a", at=AT)
    again = Archive.open(tmp_path / "archive")
    again.put(b"x", name="a", at=AT)
    assert again.head.events == 1


def test_two_archives_on_one_folder_see_what_the_other_wrote(archive: Archive, tmp_path: Path) -> None:
    other = Archive.open(tmp_path / "archive")
    archive.put(b"x", name="a", at=AT)
    other.put(b"x", name="a", at=AT)
    other.put(b"y", name="b", at=AT)
    archive.log("exported", {}, AT)
    assert [event.event for event in archive.events()] == ["captured", "captured", "exported"]
    assert verify(tmp_path / "archive").ok


def test_event_says_what_when_and_from_where(archive: Archive) -> None:
    at = datetime(2024, 3, 5, 15, 30, tzinfo=timezone(timedelta(hours=4)))
    sha256 = archive.put(b"xyz", name="a.txt", source="https://news.example/a", at=at)
    (event,) = archive.events()
    assert (event.seq, event.event, event.at) == (1, "captured", datetime(2024, 3, 5, 11, 30, tzinfo=UTC))
    assert event.details == {"sha256": sha256, "bytes": 3, "name": "a.txt", "source": "https://news.example/a"}
    assert event.prev == "0" * 64
    assert archive.head == Head(1, event.hash)


def test_time_without_zone_is_refused(archive: Archive) -> None:
    with pytest.raises(InvalidNoun, match="zone"):
        archive.log("exported", {}, datetime(2024, 3, 5))  # noqa: DTZ001


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "line\u2028end", "\udcff", '"},{"seq":9', "\u202eevil"])
def test_no_name_can_forge_a_line_or_colour_a_screen(archive: Archive, tmp_path: Path, name: str) -> None:
    archive.put(b"x", name=name, at=AT)
    line = (tmp_path / "archive" / "log.jsonl").read_bytes()
    assert line.count(b"\n") == 1
    assert all(32 <= byte < 127 for byte in line[:-1])
    assert next(archive.events()).details["name"] == name
    assert verify(tmp_path / "archive").ok


@given(st.lists(st.tuples(st.binary(max_size=4), st.sampled_from("abc"), st.booleans()), max_size=8))
def test_any_sequence_of_puts_verifies_and_gives_everything_back(
    tmp_path_factory: pytest.TempPathFactory, puts: list[tuple[bytes, str, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("any") / "archive"
    archive = Archive.create(folder)
    for data, name, reopen in puts:
        archive = Archive.open(folder) if reopen else archive
        assert archive.get(archive.put(data, name=name, at=AT)) == data
    result = verify(folder)
    assert (result.ok, result.objects) == (True, len({data for data, _, _ in puts}))
    assert result.events == len({(data, name) for data, name, _ in puts})


@pytest.mark.parametrize("name", ["0" * 64, "", "abc", "../../log.jsonl", "\x00"])
def test_unknown_hash_is_named(archive: Archive, name: str) -> None:
    with pytest.raises(NotInRecord, match="SHA-256"):
        archive.get(name)


def test_changed_bytes_are_never_given_out(archive: Archive, tmp_path: Path) -> None:
    sha256 = archive.put(b"seven", name="a", at=AT)
    path = tmp_path / "archive" / "objects" / sha256[:2] / sha256[2:]
    path.chmod(0o644)
    path.write_bytes(b"seventy")
    with pytest.raises(DamagedRecord, match=sha256):
        archive.get(sha256)


def test_archive_is_not_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(NotARecord, match="empty folder"):
        Archive.create(tmp_path)


def test_archive_may_be_made_in_an_empty_folder(tmp_path: Path) -> None:
    assert Archive.create(tmp_path).head == Head(0, "0" * 64)


def test_folder_without_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="found none"):
        Archive.open(tmp_path)
    with pytest.raises(NotARecord, match="found none"):
        verify(tmp_path)


def test_second_writer_is_refused_and_reading_goes_on(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("testimonia.archive.archive.WAIT_SECONDS", 0)
    archive.put(b"x", name="a", at=AT)
    with only_writer(tmp_path / "archive"):
        with pytest.raises(RecordBusy, match="another process"):
            archive.put(b"y", name="b", at=AT)
        with pytest.raises(RecordBusy, match="another process"):
            archive.log("exported", {}, AT)
        assert len(list(Archive.open(tmp_path / "archive").events())) == 1
        assert verify(tmp_path / "archive").ok


def test_lost_empty_folders_do_no_harm(archive: Archive, tmp_path: Path) -> None:
    for name in ("objects", "incoming"):
        (tmp_path / "archive" / name).rmdir()
    again = Archive.open(tmp_path / "archive")
    assert again.get(again.put(b"x", name="a", at=AT)) == b"x"
    assert verify(tmp_path / "archive").ok


def test_a_changed_line_stops_reading_the_log(folder: Path) -> None:
    log = folder / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"market.txt", b"Market.txt"))
    with pytest.raises(DamagedRecord, match="line 2"):
        list(Archive.open(folder).events())
