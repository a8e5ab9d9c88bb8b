"""Bootstrap intervals in which every replicate chooses its model anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import ndtr, ndtri

from testimonia.estimate.loglinear.kernel import Floats, Ints

Size = Callable[[Floats], float]
"""Population size from a table; infinite where it is not determined."""


def replicates(counts: Floats, size: Size, *, cells: Ints, number: int, seed: int) -> Floats:
    """Population sizes of tables drawn anew from the observed people, in the order of drawing.

    Args:
        counts: persons by pattern; the empty pattern is not used.
        size: population size from a table.
        cells: the patterns in the order in which they are drawn.
        number: of replicates.
        seed: of all chance.

    Shape:
        (number,)
    """
    observed = counts[cells]
    random = np.random.default_rng(seed)
    drawn = random.multinomial(int(observed.sum()), observed / observed.sum(), size=number).astype(float)
    tables = np.zeros((number, counts.size))
    tables[:, cells] = drawn
    return np.array([size(table) for table in tables])


def bca_interval(point: float, draws: Floats, jackknife: Floats, weights: Floats, level: float) -> tuple[float, float]:
    """Bias-corrected and accelerated interval of bootstrap draws; an end is infinite where the draws are.

    Args:
        point: the estimate.
        draws: bootstrap replicates.
        jackknife: estimates with one person of each pattern left out.
        weights: persons of each pattern.
        level: of the interval.

    Source: Efron 1987, Journal of the American Statistical Association 82.
    """
    below = (np.sum(draws < point) + np.sum(draws == point) / 2) / draws.size
    bias = ndtri(np.clip(below, 0.5 / draws.size, 1 - 0.5 / draws.size))
    acceleration = _acceleration(jackknife, weights)
    tails = ndtri([(1 - level) / 2, (1 + level) / 2])
    shares = ndtr(bias + (bias + tails) / (1 - acceleration * (bias + tails)))
    low, high = np.quantile(draws, shares, method="inverted_cdf")
    return float(low), float(high)


def _acceleration(jackknife: Floats, weights: Floats) -> float:
    finite = np.isfinite(jackknife)
    if not finite.any():
        return 0.0
    values, weights = jackknife[finite], weights[finite]
    gaps = np.average(values, weights=weights) - values
    spread = float(np.sum(weights * gaps**2))
    return float(np.sum(weights * gaps**3)) / (6 * spread**1.5) if spread > 0 else 0.0


def leave_one_out(counts: Floats, size: Size) -> tuple[Floats, Floats]:
    """Population sizes with one person of each observed pattern left out, and the persons of each pattern."""
    patterns = np.flatnonzero(counts[1:] > 0) + 1
    sizes = []
    for pattern in patterns:
        table = counts.copy()
        table[pattern] -= 1
        sizes.append(size(table))
    return np.array(sizes), counts[patterns]
