"""Bayesian averaging over decomposable graphs as an estimator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.estimate.decomposable.graphs import Coefficients, cliques
from testimonia.estimate.decomposable.posterior import Posterior, posterior
from testimonia.estimate.loglinear.fit import dense
from testimonia.estimate.loglinear.models import Model
from testimonia.model import CaptureHistories, Estimate

FEWEST_LISTS, MOST_LISTS = 3, 6
"""Two lists tell nothing of their dependence; 7 lists have more than half a million decomposable graphs."""

_DRAWS = 1000
_WEIGHTS_SHOWN = 10
_EDGE = 0.001
"""This much probability in the last tenth of the numbers tried shows that the cut matters."""


@dataclass(frozen=True, slots=True)
class DecomposableGraphs:
    """Every decomposable graph of dependence among the lists, weighed by its posterior probability; exact.

    Args:
        delta: prior count of each cell; None for 2 to the power of minus the number of lists.
        most_unseen: the cut: so many times the observed may be on no list.
        level: of the interval.

    Source: Madigan and York 1997, Biometrika 84.
    """

    delta: float | None = None
    most_unseen: float = 10.0
    level: float = 0.95

    name = "decomposable"
    pieces = 1

    def piece(self, histories: CaptureHistories, *, seed: int, number: int) -> Estimate:  # noqa: ARG002 (no chance)
        """Compute the posterior."""
        lists, observed = len(histories.lists), histories.observed
        if not FEWEST_LISTS <= lists <= MOST_LISTS:
            raise NotIdentified(
                f"averaging over decomposable graphs takes {FEWEST_LISTS} to {MOST_LISTS} lists; got {lists}"
            )
        delta = self.delta if self.delta is not None else 2.0**-lists
        found = posterior(dense(histories), delta, int(self.most_unseen * observed))
        mean, spread = _moments(found)
        tails = ((1 - self.level) / 2, 0.5, (1 + self.level) / 2)
        low, median, high = (observed + found.quantile(share) for share in tails)
        return Estimate(
            method=self.name,
            observed=observed,
            estimate=median,
            low=low,
            high=high,
            level=self.level,
            kind="posterior",
            se=spread,
            mean=observed + mean,
            model=_name(found.graphs[0], lists),
            weights=tuple(
                (_name(graph, lists), float(weight))
                for graph, weight in zip(found.graphs[:_WEIGHTS_SHOWN], found.weights[:_WEIGHTS_SHOWN], strict=True)
            ),
            draws=tuple(float(observed + found.quantile(share)) for share in (np.arange(_DRAWS) + 0.5) / _DRAWS),
            warnings=_warnings(found),
        )

    def joined(self, histories: CaptureHistories, results: Sequence[Estimate]) -> Estimate:  # noqa: ARG002 (one piece)
        """The estimate."""
        return results[0]


def _moments(found: Posterior) -> tuple[float, float]:
    numbers = np.arange(found.unseen.size)
    mean = float(np.sum(numbers * found.unseen))
    return mean, float(np.sqrt(np.sum((numbers - mean) ** 2 * found.unseen)))


def _name(graph: Coefficients, lists: int) -> str:
    return Model.of(lists, cliques(graph)).name


def _warnings(found: Posterior) -> tuple[str, ...]:
    last = float(found.unseen[-max(1, found.unseen.size // 10) :].sum())
    if last < _EDGE:
        return ()
    return (f"the interval depends on where the numbers tried end: {last:.1%} of the posterior is in their last tenth",)
