"""Feeds of changes: Atom (RFC 4287) and JSON Feed 1.1, the newest change first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

from testimonia.publish.changes import change_words
from testimonia.publish.formats.json_lines import write_json
from testimonia.publish.release import Change, Release

MOST = 200
"""Entries of a feed; `changes.csv` has all."""

ATOM = "http://www.w3.org/2005/Atom"


def write_feeds(release: Release, site: Path) -> list[Path]:
    """`feed.xml` and `feed.json`."""
    latest = list(reversed(release.changes))[:MOST]
    return [_atom(release, latest, site / "feed.xml"), _json_feed(release, latest, site / "feed.json")]


def _words(change: Change) -> str:
    because = f", because of claims {' '.join(change.claims)}" if change.claims else ""
    return f"{change_words(change)}{because}"


def _key(change: Change) -> str:
    """An address of the change that stays: of its release, table, row and field."""
    parts = (str(change.release), change.table, change.id, change.field or "row")
    return f"urn:testimonia:change:{':'.join(quote(part, safe='') for part in parts)}"


def _page(release: Release, change: Change) -> str:
    return f"{release.address}incidents/{quote(change.id.split('/')[0])}.html"


def _atom(release: Release, changes: Sequence[Change], path: Path) -> Path:
    updated = release.as_of or "1970-01-01T00:00:00+00:00"
    feed = ET.Element("feed", xmlns=ATOM)
    for name, text in _head(release, updated):
        ET.SubElement(feed, name).text = text
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = release.title
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{release.address}feed.xml")
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=f"{release.address}changes.html")
    for change in changes:
        entry = ET.SubElement(feed, "entry")
        ET.SubElement(entry, "id").text = _key(change)
        ET.SubElement(entry, "title").text = _clean(change_words(change))
        ET.SubElement(entry, "updated").text = change.as_of or updated
        ET.SubElement(entry, "link", rel="alternate", type="text/html", href=_page(release, change))
        ET.SubElement(entry, "content", type="text").text = _clean(_words(change))
    ET.indent(feed, " ")
    path.write_bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")
    return path


def _head(release: Release, updated: str) -> Iterator[tuple[str, str]]:
    yield "id", f"urn:testimonia:record:{quote(release.profile, safe='')}:{quote(release.title, safe='')}"
    yield "title", _clean(f"{release.title}: changes")
    yield "updated", updated


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return "".join(letter if letter >= " " and letter not in "\ufffe\uffff" else " " for letter in text)


def _json_feed(release: Release, changes: Sequence[Change], path: Path) -> Path:
    items = [
        {
            "id": _key(change),
            "url": _page(release, change),
            "title": change_words(change),
            "content_text": _words(change),
            **({"date_published": change.as_of} if change.as_of else {}),
        }
        for change in changes
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"{release.title}: changes"}
    pages = {"home_page_url": f"{release.address}index.html", "feed_url": f"{release.address}feed.json"}
    return write_json(path, feed | (pages if release.address else {}) | {"items": items})
