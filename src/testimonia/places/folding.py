"""One spelling for the many spellings of a name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CACHED_NAMES = 65_536  # names of a few thousand reports; about 10 MB


class _Folding(dict[int, str | None]):
    """What becomes of each character: letters and digits stay, marks and apostrophes go, all else divides words."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        gone = unicodedata.combining(char) or char in "'’ʼ"
        self[code] = None if gone else char if char.isalnum() else " "
        return self[code]


_FOLDING = _Folding()


def fold_once(name: str) -> str:
    """What `fold` does, without remembering it: for a million names that are folded once."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
    return " ".join(name.casefold().translate(_FOLDING).split())


@lru_cache(CACHED_NAMES)
def fold(name: str) -> str:
    """A name without case, accents and punctuation: "Sumqayıt", "São-Paulo" become "sumqayıt", "sao paulo"."""
    return fold_once(name)
