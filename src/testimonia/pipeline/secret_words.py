"""Words that people keep secret in the review room: they go out in no release, whatever its profile says."""

from __future__ import annotations

import json
from pathlib import Path

from testimonia.errors import ConfigurationError

SECRECY = "secrecy.json"
"""File of a record in which the review room keeps the fields that are secret."""


def secret_words(folder: Path) -> tuple[str, ...]:
    """The words that stand in the secret fields of a record, in order; none where nothing is kept secret.

    Args:
        folder: of the record.

    Raises:
        ConfigurationError: the file has another shape. A release without it could give secrets away.
    """
    file = folder / SECRECY
    if not file.is_file():
        return ()
    try:
        marks = json.loads(file.read_text(encoding="utf-8"))
        return tuple(dict.fromkeys(str(word) for mark in marks for word in mark["words"]))
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigurationError(f"{file}: expected a list of fields kept secret; {error}") from error
