"""Do some people stand harder to find for all lists? What two small models say of it, for lists of any number.

Both are log-linear: a pattern of k lists has the weight exp(sum of a[j] over its lists + u k (k - 1) / 2). With u = 0
the lists know nothing of each other. With u above 0 every two lists depend on each other, as they do where some people
are harder to find than others for all of them: one number says how much.

Source: Darroch, Fienberg, Glonek and Junker 1993, Journal of the American Statistical Association 88, partial
quasi-symmetry.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from testimonia.estimate.latent_class.density import Floats
from testimonia.model import CaptureHistories

_MOST_LOG = 30.0
"""Weights of lists beyond this, or as far below 0, mean that a list finds everybody or nobody."""

_MOST_DEPENDENCE = 5.0
_MOST_WEIGHT = 600.0
"""Bounds of u, and of u times the pairs of all lists, above which numbers overflow."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model.

    Args:
        size: of the population, in persons.
        dependence: u.
        height: logarithm of the likelihood, given who is observed.
    """

    size: float
    dependence: float
    height: float


def fitted(histories: CaptureHistories, dependence: float | None = None) -> Fitted:
    """Fit the weights of the lists, and u where it is not given."""
    sizes = np.array(histories.sizes, dtype=np.float64)
    pairs = float(sum(persons * math.comb(pattern.bit_count(), 2) for pattern, persons in histories.counts))
    observed = histories.observed
    aim = np.append(sizes, pairs) / observed

    def fall(point: Floats) -> tuple[float, Floats]:
        height, met = _observed(point)
        return height - float(point @ aim), met - aim

    share = np.clip(sizes / (1.5 * observed), 0.001, 0.9)
    start = np.append(np.log(share / (1 - share)), dependence or 0.0)
    most = min(_MOST_DEPENDENCE, _MOST_WEIGHT / math.comb(len(sizes), 2))
    last = (-most, most) if dependence is None else (min(dependence, most),) * 2
    bounds = [(-_MOST_LOG, _MOST_LOG)] * len(sizes) + [last]
    point = minimize(fall, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-13, "gtol": 1e-7}).x
    fallen, _ = fall(point)
    return Fitted(observed + observed * math.exp(-_observed(point)[0]), float(point[-1]), -observed * fallen)


def _observed(point: Floats) -> tuple[float, Floats]:
    """Logarithm of the weight of all patterns that are observed, and its slopes: what each list and pair is met."""
    odds, dependence = np.exp(point[:-1]), point[-1]
    pairs = np.array([math.comb(lists, 2) for lists in range(odds.size + 1)], dtype=np.float64)
    weight = np.exp(dependence * pairs)
    patterns = _by_number(odds) * weight
    patterns[0] = 0.0
    total = patterns.sum()
    without = (_by_number(np.delete(odds, j)) @ weight[1:] for j in range(odds.size))
    met = [each * rest / total for each, rest in zip(odds, without, strict=True)]
    return math.log(total), np.append(met, patterns @ pairs / total)


def _by_number(odds: Floats) -> Floats:
    """The weight of all patterns of so many lists, for every number of them: elementary symmetric polynomials."""
    sums = np.ones(1)
    for each in odds:
        sums = np.append(sums, 0.0) + each * np.append(0.0, sums)
    return sums


@dataclass(frozen=True, slots=True)
class Harder:
    """What the two models say.

    Args:
        unrelated: the size of the population if the lists know nothing of each other.
        significance: of u, in standard errors; negative where u is.
        most: the size of the population at the upper end of the 95 % interval of u, where u is above 0; else as it
            fits best.
    """

    unrelated: float
    significance: float
    most: float


def harder(histories: CaptureHistories) -> Harder:
    """Whether the lists suggest that some people are harder to find for all of them, and how many they then allow."""
    without, best = fitted(histories, 0.0), fitted(histories)
    significance = math.copysign(math.sqrt(max(0.0, 2 * (best.height - without.height))), best.dependence)
    if significance <= 0.0:
        return Harder(without.size, significance, best.size)
    error = best.dependence / significance
    return Harder(without.size, significance, fitted(histories, best.dependence + NORMAL * error).size)


NORMAL = 1.96
"""Standard errors to the ends of a 95 % interval."""
