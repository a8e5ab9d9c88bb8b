"""Full-text search over texts, claims and names: SQLite's FTS5, all scripts, diacritics folded."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from testimonia.review.workspace import View

MOST = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    Args:
        kind: "report", "claim" or "incident".
        id: its id or code.
        title: what it is.
        before, match, after: where the first word was found, in three pieces.
    """

    kind: str
    id: str
    title: str
    snippet: tuple[tuple[str, bool], ...]


class Index:
    """An index in memory over one view; texts are matched as whole words or their beginnings.

    Args:
        view: what is searched, as the one who searches may see it.
    """

    def __init__(self, view: View) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE found USING fts5(kind UNINDEXED, id UNINDEXED, title, words, "
            'tokenize = "unicode61 remove_diacritics 2")'
        )
        self._database.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", _rows(view))

    def search(self, words: str) -> list[Hit]:
        """What holds all words, best first. Signs that FTS5 would obey are taken as spaces."""
        terms = _WORD.findall(words)
        if not terms:
            return []
        query = " ".join(f'"{term}"*' for term in terms)
        with self._lock:
            rows = self._database.execute(
                "SELECT kind, id, title, snippet(found, 3, char(2), char(3), '…', 24) FROM found WHERE found MATCH ? "
                "ORDER BY rank, rowid LIMIT ?",
                (query, MOST),
            ).fetchall()
        return [Hit(kind, name, title or name, _pieces(snippet)) for kind, name, title, snippet in rows]


def _rows(view: View) -> Iterator[tuple[str, str, str | None, str]]:
    for document in view.contents.documents:
        yield "report", document.id, document.title, f"{document.outlet or ''}\n{document.text}"
    for claim in view.contents.claims:
        speakers = " ".join(speaker.name for speaker in claim.said_by)
        yield "claim", claim.id, f"{claim.harm}: {claim.count.words}", f"{claim.passage.exact} {speakers}"
    for incident in view.incidents.values():
        yield "incident", incident.code, incident.title, incident.where.words if incident.where else ""


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet as pieces, each with whether it is a found word."""
    parts = filter(None, re.split(r"(\x02.*?\x03)", snippet))
    return tuple((part.strip("\x02\x03"), part.startswith("\x02")) for part in parts)
