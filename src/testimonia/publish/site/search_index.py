"""The index that the search page looks into: small scripts beside it, of which it loads those that it needs.

`index.js` names them: shards of words by their first letters, chunks of incidents' titles, and the words that so many
incidents have that they tell none apart.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from testimonia.publish.release import Release
from testimonia.publish.site import words
from testimonia.publish.tables import Row

CHUNK = 200
"""Incidents whose titles lie in one file."""

_LARGEST = 40_000
"""Characters from which a shard is divided by one letter more."""

_MOST_LETTERS = 4
_COMMON_FROM = 400
_COMMON_SHARE = 0.2
"""Words of more than this share of the incidents find all of them, in records of at least so many."""

_WORD = re.compile(r"[^\W_]+")
_BUCKETS = 64
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Postings = Mapping[str, str]
"""For each word the numbers of its incidents: distances to the one before, in base 36, divided by full stops."""


def write_search(release: Release, folder: Path) -> list[Path]:
    """`index.js`, shards of words and chunks of titles."""
    folder.mkdir(parents=True, exist_ok=True)
    incidents = release.rows("incidents")
    found = _words_of(release)
    most = len(incidents) * _COMMON_SHARE if len(incidents) >= _COMMON_FROM else len(incidents)
    common = sorted(word for word, numbers in found.items() if len(numbers) > most)
    postings = {word: _distances(sorted(found[word])) for word in sorted(found.keys() - set(common))}
    shards = dict(_shards(postings, 1))
    start = {"incidents": len(incidents), "chunk": CHUNK, "shards": sorted(shards), "common": common}
    written = [_write(folder / "index.js", f"testimonia.start({_json(start)});\n")]
    for number in range(0, len(incidents), CHUNK):
        lines = [
            [row["incident"], row["title"], f"{words.when(row)} · {words.where(row)}"]
            for row in incidents[number : number + CHUNK]
        ]
        chunk = number // CHUNK
        written.append(_write(folder / f"titles-{chunk}.js", f"testimonia.titles({chunk}, {_json(lines)});\n"))
    for shard, entries in sorted(shards.items()):
        text = f"testimonia.shard({_json(shard)}, {_json(entries)});\n"
        written.append(_write(folder / f"words-{shard}.js", text))
    return written


def folded(text: str) -> str:
    """Lower case without diacritics, as the search page folds what is typed."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def shard_of(word: str, letters: int) -> str:
    """The name of the shard for the first letters of a word; the search page computes the same."""
    return "".join(c if ord(c) < 128 else f"-{ord(c) % _BUCKETS}" for c in word[:letters])


def _shards(postings: Postings, letters: int) -> Iterator[tuple[str, Postings]]:
    """Words by their first letters; a shard that is large is divided further."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for word, numbers in postings.items():
        groups[shard_of(word, letters)][word] = numbers
    for shard, entries in groups.items():
        is_large = sum(len(word) + len(numbers) for word, numbers in entries.items()) > _LARGEST
        if is_large and letters < _MOST_LETTERS and len(entries) > 1:
            yield from _shards(entries, letters + 1)
        else:
            yield shard, entries


def _distances(numbers: list[int]) -> str:
    before = [0, *numbers]
    return ".".join(_base36(number - last) for last, number in zip(before, numbers, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return _DIGITS[number] + digits


def _words_of(release: Release) -> dict[str, set[int]]:
    numbers = {row["incident"]: number for number, row in enumerate(release.rows("incidents"))}
    found: dict[str, set[int]] = defaultdict(set)
    for code, text in _texts(release):
        for word in _WORD.findall(folded(text)):
            found[word].add(numbers[code])
    return found


def _texts(release: Release) -> Iterator[tuple[str, str]]:
    reports = {row["document"]: row for row in release.rows("documents")}
    for row in release.rows("incidents"):
        yield row["incident"], _joined(row, ("incident", "title", "place", "place_words", "country"))
    for row in (*release.rows("claims"), *release.rows("uncounted")):
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
