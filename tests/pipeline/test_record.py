"""Making a record: a process that is killed meanwhile leaves what the next one makes whole."""

from __future__ import annotations

import pytest

from testimonia.archive.files import only_writer
from testimonia.errors import NotARecord, RecordBusy
from testimonia.pipeline.record import ARCHIVE, MAKING, STORE, create_record, is_record, open_record


def begin(folder) -> None:
    """What a process has left that was killed while it made a record."""
    (folder / MAKING).mkdir(parents=True)


@pytest.mark.parametrize("left", [(), (ARCHIVE,), (ARCHIVE, STORE), (STORE, f"{STORE}-journal")])
def test_what_a_killed_process_began_is_no_record_and_is_made_anew(tmp_path, left):
    folder = tmp_path / "record"
    begin(folder)
    for name in left:
        if name == ARCHIVE:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(b"half")
    assert not is_record(folder)
    create_record(folder)
    assert is_record(folder)
    assert not (folder / MAKING).exists()
    with open_record(folder, write=True) as record:
        assert record.store.claim_count() == 0


def test_a_folder_with_something_of_others_in_it_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotARecord, match="empty folder"):
        create_record(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_of_two_that_make_it_at_once_one_is_told_to_wait(tmp_path):
    folder = tmp_path / "record"
    begin(folder)
    with only_writer(folder / MAKING), pytest.raises(RecordBusy):
        create_record(folder)
    create_record(folder)
    assert is_record(folder)
