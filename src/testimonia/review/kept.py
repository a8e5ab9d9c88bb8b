"""What is dear to make, kept until what it was made from is replaced."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """Keeps, under each name, what was made from the latest value; two who ask at once wait for one making."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[object, Made]] = {}
        self._lock = threading.RLock()

    def of(self, name: Hashable, source: object, make: Callable[[], Made]) -> Made:
        """What was made from the source; it is made anew where the source is another object than last time."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept[0] is not source:
                kept = self._kept[name] = (source, make())
            return kept[1]
