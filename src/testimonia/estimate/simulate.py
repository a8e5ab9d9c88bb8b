"""Lists with a known truth: independent, of people of several kinds, or dependent in pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.errors import ConfigurationError
from testimonia.model import CaptureHistories


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of people.

    Args:
        share: of the population.
        chances: of each list to find a person of this kind.
    """

    share: float
    chances: tuple[float, ...]


def simulate(
    size: int, kinds: Sequence[Kind], *, seed: int, ties: Mapping[tuple[int, int], float] | None = None
) -> CaptureHistories:
    """Capture histories of a population of known size.

    Args:
        size: of the population.
        kinds: of people; one kind makes independent lists, several make people easy and hard to find.
        seed: of all chance.
        ties: for pairs of lists, first before second, the chance that who is on the first is put on the second too.

    Raises:
        ConfigurationError: shares do not add up to 1, chances are no chances, or kinds differ in their lists.
    """
    lists = _lists(kinds)
    random = np.random.default_rng(seed)
    number = random.multinomial(size, [kind.share for kind in kinds])
    on = np.concatenate([random.random((n, lists)) < kind.chances for n, kind in zip(number, kinds, strict=True)])
    for (first, second), chance in sorted((ties or {}).items()):
        on[:, second] |= on[:, first] & (random.random(size) < chance)
    patterns, counts = np.unique(on @ (1 << np.arange(lists)), return_counts=True)
    rows = zip(patterns.tolist(), counts.tolist(), strict=True)
    return CaptureHistories.of([f"list {index + 1}" for index in range(lists)], (row for row in rows if row[0]))


def _lists(kinds: Sequence[Kind]) -> int:
    numbers = {len(kind.chances) for kind in kinds}
    chances = [chance for kind in kinds for chance in kind.chances]
    if len(numbers) != 1 or abs(sum(kind.share for kind in kinds) - 1) > 1e-9:
        raise ConfigurationError("expected kinds with the same lists, and shares that add up to 1")
    if not all(0 <= chance <= 1 for chance in chances):
        raise ConfigurationError("expected chances between 0 and 1")
    return numbers.pop()
