"""Intervals for people unseen, who cannot be fewer than none."""

from __future__ import annotations

import math

from scipy.special import ndtri


def lognormal_interval(observed: float, unseen: float, variance: float, level: float) -> tuple[float, float]:
    """An interval for the population size, from the point and variance of the number of people unseen.

    Units:
        persons

    Source: Chao 1987, Biometrics 43: the logarithm of the number unseen is taken as normal.
    """
    if unseen <= 0:
        return observed, observed
    factor = math.exp(ndtri((1 + level) / 2) * math.sqrt(math.log1p(variance / unseen**2)))
    return float(observed + unseen / factor), float(observed + unseen * factor)
