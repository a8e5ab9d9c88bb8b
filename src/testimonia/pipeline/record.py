"""A record: a folder with its settings, its archive and its store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from testimonia.archive import Archive
from testimonia.archive.files import only_writer
from testimonia.errors import NotARecord
from testimonia.pipeline.configuration import Configuration, read_configuration, write_configuration
from testimonia.pipeline.judgement_log import catch_up
from testimonia.store import Store

ARCHIVE = "archive"
STORE = "record.sqlite"
MAKING = ".making"
"""A folder that is there while a record is being made: what a process that was killed has left is no record yet."""


@dataclass(frozen=True, slots=True)
class Record:
    """An open record.

    Args:
        folder: where it rests.
        configuration: its settings.
        archive: what was said.
        store: what was recorded and decided.
    """

    folder: Path
    configuration: Configuration
    archive: Archive
    store: Store


def create_record(folder: Path, configuration: Configuration | None = None) -> None:
    """Make an empty record in a folder that is empty, does not exist yet, or holds what a killed process began.

    Raises:
        NotARecord: the folder, or the database of the settings, has something else in it.
        RecordBusy: another process is making it.
    """
    making = folder / MAKING
    begun = making.is_dir()
    if folder.exists() and not begun and (not folder.is_dir() or any(folder.iterdir())):
        raise NotARecord(f"expected an empty folder for a new record; {folder} has something in it: choose another")
    settings = configuration or Configuration.usual()
    if settings.store:
        Store.create(settings.store).close()  # first: where it cannot be, nothing else is left behind
    making.mkdir(parents=True, exist_ok=True)
    with only_writer(making):
        if begun:
            shutil.rmtree(folder / ARCHIVE, ignore_errors=True)
            for left in folder.glob(f"{STORE}*"):
                left.unlink()
        write_configuration(folder, settings)
        Archive.create(folder / ARCHIVE)
        if not settings.store:
            Store.create(folder / STORE).close()
    shutil.rmtree(making)


def is_record(folder: Path) -> bool:
    """Whether a folder holds a record."""
    if not (folder / ARCHIVE).is_dir() or (folder / MAKING).exists():
        return False
    return (folder / STORE).is_file() or bool(read_configuration(folder).store)


def open_store(folder: Path, configuration: Configuration, *, write: bool = False) -> Store:
    """Open what was recorded, where the settings say that it rests."""
    return Store.open(configuration.store or folder / STORE, write=write)


@contextmanager
def open_record(folder: Path, *, write: bool = False) -> Iterator[Record]:
    """Open a record, for reading or for writing.

    Raises:
        NotARecord: the folder holds none.
        RecordBusy: another process is writing it.
    """
    if not is_record(folder):
        raise NotARecord(f"expected a record in {folder}; found none: `testimonia run … --record {folder}` makes one")
    configuration = read_configuration(folder)
    with open_store(folder, configuration, write=write) as store:
        archive = Archive.open(folder / ARCHIVE)
        if write:
            catch_up(archive, store)
        yield Record(folder, configuration, archive, store)
