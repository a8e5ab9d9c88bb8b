"""The steps as functions that an engine can run in any process."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from testimonia.model import Document, Reading, Unread
from testimonia.pipeline.configuration import Configuration
from testimonia.text.words import is_mostly_latin

if TYPE_CHECKING:
    from testimonia.capture import Captured
    from testimonia.read import EnglishReader, Explained

READER = "en.v1"
"""The reader whose readings a record holds: known before the reader is imported. A test holds the two together."""

LANGUAGES = ("en",)
"""Languages that some reader reads. All are written in Latin letters."""

BEGINNING = 2_000
"""Characters that tell in which letters a report is written."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of one input."""

    name: str
    data: bytes


def capture_input(loaded: Loaded) -> Captured:
    """What one input holds."""
    from testimonia.capture import capture

    return capture(loaded.data, name=loaded.name)


@functools.lru_cache(maxsize=4)
def reader_for(gazetteers: tuple[str, ...], model: tuple[str, ...] = ()) -> EnglishReader:
    """The reader with the user's gazetteers and the model that is asked as well; one for each process."""
    from testimonia.pipeline.models import second_reader
    from testimonia.places import Gazetteer
    from testimonia.read import EnglishReader

    return EnglishReader(Gazetteer([Path(file) for file in gazetteers]), second_reader(*model) if model else None)


def read_document(configuration: Configuration, document: Document) -> Reading | Unread:
    """What the reader takes from one document; what cannot be read comes back with its reason."""
    return _with_reader(configuration, document, annotate=False)


def annotate_document(configuration: Configuration, document: Document) -> Reading | Unread:
    """What the reader sees in one document: all mentions, whether or not they carry a claim."""
    return _with_reader(configuration, document, annotate=True)


def explain_document(configuration: Configuration, document: Document) -> tuple[Explained, ...]:
    """The claims of one document with what gave each of their fields."""
    return _reader(configuration, model=False).explain(document)


def _reader(configuration: Configuration, *, model: bool) -> EnglishReader:
    gazetteers = tuple(str(path) for path in configuration.gazetteers)
    return reader_for(gazetteers, configuration.model if model else ())


def _with_reader(configuration: Configuration, document: Document, *, annotate: bool) -> Reading | Unread:
    foreign = _foreign(document)
    if foreign:
        reason = f"expected a report in {', '.join(LANGUAGES)}; found {foreign}: no reader for it yet"
        return _unread(document, "NoReader", reason)
    reader = _reader(configuration, model=True)
    try:
        return reader.annotate(document) if annotate else reader.read(document)
    except Exception as error:  # noqa: BLE001 - one report that breaks the reader must not lose the others
        return _unread(document, type(error).__name__, f"the reader failed on this report: {error}")


def _foreign(document: Document) -> str | None:
    """What a report is in that no reader reads: a language, or letters of another script; None if nothing is known."""
    if document.language is not None:
        return None if document.language in LANGUAGES else repr(document.language)
    return None if is_mostly_latin(document.text[:BEGINNING]) else "letters that are not Latin"


def _unread(document: Document, kind: str, reason: str) -> Unread:
    return Unread(document.name or document.label, document.part, document.sha256, kind, reason)
