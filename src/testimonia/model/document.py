"""Documents: captured things exactly as received, and items that could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from testimonia.errors import ItemError
from testimonia.model.daterange import DateRange


@dataclass(frozen=True, slots=True)
class Document:
    """One captured report.

    Args:
        id: content id made from the report's own bytes (a file, or one line of a JSON Lines file).
        sha256: of the archived bytes that hold the report.
        part: line of the report in the archived file, counted from 1; None where the file is the report.
        media_type: "text/plain", "text/html", "application/pdf", "application/jsonl" …
        text: the stored text; every offset is in code points into it.
        extractor: what made the text from the bytes, with its version.
        external_id: the id that the provider gave ("id" in JSON Lines); None if none.
        published: when it was published, as a range with its precision; marked where inferred.
        outlet, title, url: as the provider stated them; None if not stated. A title that is not the start
            of the text is kept apart from it.
        language: ISO 639-1 code; None where it could not be told.
        name: file name as received, for messages; never published.
    """

    id: str
    sha256: str
    part: int | None
    media_type: str
    text: str
    extractor: str
    external_id: str | None = None
    published: DateRange | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    name: str | None = None

    @property
    def label(self) -> str:
        """The id by which users know it: the provider's if there is one, else the content id."""
        return self.external_id or self.id


def labels_of(documents: Iterable[Document]) -> dict[str, str]:
    """For each document, by its id, a label that no other of them has.

    That is the id that the provider gave, or else the content id: where several have the same from their providers,
    and where a provider gave one the content id of another.
    """
    labels = {document.id: document.label for document in documents}
    given = Counter(labels.values())
    return {name: label if given[label] == 1 and label not in labels else name for name, label in labels.items()}


@dataclass(frozen=True, slots=True)
class Unread:
    """An item that could not be read, with its reason: nothing is silently skipped.

    Args:
        name: file name as received, or "standard input".
        part: line or row, counted from 1; None for the whole file.
        sha256: of the archived bytes; None where they could not be archived.
        kind: name of the error class: "TooLarge", "UnreadableDocument" …
        reason: what was expected, what was found, what to do.
    """

    name: str
    part: int | None
    sha256: str | None
    kind: str
    reason: str

    @classmethod
    def of(cls, error: ItemError, name: str, *, part: int | None = None, sha256: str | None = None) -> Unread:
        """The item that an error was raised for."""
        return cls(name, part, sha256, type(error).__name__, str(error))
