"""What people have agreed to: a table that the record keeper adds to a record."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from testimonia.errors import ConfigurationError
from testimonia.publish import Consent

CONSENT = "consent.csv"


def read_consent(folder: Path) -> Consent:
    """Purposes agreed to, from `consent.csv` in the record: columns `document` and `purposes` (divided by spaces).

    A document is a report by its id or external id, or a victim list by its name.

    Raises:
        ConfigurationError: a column is missing.
    """
    file = folder / CONSENT
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return dict(_consents(csv.DictReader(rows), file))


def _consents(rows: csv.DictReader[str], file: Path) -> Iterator[tuple[str, frozenset[str]]]:
    if not {"document", "purposes"} <= set(rows.fieldnames or ()):
        raise ConfigurationError(f"{file}: expected the columns document and purposes; found {rows.fieldnames}")
    for row in rows:
        yield row["document"], frozenset((row["purposes"] or "").split())
