"""An order of the lists that does not depend on how they are given."""

from __future__ import annotations

from testimonia.model import CaptureHistories

_ROUNDS = 3


def canonical(histories: CaptureHistories) -> CaptureHistories:
    """The same histories with the lists in an order that follows from the counts alone.

    Methods that use random numbers work on this, so that neither names nor order of the lists change their result.
    """
    return histories.reordered(canonical_order(histories))


def canonical_order(histories: CaptureHistories) -> list[int]:
    """The old places of the lists, in the new order.

    Lists are told apart by their people and by the lists that these are on besides, round by round; lists that are
    still alike after some rounds can as a rule be exchanged without changing the table.
    """
    lists = range(len(histories.lists))
    kinds = [0] * len(lists)
    for _ in range(_ROUNDS):
        found = [_signature(histories, index, kinds) for index in lists]
        ranks = {signature: rank for rank, signature in enumerate(sorted(set(found)))}
        kinds = [ranks[signature] for signature in found]
    return sorted(lists, key=kinds.__getitem__)


def _signature(
    histories: CaptureHistories, index: int, kinds: list[int]
) -> tuple[int, tuple[tuple[tuple[int, ...], int], ...]]:
    on = [
        (tuple(sorted(kind for place, kind in enumerate(kinds) if pattern >> place & 1)), persons)
        for pattern, persons in histories.counts
        if pattern >> index & 1
    ]
    return kinds[index], tuple(sorted(on))
