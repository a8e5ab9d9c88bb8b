"""The leak test: words that must not go out are looked for in every published byte, whatever the format.

It runs on every publication and stops it. Compressed and columnar files are read as their readers see them.
"""

from __future__ import annotations

import html
import re
import sqlite3
import zipfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from testimonia.publish.names import Masker

SHORTEST = 5
"""Letters and digits of the shortest single word that is looked for: shorter ones stand in a text by chance."""

SHORTEST_NAME = 4
"""Letters and digits of the shortest secret of several words."""

_EDGE = "\nendofcell\n"
"""A word between the cells of a column, so that no secret is made of two of them."""

_ESCAPES = re.compile(r"\\[nrtbf\"/\\]|\\u00[0-9a-f]{2}")


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret found in a published file; the secret itself is not repeated."""

    path: str
    secret: str


def find_leaks(site: Path, paths: Collection[Path], secrets: Iterable[str]) -> list[Leak]:
    """The secrets that occur in published files, in their content or their names.

    Args:
        site: folder of the publication.
        paths: its files.
        secrets: names, paths, ids; matched as whole words in order, whatever the case and what stands between.
    """
    own = {path.name for path in paths}  # a file received as "index.html" gives nothing away
    masker = Masker(secret for secret in secrets if _can_be_told(secret) and secret not in own)
    leaks = []
    for path in sorted(paths):
        name = path.relative_to(site).as_posix()
        found = {words for text in (name, *_texts(path)) for words in masker.found_in(text)}
        leaks += [Leak(name, shown(" ".join(words))) for words in sorted(found)]
    return leaks


def _can_be_told(secret: str) -> bool:
    """Whether a secret is long enough to be told from other words."""
    return sum(letter.isalnum() for letter in secret) >= (SHORTEST_NAME if len(secret.split()) > 1 else SHORTEST)


def shown(secret: str) -> str:
    """A secret as a message may show it: its first letter and its length."""
    return f"{secret[0]}… ({len(secret)} characters)"


def _texts(path: Path) -> Iterator[str]:
    """The content of a file as its readers see it."""
    if path.suffix == ".parquet":
        yield from _parquet_texts(path)
    elif path.suffix == ".sqlite":
        yield from _sqlite_texts(path)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name
                yield _plain(archive.read(name))
    else:
        yield _plain(path.read_bytes())


def _plain(data: bytes) -> str:
    """Bytes as text, with the escapes of JSON, HTML and addresses undone."""
    text = data.decode("utf-8", "replace")
    return unquote(html.unescape(_ESCAPES.sub(" ", text)))


def _parquet_texts(path: Path) -> Iterator[str]:
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    yield " ".join(f"{field.name} {field.metadata}" for field in table.schema)
    for column in table.columns:
        yield _EDGE.join(str(value) for value in column.to_pylist() if value is not None)


def _sqlite_texts(path: Path) -> Iterator[str]:
    """All that the tables hold: a long text does not lie in the file in one piece. And the file's bytes."""
    yield _plain(path.read_bytes())
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            rows = database.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - a name that the file itself gives
            yield _EDGE.join(str(value) for row in rows for value in row if value is not None)
