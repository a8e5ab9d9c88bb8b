"""Combining draws: over ways to link the records, and over parts of a population."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.model import Estimate

MOST_WITHOUT = 0.05
"""So many of the linkages may give no estimate; above, the whole gives none."""

_DRAWS = 4000


def averaged(estimates: Sequence[Estimate], *, seed: int) -> Estimate:
    """One estimate from those of several sampled linkages, each as likely as the other.

    Equally many draws are taken from each. What is not known of who is who is then part of the interval. Of a method
    that has no draws the interval reaches from the lowest end to the highest, which is wider than need be.

    Args:
        estimates: of one method, one for each linkage.
        seed: of the choice of draws.

    Raises:
        NotIdentified: too many of the linkages have no draws, or no estimate.

    Source: Sadinle 2018, Annals of Applied Statistics 12: linkage averaging.
    """
    if not any(estimate.draws for estimate in estimates) and all(estimate.low is not None for estimate in estimates):
        return _widest(estimates)
    good = [estimate for estimate in estimates if estimate.draws]
    lost = len(estimates) - len(good)
    if lost > MOST_WITHOUT * len(estimates):
        first = next((words for estimate in estimates for words in estimate.warnings), "")
        raise NotIdentified(f"{lost} of {len(estimates)} sampled linkages give no draws to average: {first}")
    random = np.random.default_rng(seed)
    share = -(-_DRAWS // len(good))
    draws = np.concatenate([random.choice(estimate.draws, share) for estimate in good])
    return _of_draws(draws, good, f"{good[0].kind}, averaged over {len(good)} sampled linkages")


def _widest(estimates: Sequence[Estimate]) -> Estimate:
    """The median of the points, from the lowest end to the highest; without an upper end if one has none."""
    points = [estimate.estimate for estimate in estimates if estimate.estimate is not None]
    highs = [estimate.high for estimate in estimates if estimate.high is not None]
    return Estimate(
        method=estimates[0].method,
        observed=min(estimate.observed for estimate in estimates),
        estimate=float(np.median(points)) if points else None,
        low=min(estimate.low for estimate in estimates if estimate.low is not None),
        high=max(highs) if len(highs) == len(estimates) else None,
        level=estimates[0].level,
        kind=f"{estimates[0].kind}, widest of {len(estimates)} sampled linkages",
        warnings=_warnings(estimates),
    )


def _warnings(estimates: Sequence[Estimate]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for estimate in estimates for words in estimate.warnings))


def totalled(estimates: Sequence[Estimate], *, seed: int) -> Estimate:
    """The estimate of a whole population from those of its parts, which are taken as independent.

    Args:
        estimates: of one method, one for each part.
        seed: of the pairing of draws.

    Raises:
        NotIdentified: a part has no draws.
    """
    if not all(estimate.draws for estimate in estimates):
        raise NotIdentified("a part of the population has no estimate with draws: nothing to add up")
    random = np.random.default_rng(seed)
    draws = np.sum([random.choice(estimate.draws, _DRAWS) for estimate in estimates], axis=0)
    whole = _of_draws(draws, estimates, f"{estimates[0].kind}, sum of {len(estimates)} parts")
    return replace(whole, observed=sum(estimate.observed for estimate in estimates))


def _of_draws(draws: np.ndarray[tuple[int], np.dtype[np.float64]], parts: Sequence[Estimate], kind: str) -> Estimate:
    level = parts[0].level
    low, median, high = np.quantile(draws, [(1 - level) / 2, 0.5, (1 + level) / 2]).tolist()
    return Estimate(
        method=parts[0].method,
        observed=min(part.observed for part in parts),
        estimate=median,
        low=low,
        high=high,
        level=level,
        kind=kind,
        se=float(np.std(draws)),
        mean=float(np.mean(draws)),
        draws=tuple(draws.tolist()),
        warnings=_warnings(parts),
    )
