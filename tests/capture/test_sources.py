"""Files, folders and standard input."""

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from testimonia.capture import Input, find_inputs
from testimonia.errors import InputNotFound, TooLarge, UnreadableDocument


def write(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def refusals(inputs: list[Input]) -> dict[str, str]:
    return {item.name: item.refused for item in inputs if item.refused}


def test_folders_are_searched_in_the_order_of_names_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/B.csv", "c.pdf", ".hidden.txt", ".git/x.txt", "README.md", "a/ReadMe"):
        write(tmp_path / name)
    inputs = list(find_inputs([tmp_path]))
    assert [item.name for item in inputs] == ["a/B.csv", "a/z.html", "b.txt", "c.pdf"]
    assert refusals(inputs) == {}
    assert [item.name for item in find_inputs([tmp_path / "README.md"])] == ["README.md"]


def test_files_keep_the_order_in_which_they_were_named(tmp_path: Path) -> None:
    two, one = write(tmp_path / "2.txt", b"two"), write(tmp_path / "1.txt", b"one")
    assert [item.load() for item in find_inputs([two, str(one)])] == [b"two", b"one"]


def test_a_missing_path_stops_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match=r"nowhere\.txt"):
        find_inputs([write(tmp_path / "a.txt"), tmp_path / "nowhere.txt"])


def test_other_kinds_in_a_folder_are_reported_but_a_named_file_is_taken(tmp_path: Path) -> None:
    write(tmp_path / "photo.jpg")
    story = write(tmp_path / "story")
    inputs = list(find_inputs([tmp_path]))
    assert "found .jpg" in refusals(inputs)["photo.jpg"]
    assert "found no ending" in refusals(inputs)["story"]
    with pytest.raises(UnreadableDocument, match=r"found \.jpg"):
        inputs[0].load()
    assert next(find_inputs([story])).load() == b"x"


def test_links_that_leave_the_folder_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(tmp_path / "secret.txt", b"secret")
    write(tmp_path / "outside/secret.txt", b"secret")
    write(folder / "sub/a.txt", b"a")
    (folder / "leaves.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "leaves").symlink_to(tmp_path / "outside")
    (folder / "stays.txt").symlink_to(folder / "sub/a.txt")
    (folder / "again").symlink_to(folder / "sub")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "nothing.txt").symlink_to(folder / "gone.txt")
    inputs = list(find_inputs([folder]))
    assert set(refusals(inputs)) == {"leaves", "leaves.txt", "circle.txt", "nothing.txt"}
    assert {item.name: item.load() for item in inputs if not item.refused} == {"stays.txt": b"a", "sub/a.txt": b"a"}
    assert "leaves it" in refusals(inputs)["leaves"]


def test_what_is_no_regular_file_is_refused_in_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (only,) = find_inputs([tmp_path])
    with pytest.raises(UnreadableDocument, match="regular file"):
        only.load()


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(10**12)
    (item,) = find_inputs([tmp_path / "large.txt"])
    with pytest.raises(TooLarge, match=r"1,000,000,000,000"):
        item.load()
    (item,) = find_inputs([write(tmp_path / "a.txt", b"12345")], most=5)
    assert item.load() == b"12345"


def test_a_file_that_vanished_is_an_error_of_this_item(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (item,) = find_inputs([path])
    path.unlink()
    with pytest.raises(UnreadableDocument, match=r"a\.txt"):
        item.load()


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"12345")))
    (item,) = find_inputs(["-"], most=4)
    assert (item.name, item.path) == ("standard input", None)
    with pytest.raises(TooLarge, match="standard input"):
        item.load()


def test_names_that_are_no_utf8_can_be_shown_and_stored(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"x")
    (item,) = find_inputs([tmp_path])
    assert item.name == "caf\\xe9.txt"
    assert item.load() == b"x"


def test_a_name_is_one_line_and_acts_on_nothing(tmp_path: Path) -> None:
    (tmp_path / "a\nunread: b\x1b[31m \u202egpj می\u200cروم.txt").write_bytes(b"x")
    (item,) = find_inputs([tmp_path])
    assert item.name == "a\\nunread: b\\x1b[31m \\u202egpj می\u200cروم.txt"
