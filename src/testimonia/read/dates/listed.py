"""The lists of phrases in `dates.toml` as patterns."""

from __future__ import annotations

import functools
import re

from testimonia.read.languages import alternatives, words


@functools.cache
def listed(part: str, name: str) -> re.Pattern[str]:
    """Any phrase of a list, as whole words in any letter case.

    Args:
        part: part of the word list: "happenings".
        name: list of that part.
    """
    return re.compile(rf"\b(?:{alternatives(words('en', 'dates')[part][name])})\b", re.IGNORECASE)
