"""What a name sounds like, roughly: one village is written in many ways, by each side and each alphabet."""

from __future__ import annotations

import functools
import re

LEAST_SOUNDS = 3
"""Sounds that a name must have to be known by them alone; names that are shorter sound alike too often."""

_PAIRS = (
    (re.compile("^ou(?=[aeiou])"), "w"),
    (re.compile("tch|dzh|sch|ch|sh|zh|dj"), "j"),
    (re.compile("gh"), "g"),
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
)
"""Letters that stand for one sound, in the order in which they are looked for."""

_SOUNDS = str.maketrans(
    "bdgqczvwx",
    "ptkkksffk",
    "aeiouyh",
)
"""Letters that writers exchange, as one of them; those that they leave out or put in are left out."""


@functools.lru_cache(maxsize=200_000)
def sound(name: str) -> str | None:
    """The consonants of a name in a rough order of sounds; None for a name too short to be known by them.

    Args:
        name: folded, one word.
    """
    spelled = name
    for pattern, letter in _PAIRS:
        spelled = pattern.sub(letter, spelled)
    sounds = spelled.translate(_SOUNDS)
    first = "" if not spelled or spelled[0] not in "aeiouyh" else "a"
    code = first + re.sub(r"(.)\1+", r"\1", sounds)
    return code if len(code) >= LEAST_SOUNDS else None
