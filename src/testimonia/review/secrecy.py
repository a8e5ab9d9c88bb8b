"""Fields kept secret: words that those below a role may not see, on any page, in any search or download.

A mark names a field of one item and keeps the words that stood there. They are blacked out wherever the record has
them, in texts and titles, in other claims and in people's reasons, for a name that is withheld in one field and can be
read in the next sentence is not withheld. Each word keeps its length, so that offsets still hold.
"""

from __future__ import annotations

import dataclasses
import json
import operator
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from testimonia.archive.files import write_whole
from testimonia.errors import ConfigurationError
from testimonia.model import Claim, Copy, Document, Figure, Incident, Join, SourceKind, VictimRecord
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

SHORT, MOST_CLEAN = 80, 200_000
"""Length of the texts that a mask remembers to be clean, as names and ids come again and again, and of how many."""

REMEMBERED = frozenset({Document, Claim, Incident, Figure, Copy, Join, VictimRecord})
"""Nouns that a mask remembers: a record that is read again holds most of them again."""

_WITHOUT_WORDS = frozenset({int, float, bool, type(None), date, datetime})


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

    def by_item(self) -> dict[str, list[Mark]]:
        """The marks of each item."""
        found: dict[str, list[Mark]] = {}
        for mark in self._marks:
            found.setdefault(mark.item, []).append(mark)
        return found

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
        text = json.dumps([dataclasses.asdict(mark) for mark in marks], ensure_ascii=False, indent=1)
        write_whole(self._file, text.encode(), mode=0o600)
        self._marks = marks


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of some words, longer ones first, in any case; None if there are none."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    if not listed:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in listed)})(?!\w)", re.IGNORECASE)


class Mask:
    """Blacks words out of any value of the record; what holds none of them is given back as it is.

    Args:
        marks: whose words are blacked out; none where nothing is kept secret.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        words = {word for mark in marks for word in mark.words}
        self._pattern = pattern_of(words)
        self._plain = [word.lower() for word in sorted(words)] if all(word.isascii() for word in words) else None
        self._clean: set[str] = set()
        self._known: dict[int, tuple[object, object]] = {}

    def __bool__(self) -> bool:
        return self._pattern is not None

    def hides(self, text: str) -> bool:
        """Whether a text has words that are blacked out."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def __call__(self, value: Value) -> Value:
        """The value without these words: a text, a noun, or a collection of them. Ids stay as they are."""
        return value if self._pattern is None else self._masked(value)

    def _masked(self, value: Any) -> Any:
        kind = type(value)
        if kind is str:
            return self._words(value)
        if kind in _WITHOUT_WORDS:
            return value
        if isinstance(value, tuple | list):
            new = [self._masked(each) for each in value]
            return value if all(map(operator.is_, new, value)) else kind(new)
        if isinstance(value, Mapping):
            return {self._masked(key): self._masked(each) for key, each in value.items()}
        return self._noun(value) if _fields_of(kind) else value

    def _words(self, text: str) -> str:
        if text in self._clean:
            return text
        found = self._blackened(text)
        if found is text and len(text) < SHORT and len(self._clean) < MOST_CLEAN:
            self._clean.add(text)
        return found

    def _blackened(self, text: str) -> str:
        if self._plain and text.isascii():
            lower = text.lower()
            if not any(word in lower for word in self._plain):
                return text  # most texts: this is many times as fast as the pattern
        assert self._pattern is not None
        found, number = self._pattern.subn(lambda match: BLACK * len(match[0]), text)
        return found if number else text

    def _noun(self, noun: Any) -> Any:
        """A noun with masked fields; it is the same noun, and so keeps the id that was made from what it says."""
        known = self._known.get(id(noun))
        if known is not None and known[0] is noun:
            return known[1]
        kind = type(noun)
        changed = {}
        for name in _fields_of(kind):
            value = getattr(noun, name)
            new = self._masked(value)
            if new is not value:
                changed[name] = new
        same = _with(noun, changed) if changed else noun
        if kind in REMEMBERED:
            self._known[id(noun)] = noun, same
        return same


def _with(noun: Any, changed: Mapping[str, Any]) -> Any:
    """A copy of a noun with other values in some fields, and whatever id it had."""
    same = object.__new__(type(noun))
    for each in dataclasses.fields(noun):
        object.__setattr__(same, each.name, changed.get(each.name, getattr(noun, each.name)))
    return same


def _fields_of(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a noun's type that may hold words; none of what is no noun."""
    if kind not in _FIELDS:
        names = [each.name for each in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
        _FIELDS[kind] = tuple(name for name in names if name != "id")
    return _FIELDS[kind]


_FIELDS: dict[type[Any], tuple[str, ...]] = {}
