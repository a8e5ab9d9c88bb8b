"""The secret of a record from which the pseudonyms of people are made; it never leaves the record."""

from __future__ import annotations

import secrets
from pathlib import Path

from testimonia.archive.files import write_whole
from testimonia.errors import DamagedRecord

KEY = "pseudonyms.key"
KEY_BYTES = 32


def pseudonym_key(folder: Path) -> bytes:
    """The secret of the record in a folder, made at random when it is first asked for.

    Raises:
        DamagedRecord: the file is not as long as it was made. Whoever guesses a shorter secret can try names out.
    """
    file = folder / KEY
    if not file.is_file():
        write_whole(file, secrets.token_bytes(KEY_BYTES), mode=0o600)
    key = file.read_bytes()
    if len(key) != KEY_BYTES:
        raise DamagedRecord(
            f"{file}: expected {KEY_BYTES} bytes from which pseudonyms are made; found {len(key)}: restore the file "
            "from a copy, or remove it: then people get other pseudonyms than in the releases before"
        )
    return key
