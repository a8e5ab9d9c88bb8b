"""What is dear to make, kept until what it was made from is replaced."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Made = TypeVar("Made")

MOST = 8
"""Things that are kept at once; of more, the one that was not asked for longest is made anew."""


class Kept(Generic[Made]):
    """Keeps, under each name, what was made from the latest value; two who ask at once wait for one making."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[object, Made]] = OrderedDict()
        self._lock = threading.RLock()

    def of(self, name: Hashable, source: object, make: Callable[[], Made]) -> Made:
        """What was made from the source; it is made anew where the source is another object than last time."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept[0] is not source:
                kept = self._kept[name] = (source, make())
            self._kept.move_to_end(name)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return kept[1]
