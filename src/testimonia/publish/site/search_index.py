"""The index that the search page looks into: small scripts beside it, one for each first letter."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from testimonia.publish.release import Release
from testimonia.publish.site import words
from testimonia.publish.tables import Row

_WORD = re.compile(r"[^\W_]+")
_SHARDS = 64


def write_search(release: Release, folder: Path) -> list[Path]:
    """`incidents.js` with a line for each incident, and a shard for each first letter of the words that lead to it."""
    folder.mkdir(parents=True, exist_ok=True)
    incidents = release.rows("incidents")
    numbers = {row["incident"]: number for number, row in enumerate(incidents)}
    index: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for code, text in _texts(release):
        for word in set(_WORD.findall(folded(text))):
            index[shard_of(word)][word].add(numbers[code])
    lines = [[row["incident"], row["title"], f"{words.when(row)}, {words.where(row)}"] for row in incidents]
    written = [_write(folder / "incidents.js", f"testimoniaIncidents({_json(lines)});\n")]
    for shard in sorted(index):
        entries = {word: sorted(index[shard][word]) for word in sorted(index[shard])}
        written.append(_write(folder / f"{shard}.js", f"testimoniaShard({_json(shard)}, {_json(entries)});\n"))
    return written


def folded(text: str) -> str:
    """Lower case without diacritics, as the search page folds what is typed."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def shard_of(word: str) -> str:
    """The name of the shard that holds a word; the search page computes the same."""
    return word[0] if ord(word[0]) < 128 else f"x{ord(word[0]) % _SHARDS}"


def _texts(release: Release) -> Iterator[tuple[str, str]]:
    reports = {row["document"]: row for row in release.rows("documents")}
    for row in release.rows("incidents"):
        yield row["incident"], _joined(row, ("incident", "title", "place", "place_words", "country"))
    for row in release.rows("claims"):
        if row["incident"]:
            yield row["incident"], _joined(row, ("quote", "said_by", "victims", "alleged_perpetrator"))
    for row in release.rows("incident_documents"):
        report = reports.get(row["document"])
        if report:
            yield row["incident"], _joined(report, ("title", "outlet"))


def _joined(row: Row, names: Iterable[str]) -> str:
    return " ".join(row[name] for name in names if row.get(name))


def _json(value: object) -> str:
    """JSON that is safe inside a script: no tag and no line separator in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
