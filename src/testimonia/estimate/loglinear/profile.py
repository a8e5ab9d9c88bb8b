"""Profile likelihood intervals: all population sizes that the data do not speak against."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.special import chdtri

from testimonia.estimate.loglinear import kernel
from testimonia.estimate.loglinear.kernel import Floats
from testimonia.estimate.loglinear.models import Model

MOST_UNSEEN = 1e4
"""An interval that goes on to so many times the observed has no upper end."""


def profile_interval(counts: Floats, model: Model, level: float = 0.95) -> tuple[float, float | None]:
    """Population sizes whose multinomial profile likelihood is close enough to the largest.

    Args:
        counts: persons by pattern; the empty pattern is not used.
        model: a model whose population size is identified on this table.
        level: of the interval.

    Returns:
        Both ends; the lower is at least the observed; the upper None where there is none.

    Units:
        persons

    Source: Cormack 1992, Biometrics 48, profile likelihood intervals for log-linear capture-recapture models.
    """
    observed = float(counts[1:].sum())
    height = _profile(counts, model)
    start = max(1.0, _unseen(counts, model))
    best = minimize_scalar(lambda log: -height(math.exp(log)), bounds=(math.log(start) - 3, math.log(start) + 3))
    top, floor = math.exp(best.x), -best.fun - chdtri(1, 1 - level) / 2
    low = 0.0 if height(0.0) >= floor else brentq(lambda unseen: height(unseen) - floor, 0.0, top, xtol=1e-6)
    high = top
    while height(high) > floor:
        high *= 2
        if high > MOST_UNSEEN * observed:
            return observed + low, None
    return observed + low, observed + brentq(lambda unseen: height(unseen) - floor, top, high, xtol=1e-6)


def _unseen(counts: Floats, model: Model) -> float:
    lists, result = model.lists, np.empty(5)
    part = np.ones(counts.size, dtype=np.bool_)
    part[0] = False
    kernel.fit_one(counts, part, np.array([0, *model.terms]), lists, result, np.empty(counts.size))
    return float(result[kernel.UNSEEN])


def _profile(counts: Floats, model: Model) -> Callable[[float], float]:
    """Multinomial log-likelihood by the number of people unseen, the largest over all other parameters.

    The Poisson fit with so many people in the empty pattern is the multinomial fit; what remains is the likelihood of
    the total, and the factorials that differ between the two.
    """
    terms = np.array([0, *model.terms])
    part = np.ones(counts.size, dtype=np.bool_)
    observed, means = float(counts[1:].sum()), np.empty(counts.size)

    def height(unseen: float) -> float:
        table = counts.copy()
        table[0] = unseen
        result = np.empty(5)
        kernel.fit_one(table, part, terms, model.lists, result, means)
        size = observed + unseen
        return float(result[kernel.LOGLIK]) + size - size * math.log(size) + math.lgamma(size + 1)

    return height
