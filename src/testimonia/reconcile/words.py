"""The words by which the reconcile step tells sources and people apart: `words.toml`."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

_WORDS = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _pattern(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


SMALL = frozenset[str](_WORDS["sources"]["small"])
"""Words that say nothing about who speaks."""

UNNAMED = frozenset[str](_WORDS["sources"]["unnamed"])
"""Words for speakers that name nobody."""

CIVILIANS = _pattern(_WORDS["people"]["civilians"])
"""Words for people who take no part in fighting."""

FIGHTERS = _pattern(_WORDS["people"]["fighters"])
"""Words for people who do."""
