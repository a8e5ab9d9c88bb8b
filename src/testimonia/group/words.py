"""The words by which grouping tells what a claim is about: `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib import resources

_WORDS = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_MANY, _APART, _INCIDENTS = (_any(_WORDS["several"][name]) for name in ("many", "apart", "incidents"))

SEVERAL_INCIDENTS = re.compile(
    rf"\b(?:(?:{_MANY}|[3-9]|[1-9]\d{{1,2}})(?: (?:{_APART}|different|other|more|such|recent))?|{_APART})"
    rf" (?:{_INCIDENTS})\b",
    re.IGNORECASE,
)
"""Words for more than one incident: "17 shootings", "a string of attacks", "separate raids"."""
