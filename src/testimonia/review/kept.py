"""What is dear to make, kept for the next time it is asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar, cast

Made = TypeVar("Made")

MOST = 24
"""Things that are kept at once; of more, the one that was not asked for longest is made anew."""


class Kept:
    """Keeps what was made, by name; two who ask at once wait for one making.

    Args:
        most: how many are kept.
        let_go: told of each that is kept no longer.
    """

    def __init__(self, most: int = MOST, let_go: Callable[[Any], None] = lambda _: None) -> None:
        self._most = most
        self._let_go = let_go
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.RLock()

    def of(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under a name."""
        with self._lock:
            if name not in self._kept:
                self._kept[name] = make()
            self._kept.move_to_end(name)
            while len(self._kept) > self._most:
                self._let_go(self._kept.popitem(last=False)[1])
            return cast("Made", self._kept[name])


class Latest(Generic[Made]):
    """Keeps what was made of the latest source, and makes it anew, knowing the last one, of another source."""

    def __init__(self) -> None:
        self._source: object = None
        self._made: Made | None = None
        self._lock = threading.RLock()

    def of(self, source: object, make: Callable[[Made | None], Made]) -> Made:
        """What was made of the source: the very object, not one like it."""
        with self._lock:
            if self._made is None or self._source is not source:
                self._made = make(self._made)
                self._source = source
            return self._made
