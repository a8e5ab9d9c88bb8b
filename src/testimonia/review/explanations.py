"""Why claims are as they are, made when a report is first opened and kept for the next time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from testimonia.model import Claim, Document, Why
from testimonia.pipeline.configuration import Configuration
from testimonia.pipeline.explaining import explanations

MOST = 200
"""Reports whose explanations are kept."""

Reasons = Mapping[str, tuple[Why, ...]]


class Explanations:
    """The explanations of a record's claims; the reader is the same all the time, and so are they.

    Args:
        configuration: of the record.
    """

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._kept: OrderedDict[tuple[str, ...], Reasons] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, document: Document, claims: Sequence[Claim]) -> Reasons:
        """What gave each field of the claims of a report, by claim id."""
        key = (document.id, *(claim.id for claim in claims))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = explanations(self._configuration, document, claims)
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return found
