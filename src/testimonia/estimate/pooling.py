"""Partial pooling: strata with few people lean on the others, as far as the strata are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.model import Estimate, Estimation


def partially_pooled(estimates: Sequence[Estimate]) -> list[Estimate]:
    """Draw the estimates of strata towards their common middle, on the scale log(people unseen / people observed).

    How alike the strata are is itself estimated: alike strata are drawn together, unlike ones are left as they are.
    The shape of each stratum's draws is kept.

    Args:
        estimates: of one method, with draws, one for each of three strata or more.

    Raises:
        NotIdentified: fewer than three strata, or one without draws.

    Source: DerSimonian and Laird 1986, Controlled Clinical Trials 7, the spread between strata; Efron and Morris 1975,
    Journal of the American Statistical Association 70, drawing together.
    """
    if len(estimates) < 3 or not all(estimate.draws for estimate in estimates):
        raise NotIdentified("partial pooling takes three strata or more, each with draws")
    logs = [np.log((np.array(each.draws) - each.observed + 0.5) / each.observed) for each in estimates]
    middle = np.array([each.mean() for each in logs])
    variance = np.array([max(float(each.var()), 1e-9) for each in logs])
    between = _between(middle, variance)
    weight = 1 / (variance + between)
    common = float(np.sum(weight * middle) / np.sum(weight))
    own = between / (between + variance)
    spread = np.sqrt(own + (1 - own) ** 2 / (np.sum(weight) * variance))
    pooled = []
    for place, each in enumerate(estimates):
        centre = own[place] * middle[place] + (1 - own[place]) * common
        drawn = centre + min(1.0, float(spread[place])) * (logs[place] - middle[place])
        pooled.append(_from_logs(each, drawn))
    return pooled


def pooled_strata(parts: Sequence[Estimation]) -> list[tuple[Estimation, Estimate]]:
    """Each stratum with its estimate partially pooled, method by method.

    A method without draws in every stratum is left out.
    """
    found = []
    for method in dict.fromkeys(estimate.method for part in parts for estimate in part.estimates):
        own = [estimate for part in parts for estimate in part.estimates if estimate.method == method]
        if len(own) < len(parts):
            continue
        try:
            found += list(zip(parts, partially_pooled(own), strict=True))
        except NotIdentified:
            continue
    return found


def _between(middle: np.ndarray[tuple[int], np.dtype[np.float64]], variance: np.ndarray) -> float:
    """Variance between strata, beyond that within them; 0 where they are as alike as chance allows."""
    weight = 1 / variance
    common = np.sum(weight * middle) / np.sum(weight)
    excess = float(np.sum(weight * (middle - common) ** 2)) - (middle.size - 1)
    return max(0.0, excess / float(np.sum(weight) - np.sum(weight**2) / np.sum(weight)))


def _from_logs(estimate: Estimate, logs: np.ndarray) -> Estimate:
    draws = np.maximum(estimate.observed, estimate.observed + estimate.observed * np.exp(logs) - 0.5)
    low, median, high = np.quantile(draws, [(1 - estimate.level) / 2, 0.5, (1 + estimate.level) / 2]).tolist()
    return replace(
        estimate,
        estimate=median,
        low=low,
        high=high,
        se=float(draws.std()),
        mean=float(draws.mean()),
        draws=tuple(draws.tolist()),
        kind=f"{estimate.kind}, partially pooled over strata",
    )
