"""Chao's lower bound for lists of different sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from testimonia.errors import NotIdentified
from testimonia.estimate.moments.interval import lognormal_interval
from testimonia.estimate.order import canonical
from testimonia.model import CaptureHistories, Estimate

Floats = NDArray[np.float64]

_STEPS = 50
_MOST_LOG = 30.0
"""More people unseen than e to this have no meaning: the regression ran away."""


@dataclass(frozen=True, slots=True)
class ChaoLowerBound:
    """A lower bound from the people on exactly one and on exactly two lists.

    People differ in how easily they get on lists. If those who are easy for one list are easy for the others too, the
    people on two lists are more, and so the people on none are at least as many as lists that know nothing of each
    other would leave out. Each list keeps its own size: the older formula n + f1² / (2 f2) takes all lists as equally
    large and, with few lists, can lie above the truth.

    Args:
        level: of the interval.

    Source: Chao 1987, Biometrics 43; with list effects as in Rivest and Baillargeon 2007, Biometrics 63.
    """

    level: float = 0.95

    name = "chao"
    pieces = 1

    def piece(self, histories: CaptureHistories, *, seed: int, number: int) -> Estimate:  # noqa: ARG002 (no chance)
        """Fit independence to the people on one or two lists.

        Raises:
            NotIdentified: nobody is on exactly two lists.
        """
        if not histories.on_number(2):
            raise NotIdentified("Chao's lower bound needs people on exactly two lists; got none")
        try:
            unseen, variance = _unseen(canonical(histories))
        except np.linalg.LinAlgError:
            raise NotIdentified(
                "too few people are on two lists for Chao's lower bound: join lists that share few people"
            ) from None
        observed = histories.observed
        low, high = lognormal_interval(observed, unseen, variance, self.level)
        return Estimate(
            method=self.name,
            observed=observed,
            estimate=observed + unseen,
            low=low,
            high=high,
            level=self.level,
            kind="log-normal",
            se=math.sqrt(variance),
            warnings=("a lower bound, if people who are easy for one list to find are easy for the others too",),
        )

    def joined(self, histories: CaptureHistories, results: Sequence[Estimate]) -> Estimate:  # noqa: ARG002 (one piece)
        """The estimate."""
        return results[0]


def _unseen(histories: CaptureHistories) -> tuple[float, float]:
    """People unseen and the variance of that, from a Poisson regression on those on one or two lists."""
    few = {pattern: persons for pattern, persons in histories.counts if pattern.bit_count() <= 2}
    lists = [index for index in range(len(histories.lists)) if any(pattern >> index & 1 for pattern in few)]
    singles = [1 << index for index in lists]
    pairs = [first | second for place, first in enumerate(singles) for second in singles[:place]]
    cells = np.array(singles + pairs)
    counts = np.array([few.get(pattern, 0) for pattern in singles + pairs], dtype=float)
    design = np.column_stack([np.ones(cells.size), *((cells >> index & 1).astype(float) for index in lists)])
    constant, variance = _poisson_constant(design, counts)
    if not constant < _MOST_LOG or not math.isfinite(variance) or variance < 0:
        raise np.linalg.LinAlgError
    unseen = math.exp(constant)
    return unseen, unseen + unseen**2 * variance


_LARGEST_EXPONENT = 700
"""Natural logarithm of the largest number that is worked with; above it floats overflow."""


def _poisson_constant(design: Floats, counts: Floats) -> tuple[float, float]:
    """Constant of a Poisson regression and its variance, by iterated weighted least squares."""
    predictor: Floats = np.log(counts + 0.1)
    beta: Floats = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        if not np.max(predictor) < _LARGEST_EXPONENT:
            raise np.linalg.LinAlgError  # it runs away: no finite number fits best
        mean = np.exp(predictor)
        information = design.T @ (design * mean[:, None])
        before = beta
        beta = np.asarray(np.linalg.solve(information, design.T @ (mean * predictor + counts - mean)), dtype=float)
        predictor = design @ beta
        if np.max(np.abs(beta - before)) < 1e-9:
            break
    return float(beta[0]), float(np.linalg.inv(information)[0, 0])
