"""The reports that are at hand while a record is grouped: all of them, or those that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from testimonia.group.profile import Profile, profile_of
from testimonia.model import Document, Reading

Load = Callable[[Collection[str]], Iterable[tuple[Document, Reading | None]]]
"""Gives documents by their ids, and what was read from them."""


class Reports:
    """Profiles of reports by the ids of their documents; each is loaded once, when it is first needed.

    Args:
        load: gives documents and readings.
    """

    def __init__(self, load: Load) -> None:
        self._load = load
        self._profiles: dict[str, Profile] = {}

    def fetch(self, names: Collection[str]) -> None:
        """Have some reports at hand, all at once."""
        missing = sorted({name for name in names if name not in self._profiles})
        if missing:
            for document, reading in self._load(missing):
                self._profiles[document.id] = profile_of(document, reading)

    def __getitem__(self, name: str) -> Profile:
        if name not in self._profiles:
            self.fetch([name])
        return self._profiles[name]
