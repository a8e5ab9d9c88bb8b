"""Log-linear models as estimators: the best of all hierarchical models, one given model, or stepwise choice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.estimate.loglinear import kernel
from testimonia.estimate.loglinear.bootstrap import bca_interval, leave_one_out, replicates
from testimonia.estimate.loglinear.choose import Ranking, all_models, is_identified, rank, stepwise
from testimonia.estimate.loglinear.existence import support
from testimonia.estimate.loglinear.fit import Fit, Packed, dense, fit_model, fit_models, information
from testimonia.estimate.loglinear.kernel import Floats, Ints
from testimonia.estimate.loglinear.models import Model
from testimonia.estimate.loglinear.profile import MOST_UNSEEN, profile_interval
from testimonia.estimate.order import canonical_order
from testimonia.model import CaptureHistories, Estimate

CANDIDATES = 500
"""A bootstrap replicate chooses among so many models, the best on the table as observed."""

_WEIGHTS_SHOWN = 10
_FAR = 1.25
"""Models as good as the chosen one are named when they differ by such a factor."""


@dataclass(frozen=True, slots=True)
class LogLinear:
    """The best hierarchical log-linear model, with the profile likelihood interval of that model.

    The interval takes the model for given: see `LogLinearBootstrap` for one that does not.

    Args:
        model: use this model instead of choosing one: "[12,3]".
        max_order: largest number of lists in a term; None for 3 up to four lists, 2 above.
        criterion: "bic" or "aic".
        level: of the interval.

    Source: Fienberg 1972, Biometrika 59; the information criterion as in Rivest and Baillargeon 2007, Biometrics 63.
    """

    model: str | None = None
    max_order: int | None = None
    criterion: str = "bic"
    level: float = 0.95

    name = "loglinear"
    pieces = 1

    def piece(self, histories: CaptureHistories, *, seed: int, number: int) -> Estimate:  # noqa: ARG002 (no chance)
        """Choose, check and fit the model."""
        counts = dense(histories)
        if self.model:
            fit = fit_model(counts, Model.parse(len(histories.lists), self.model))
            return self._estimate(counts, fit, ())
        ranking = rank(counts, all_models(len(histories.lists), self.max_order), self.criterion)
        return self._estimate(counts, ranking.fit(0), weights_of(ranking), _rivals(ranking, counts))

    def joined(self, histories: CaptureHistories, results: Sequence[Estimate]) -> Estimate:  # noqa: ARG002 (one piece)
        """The estimate."""
        return results[0]

    def _estimate(
        self, counts: Floats, fit: Fit, weights: tuple[tuple[str, float], ...], warnings: Sequence[str] = ()
    ) -> Estimate:
        check_identified(counts, fit)
        observed = int(counts[1:].sum())
        low, high = profile_interval(counts, fit.model, self.level)
        warnings = [*warnings, *_warnings(counts, fit, high)]
        return Estimate(
            method=self.name,
            observed=observed,
            estimate=observed + fit.unseen,
            low=low,
            high=high,
            level=self.level,
            kind="profile likelihood",
            se=fit.standard_error,
            model=fit.model.name,
            weights=weights,
            warnings=tuple(warnings),
        )


@dataclass(frozen=True, slots=True)
class LogLinearBootstrap:
    """The best hierarchical log-linear model, with a bootstrap interval in which each replicate chooses anew.

    Args:
        max_order, criterion, level: as for `LogLinear`.
        choice: "best" among all hierarchical models, or "stepwise".
        number: bootstrap replicates.

    Source: Silverman, Chan and Vincent 2024, Statistics and Computing 34, on choosing anew.
    """

    max_order: int | None = None
    criterion: str = "bic"
    choice: str = "best"
    number: int = 1000
    level: float = 0.95

    pieces = 1

    @property
    def name(self) -> str:
        """Name of the method: the choice is part of it."""
        return "stepwise" if self.choice == "stepwise" else "loglinear_bootstrap"

    def piece(self, histories: CaptureHistories, *, seed: int, number: int) -> Estimate:  # noqa: ARG002 (one piece)
        """Choose the model, and choose it again for every replicate."""
        counts = dense(histories)
        weights: tuple[tuple[str, float], ...] = ()
        if self.choice == "stepwise":
            fit, size = fit_model(counts, stepwise(counts)), _stepwise_size
        else:
            ranking = rank(counts, all_models(len(histories.lists), self.max_order), self.criterion)
            fit, size, weights = ranking.fit(0), _Reselection(ranking, self.criterion), weights_of(ranking)
        check_identified(counts, fit)
        observed = int(counts[1:].sum())
        point = observed + fit.unseen
        draws = replicates(counts, size, cells=_drawing_order(histories), number=self.number, seed=seed)
        low, high = bca_interval(point, draws, *leave_one_out(counts, size), self.level)
        lost = int(np.sum(~np.isfinite(draws)))
        warning = f"{lost} of {draws.size} bootstrap replicates do not determine the number of people on no list"
        return Estimate(
            method=self.name,
            observed=observed,
            estimate=point,
            low=max(low, observed) if math.isfinite(low) else None,
            high=max(high, observed) if math.isfinite(high) else None,
            level=self.level,
            kind="bootstrap with a new choice of the model in every replicate, BCa",
            se=float(np.std(draws)) if not lost else None,
            model=fit.model.name,
            weights=weights,
            draws=() if lost else tuple(np.maximum(draws, observed).tolist()),
            warnings=(warning,) if lost else (),
        )

    def joined(self, histories: CaptureHistories, results: Sequence[Estimate]) -> Estimate:  # noqa: ARG002 (one piece)
        """The estimate."""
        return results[0]


def _drawing_order(histories: CaptureHistories) -> Ints:
    """The patterns in an order that does not depend on that of the lists."""
    places = canonical_order(histories)
    cells = np.arange(1, 1 << len(places))
    order: Ints = sum(((cells >> new & 1) << old for new, old in enumerate(places)), np.zeros_like(cells))
    return order


class _Reselection:
    """Population size from a table by the best of the candidates on it."""

    def __init__(self, ranking: Ranking, criterion: str) -> None:
        best = np.arange(min(CANDIDATES, len(ranking.packed.models)))
        self.candidates: Packed = ranking.packed.subset(best)
        self.criterion = criterion

    def __call__(self, counts: Floats) -> float:
        observed = float(counts[1:].sum())
        results = fit_models(counts, self.candidates)
        values = information(results, self.candidates.sizes, observed, self.criterion)
        return _bounded(observed, float(results[int(np.argmin(values)), kernel.UNSEEN]))


def _stepwise_size(counts: Floats) -> float:
    return _bounded(float(counts[1:].sum()), fit_model(counts, stepwise(counts)).unseen)


def _bounded(observed: float, unseen: float) -> float:
    return observed + unseen if unseen < MOST_UNSEEN * observed else math.inf


def check_identified(counts: Floats, fit: Fit) -> None:
    """Refuse a fit that does not determine the number of people on no list.

    Raises:
        NotIdentified: with the model, and what to do.
    """
    if not is_identified(counts, fit.model):
        raise NotIdentified(
            f"the log-linear model {fit.model.name} does not determine how many people are on no list: too few people"
            " are on several lists at once; join or leave out lists that share few people with others"
        )


def weights_of(ranking: Ranking) -> tuple[tuple[str, float], ...]:
    """The heaviest models with their weights."""
    shown = zip(ranking.packed.models, ranking.weights.tolist(), strict=True)
    return tuple((model.name, weight) for (model, weight), _ in zip(shown, range(_WEIGHTS_SHOWN), strict=False))


def _rivals(ranking: Ranking, counts: Floats) -> list[str]:
    """A warning where models about as good give quite other numbers."""
    observed = float(counts[1:].sum())
    best = observed + ranking.fit(0).unseen
    sizes = {fit.model.name: observed + fit.unseen for fit in ranking.close}
    far = [f"{name} {size:,.0f}" for name, size in sizes.items() if not 1 / _FAR < size / best < _FAR]
    return [f"models that fit about as well give quite other numbers: {', '.join(far)}"] if far else []


def _warnings(counts: Floats, fit: Fit, high: float | None) -> list[str]:
    warnings = []
    if not support(counts, fit.model).exists:
        warnings.append("nobody is on some lists together: parameters of the model have no finite estimate")
    if high is None:
        warnings.append("the data set no upper limit")
    return warnings
