"""Full-text search over texts, claims and names: all scripts, diacritics folded."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from testimonia.model import Claim, Document, Incident
from testimonia.places import called
from testimonia.review.workspace import View
from testimonia.store import WordIndex
from testimonia.text.searching import asked, first_found, searchable

MOST = 60
PART = 200_000
"""Code points of one entry: a longer text is searched in parts, for a database limits what one entry may hold."""

BATCH = 2_000
_AROUND = 90
"""Code points that are shown around what was found."""

Found = Document | Claim | Incident
Key = tuple[str, str]
"""Kind and id."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    Args:
        kind: "report", "claim" or "incident".
        id: its id or code.
        title: what it is.
        snippet: where the words were found, in pieces, each with whether it is one of them.
    """

    kind: str
    id: str
    title: str
    snippet: tuple[tuple[str, bool], ...]


class Index:
    """What one role may see of a record, searched by whole words or their beginnings.

    Args:
        words: an empty index of words.
    """

    def __init__(self, words: WordIndex) -> None:
        self._words = words
        self._lock = threading.Lock()
        self._contents: object = None
        self._items: dict[Key, tuple[Found, tuple[int, ...]]] = {}
        self._of_number: dict[int, Key] = {}
        self._numbers = itertools.count(1)

    def search(self, view: View, words: str) -> list[Hit]:
        """What of a view holds all words, best first; signs are taken as spaces."""
        looked_for = asked(words)
        with self._lock:
            self._follow(view)
            numbers = self._words.find(looked_for, MOST) if looked_for else []
            keys = list(dict.fromkeys(self._of_number[number] for number in numbers))
            items = [(kind, name, self._items[kind, name][0]) for kind, name in keys]
        return [_hit(kind, name, item, looked_for) for kind, name, item in items]

    def follow(self, view: View) -> None:
        """Take in a view, so that the first who searches it need not wait."""
        with self._lock:
            self._follow(view)

    def close(self) -> None:
        """Let go of it."""
        self._words.close()

    def _follow(self, view: View) -> None:
        """Take out what the view holds no more or holds otherwise, and put in what is new in it."""
        if view.contents is self._contents:
            return
        now = dict(_items(view))
        gone = [key for key, (item, _) in self._items.items() if now.get(key) is not item]
        numbers = [number for key in gone for number in self._items.pop(key)[1]]
        self._words.drop(numbers)
        for number in numbers:
            del self._of_number[number]
        new = ((key, item) for key, item in now.items() if key not in self._items)
        while batch := list(itertools.islice(new, BATCH)):
            self._words.put([entry for key, item in batch for entry in self._entries(key, item)])
        self._contents = view.contents

    def _entries(self, key: Key, item: Found) -> Iterator[tuple[int, str, str]]:
        title, words = _said(item)
        folded = searchable(words)
        parts = [folded[at : at + PART] for at in range(0, max(1, len(folded)), PART)]
        numbers = tuple(itertools.islice(self._numbers, len(parts)))
        self._items[key] = item, numbers
        for number, part in zip(numbers, parts, strict=True):
            self._of_number[number] = key
            yield number, searchable(title), part


def _items(view: View) -> Iterator[tuple[Key, Found]]:
    yield from ((("report", document.id), document) for document in view.contents.documents)
    yield from ((("claim", claim.id), claim) for claim in view.contents.claims)
    yield from ((("incident", incident.code), incident) for incident in view.contents.grouping.incidents)


def _said(item: Found) -> tuple[str, str]:
    """The title of something and the words in which it is searched."""
    if isinstance(item, Document):
        return item.title or "", " · ".join(filter(None, (item.outlet, item.text)))
    if isinstance(item, Claim):
        speakers = (speaker.name for speaker in item.said_by)
        return f"{item.harm}: {item.count.words}", " · ".join((item.passage.exact, *speakers))
    return item.title, called(item.where) if item.where else ""


def _hit(kind: str, name: str, item: Found, looked_for: list[tuple[str, ...]]) -> Hit:
    title, words = _said(item)
    return Hit(kind, name, title or name, tuple(_snippet(words, looked_for)))


def _snippet(words: str, looked_for: list[tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    """The words around the first that was found, in pieces."""
    found = first_found(words, looked_for)
    first = next(found, (0, 0))
    start, end = _whole(words, max(0, first[0] - _AROUND), first[1] + _AROUND)
    if start:
        yield "…", False
    at = start
    for begin, stop in itertools.takewhile(lambda span: span[1] <= end, itertools.chain([first], found)):
        yield words[at:begin], False
        yield words[begin:stop], True
        at = stop
    yield words[at:end] + ("…" if end < len(words) else ""), False


def _whole(words: str, start: int, end: int) -> tuple[int, int]:
    """Where a piece of a text begins and ends without cutting a word, if words are not very long."""
    before, after = words.find(" ", start, start + _AROUND), words.rfind(" ", end - _AROUND // 2, end)
    return before + 1 if start and before >= 0 else start, after if end < len(words) and after >= 0 else end
