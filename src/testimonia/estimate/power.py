"""How much overlap is needed? What an estimate from planned lists would be worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.estimate.estimator import Estimator, estimate
from testimonia.estimate.simulate import Kind, simulate


@dataclass(frozen=True, slots=True)
class Power:
    """What estimates from such lists are worth.

    Args:
        size: of the population.
        observed: people on at least one list, on average.
        on_several: people on two lists or more, on average.
        width: median width of the interval, as a share of the truth; None where most tables give none.
        covers: share of tables whose interval holds the truth.
        bias: median of the point, less the truth, as a share of the truth; None where most tables give none.
        refused: share of tables that give no interval.

    Units:
        persons, and shares
    """

    size: int
    observed: float
    on_several: float
    width: float | None
    covers: float
    bias: float | None
    refused: float


def power(size: int, kinds: Sequence[Kind], estimator: Estimator, *, seed: int, tables: int = 50) -> Power:
    """Simulate many tables and estimate each.

    Args:
        size: of the population.
        kinds: of its people.
        estimator: the method.
        seed: of all chance.
        tables: how many to simulate.
    """
    seeds = np.random.SeedSequence(seed).generate_state(tables).tolist()
    histories = [simulate(size, kinds, seed=each) for each in seeds]
    found = []
    for table, each in zip(histories, seeds, strict=True):
        try:
            one = estimate(estimator, table, seed=each)
        except NotIdentified:
            continue
        if one.low is not None and one.high is not None and one.estimate is not None:
            found.append((one.low, one.estimate, one.high))
    low, point, high = np.array(found).reshape(-1, 3).T
    enough = 2 * len(found) > tables
    return Power(
        size=size,
        observed=float(np.mean([table.observed for table in histories])),
        on_several=float(np.mean([table.observed - table.on_number(1) for table in histories])),
        width=float(np.median(high - low)) / size if enough else None,
        covers=float(np.sum((low <= size) & (size <= high))) / tables,
        bias=float(np.median(point)) / size - 1 if enough else None,
        refused=1 - len(found) / tables,
    )
