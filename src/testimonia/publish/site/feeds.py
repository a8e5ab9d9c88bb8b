"""Feeds of changes: Atom and JSON Feed, oldest release first in the table, newest first here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from testimonia.publish.changes import change_words
from testimonia.publish.formats.json_lines import write_json
from testimonia.publish.release import Change, Release

MOST = 200
"""Entries of a feed; `changes.csv` has all."""


def write_feeds(release: Release, site: Path) -> list[Path]:
    """`feed.xml` and `feed.json`."""
    latest = list(reversed(release.changes))[:MOST]
    return [_atom(release, latest, site / "feed.xml"), _json_feed(release, latest, site / "feed.json")]


def _because(change: Change) -> str:
    return f"because of claims {' '.join(change.claims)}" if change.claims else ""


def _key(change: Change) -> str:
    return f"urn:testimonia:change:{change.release}:{change.table}:{change.id}:{change.field}".replace(" ", "_")


def _atom(release: Release, changes: Sequence[Change], path: Path) -> Path:
    updated = release.as_of or "1970-01-01T00:00:00+00:00"
    entries = "".join(
        f"<entry><id>{escape(_key(change))}</id><title>{escape(change_words(change))}</title>"
        f"<updated>{escape(change.as_of or updated)}</updated>"
        f"<summary>{escape(_because(change))}</summary></entry>\n"
        for change in changes
    )
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>urn:testimonia:release:{escape(release.head or 'none')}</id>"
        f"<title>{escape(release.title)}: changes</title><updated>{escape(updated)}</updated>"
        f"<author><name>{escape(release.title)}</name></author>\n{entries}</feed>\n",
        encoding="utf-8",
        newline="\n",
    )
    return path


def _json_feed(release: Release, changes: Sequence[Change], path: Path) -> Path:
    items = [
        {"id": _key(change), "content_text": change_words(change), "date_published": change.as_of or None}
        for change in changes
    ]
    return write_json(
        path, {"version": "https://jsonfeed.org/version/1.1", "title": f"{release.title}: changes", "items": items}
    )
