"""Languages of the reader: a folder each, with the words of each stage in a file that a speaker can review."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from testimonia.errors import ConfigurationError


@functools.cache
def words(language: str, stage: str) -> Mapping[str, Any]:
    """The words of one stage of reading in one language: `languages/<language>/<stage>.toml`.

    Raises:
        ConfigurationError: there is no such file.
    """
    file = resources.files(__package__) / language / f"{stage}.toml"
    if not file.is_file():
        raise ConfigurationError(f"expected words for stage {stage!r} in language {language!r}; there is no {file}")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def alternatives(listed: Iterable[str]) -> str:
    """A choice of words as part of a pattern, the longest first, so that "as well as" comes before "as"."""
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
