"""An order of the lists that does not depend on how they are given."""

from __future__ import annotations

from testimonia.model import CaptureHistories


def canonical(histories: CaptureHistories) -> CaptureHistories:
    """The same histories with the lists in an order that follows from the counts alone.

    Methods that use random numbers work on this, so that neither names nor order of the lists change their result.
    """
    return histories.reordered(sorted(range(len(histories.lists)), key=lambda index: _signature(histories, index)))


def _signature(histories: CaptureHistories, index: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """What tells a list from the others: its size, and on how many lists its people are."""
    on = [(pattern.bit_count(), persons) for pattern, persons in histories.counts if pattern >> index & 1]
    return -sum(persons for _, persons in on), tuple(sorted(on))
