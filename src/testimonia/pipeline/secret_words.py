"""What people keep secret in the review room: the file of it, and its words, which go out in no release."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from testimonia.errors import ConfigurationError

SECRECY = "secrecy.json"
"""File of a record in which the review room keeps the fields that are secret."""


def read_marks(folder: Path) -> list[dict[str, Any]]:
    """The marks of the fields that are secret in a record, as the file has them; none where nothing is kept secret.

    Args:
        folder: of the record.

    Raises:
        ConfigurationError: the file is no list of marks with words. A release without it could give secrets away.
    """
    file = folder / SECRECY
    if not file.is_file():
        return []
    try:
        return [{**mark, "words": tuple(map(str, mark["words"]))} for mark in json.loads(file.read_text("utf-8"))]
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigurationError(f"{file}: expected a list of fields kept secret; {error}") from error


def secret_words(folder: Path) -> tuple[str, ...]:
    """The words that stand in the secret fields of a record, in order, whatever the profile of a release says.

    Args:
        folder: of the record.

    Raises:
        ConfigurationError: as for `read_marks`.
    """
    return tuple(dict.fromkeys(word for mark in read_marks(folder) for word in mark["words"]))
