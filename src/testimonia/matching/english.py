"""What the comparison of reports knows of English: a file that a speaker can review."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any


@functools.cache
def english() -> Mapping[str, Any]:
    """The function words, the common words with their shares, and the pattern of ages: `en.toml`."""
    return tomllib.loads((resources.files(__package__) / "en.toml").read_text(encoding="utf-8"))
