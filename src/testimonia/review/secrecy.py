"""Fields kept secret: words that those below a role may not see, on any page, in any search or download.

A mark names a field of one item and keeps the words that stood there. They are blacked out wherever the record has
them, in texts and titles, in other claims and in people's reasons, for a name that is withheld in one field and can be
read in the next sentence is not withheld. Each word keeps its length, so that offsets still hold.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from testimonia.errors import ConfigurationError
from testimonia.model import Claim, Document, SourceKind, VictimRecord
from testimonia.pipeline.secret_words import SECRECY, read_marks
from testimonia.reconcile.sources.names import kind_of
from testimonia.review.roles import Role

BLACK = "█"

CLAIM_FIELDS = ("said_by", "victims", "alleged_perpetrator", "where")
REPORT_FIELDS = ("outlet", "url", "title")
PERSON_FIELDS = ("names", "where")

_PEOPLE = (SourceKind.PERSON, SourceKind.WITNESS)
_NAME = re.compile(r"[^\W\d_][\w’'-]+")
_RUN_OF_NAMES = re.compile(r"\b[A-Z\u00c0-\u00de\u0410-\u042f][\w’'-]+(?: [A-Z\u00c0-\u00de\u0410-\u042f][\w’'-]+)+")

Value = TypeVar("Value")


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A field of one item that is kept secret.

    Args:
        item: id of the claim, the report or the line of a list.
        field: its field.
        role: the lowest role that may see it.
        words: what stood there when it was marked.
        by: who marked it.
    """

    item: str
    field: str
    role: Role
    words: tuple[str, ...]
    by: str


def words_of(item: Claim | Document | VictimRecord, field: str) -> tuple[str, ...]:
    """The words of a field that can be kept secret.

    Raises:
        ConfigurationError: it has no such field, or nothing stands there.
    """
    fields = {Claim: CLAIM_FIELDS, Document: REPORT_FIELDS, VictimRecord: PERSON_FIELDS}[type(item)]
    if field not in fields:
        raise ConfigurationError(f"expected a field that can be kept secret, {', '.join(fields)}; found {field!r}")
    value = getattr(item, field)
    if field == "said_by":
        found = [speaker.name for speaker in value]
    elif isinstance(item, Claim) and field == "where":
        found = [value.words, value.name] if value else []
    else:
        found = list(value) if isinstance(value, tuple) else [value]
    whole = [word.strip() for word in found if word and word.strip()]
    if not whole:
        raise ConfigurationError(f"expected words in the field {field} to keep secret; nothing is stated there")
    parts = [part for word in whole for part in _name_parts(word, field)]
    return tuple(dict.fromkeys([*whole, *parts]))


def _name_parts(words: str, field: str) -> Iterator[str]:
    """The names in the words for a person, for a text that has the whole name goes on with a part of it."""
    if field == "names":
        yield from _NAME.findall(words)
    elif field == "victims" or (field == "said_by" and ("," in words or kind_of(words) in _PEOPLE)):
        for run in _RUN_OF_NAMES.findall(words):
            yield run
            yield from _NAME.findall(run)[-2:]


class Secrecy:
    """What is kept secret in a record, in a file that only its owner can read.

    Args:
        folder: of the record.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / SECRECY
        self._marks = self._read()

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def add(self, mark: Mark) -> None:
        """Keep a field secret; a mark on the same field is replaced."""
        self._write((*self._others(mark.item, mark.field), mark))

    def remove(self, item: str, field: str) -> None:
        """Keep a field secret no longer."""
        self._write(self._others(item, field))

    def kept_from(self, role: Role) -> tuple[Mark, ...]:
        """The marks that somebody with a role may not look behind."""
        return tuple(mark for mark in self._marks if not role.may(mark.role))

    def open_to(self, role: Role) -> tuple[Mark, ...]:
        """The marks behind which somebody with a role may look: their reading is noted."""
        return tuple(mark for mark in self._marks if role.may(mark.role))

    def _others(self, item: str, field: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self._marks if (mark.item, mark.field) != (item, field))

    def _read(self) -> tuple[Mark, ...]:
        marks = read_marks(self._file.parent)
        try:
            return tuple(Mark(**{**mark, "role": Role(mark["role"])}) for mark in marks)
        except (ValueError, TypeError, KeyError) as error:
            raise ConfigurationError(f"{self._file}: expected a list of fields kept secret; {error}") from error

    def _write(self, marks: tuple[Mark, ...]) -> None:
        beside = self._file.with_suffix(".part")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump([dataclasses.asdict(mark) for mark in marks], file, ensure_ascii=False, indent=1)
        beside.replace(self._file)
        self._marks = marks


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of some words, longer ones first, in any case; None if there are none."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    if not listed:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in listed)})(?!\w)", re.IGNORECASE)


class Mask:
    """Blacks words out of any value of the record.

    Args:
        marks: whose words are blacked out; none where nothing is kept secret.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._pattern = pattern_of(word for mark in marks for word in mark.words)

    def __bool__(self) -> bool:
        return self._pattern is not None

    def hides(self, text: str) -> bool:
        """Whether a text has words that are blacked out."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def __call__(self, value: Value) -> Value:
        """The value without these words: a text, a noun, or a collection of them. Ids stay as they are."""
        return value if self._pattern is None else self._masked(value)

    def _masked(self, value: Any) -> Any:
        if type(value) is str:
            assert self._pattern is not None
            return self._pattern.sub(lambda match: BLACK * len(match[0]), value)
        if isinstance(value, tuple | list):
            return type(value)([self._masked(each) for each in value])
        if isinstance(value, Mapping):
            return {self._masked(key): self._masked(each) for key, each in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._noun(value)
        return value

    def _noun(self, noun: Any) -> Any:
        """A noun with masked fields; it is the same noun, and so keeps the id that was made from what it says."""
        same = object.__new__(type(noun))
        for each in dataclasses.fields(noun):
            value = getattr(noun, each.name)
            object.__setattr__(same, each.name, value if each.name == "id" else self._masked(value))
        return same
