"""Where input comes from: files, folders and standard input; the only module of capture that reads a disk."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from testimonia.capture.captured import DEFAULT
from testimonia.capture.kinds import ENDINGS, EXPECTED
from testimonia.errors import InputNotFound, ItemError, TooLarge, UnreadableDocument
from testimonia.text.controls import CONTROLS, TURNING

STANDARD_INPUT = "standard input"

_ACTING = re.compile(f"[{re.escape(''.join(map(chr, (*CONTROLS, *TURNING))))}\u2028\u2029]")
"""Characters that a terminal obeys, that end a line, or that turn the direction of the words after them."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to capture; its bytes are read when they are asked for.

    Args:
        name: file name, or path within the folder that was named, or "standard input".
        path: where it is; None for standard input.
        most: size limit.
        refused: why it is not read; None where it can be.

    Units:
        bytes
    """

    name: str
    path: Path | None
    most: int = DEFAULT.input_bytes
    refused: str | None = None

    def load(self) -> bytes:
        """The bytes.

        Raises:
            UnreadableDocument: it was refused, vanished, or may not be read.
            TooLarge: it is over the limit; at most one byte more than the limit was read.
        """
        if self.refused is not None:
            raise UnreadableDocument(self.refused)
        try:
            return self._read()
        except ItemError:
            raise
        except OSError as error:
            raise UnreadableDocument(
                f"expected a readable file at {self.path or STANDARD_INPUT}; {error.strerror or error}"
            ) from error

    def _read(self) -> bytes:
        if self.path is None:
            return _at_most(sys.stdin.buffer, self.most, self.name)
        with self.path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > self.most:
                raise _too_large(self.name, f"{size:,}", self.most)
            return _at_most(file, self.most, self.name)


def _at_most(stream: BinaryIO, most: int, name: str) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise _too_large(name, "more", most)
    return data


def _too_large(name: str, found: str, most: int) -> TooLarge:
    return TooLarge(f"expected at most {most:,} bytes; {name} has {found}: split it")


ABOUT_THE_FOLDER = "readme"
"""The name, without case and ending, of a file that tells of its folder and is no report."""


def find_inputs(paths: Sequence[Path | str], *, most: int = DEFAULT.input_bytes) -> Iterator[Input]:
    """What the named paths hold, in an order that depends on names alone.

    A folder is searched to its bottom, in the order of names. Its hidden files and folders (names that begin
    with a dot) are left out, and so is a README, which tells of the folder; name the file itself to have it read.
    What it holds of other kinds, links that leave it, and what is no regular file
    come as inputs whose `load` says why they are refused, so that they are reported. A file that the
    user names is taken whatever its ending; its content decides (`kinds.kind_of`).

    Args:
        paths: files, folders, and "-" for standard input.
        most: size limit of one input.

    Raises:
        InputNotFound: a path does not exist; raised before anything is read.

    Units:
        bytes
    """
    named = [None if str(path) == "-" else Path(path) for path in paths]
    for path in named:
        if path is not None and not path.exists():
            raise InputNotFound(f"expected a file or a folder; {_shown(path)} does not exist")
    return _found(named, most)


def _found(named: Sequence[Path | None], most: int) -> Iterator[Input]:
    for path in named:
        if path is None:
            yield Input(STANDARD_INPUT, None, most)
        elif path.is_dir():
            yield from _members(path, path, most)
        else:
            yield Input(_shown(path.name), path, most)


def _members(folder: Path, root: Path, most: int) -> Iterator[Input]:
    """What lies in a folder and below it."""
    try:
        members = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    except OSError as error:
        reason = f"expected a readable folder at {_shown(folder)}; {error.strerror or error}"
        yield Input(_within(folder, root), folder, most, reason)
        return
    for path in members:
        if path.name.startswith(".") or path.stem.casefold() == ABOUT_THE_FOLDER:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _members(path, root, most)
        elif not (path.is_dir() and _stays(path, root)):  # a linked folder inside is met where it lies
            yield Input(_within(path, root), path, most, _refusal(path, root))


def _refusal(path: Path, root: Path) -> str | None:
    """Why a member of a folder is not read; None where it is."""
    checks: tuple[tuple[Callable[[], bool], str], ...] = (
        (lambda: _stays(path, root), "expected files within the named folder; found a link that leaves it"),
        (path.is_file, "expected a regular file; found something else, or a link to nothing"),
        (
            lambda: path.suffix.lower() in ENDINGS,
            f"{EXPECTED}; found {path.suffix.lower() or 'no ending'}: convert it, or name the file itself",
        ),
    )
    return next((reason for passed, reason in checks if not passed()), None)


def _stays(path: Path, root: Path) -> bool:
    """Whether a path, with its links followed, lies within the folder that the user named."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def _within(path: Path, root: Path) -> str:
    return _shown(path.relative_to(root).as_posix())


def _shown(name: Path | str) -> str:
    """A file name as one line that any store can hold: bytes that are no UTF-8 and acting characters as escapes."""
    words = os.fsencode(name).decode("utf-8", "backslashreplace")
    return _ACTING.sub(lambda match: ascii(match.group())[1:-1], words)
