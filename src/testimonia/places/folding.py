"""One spelling for the many spellings of a name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CACHED_NAMES = 65_536  # names of a few thousand reports; about 10 MB


@lru_cache(CACHED_NAMES)
def fold(name: str) -> str:
    """A name without case, accents and punctuation: "Sumqayıt", "São-Paulo" become "sumqayıt", "sao paulo"."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in name if not unicodedata.combining(c))
    name = name.casefold().replace("'", "").replace("’", "").replace("ʼ", "")
    return " ".join("".join(c if c.isalnum() else " " for c in name).split())
