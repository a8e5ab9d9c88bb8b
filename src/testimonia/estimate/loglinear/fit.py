"""Fitting log-linear models to a table, one or many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testimonia.errors import NotIdentified
from testimonia.estimate.loglinear import kernel
from testimonia.estimate.loglinear.kernel import Bools, Floats, Ints
from testimonia.estimate.loglinear.models import Model
from testimonia.model import CaptureHistories

MOST_LISTS = 12
"""Log-linear models look at every possible pattern: 4,096 of them for 12 lists."""

SETTLED = 1e-6
"""A fitted count below this, in persons, may be on its way to zero."""


def dense(histories: CaptureHistories) -> Floats:
    """Persons by pattern, for every possible pattern.

    Shape:
        (2**lists,); the index is the pattern, and the empty pattern is 0

    Raises:
        NotIdentified: more than `MOST_LISTS` lists.
    """
    if len(histories.lists) > MOST_LISTS:
        raise NotIdentified(
            f"log-linear models take at most {MOST_LISTS} lists; got {len(histories.lists)}: join lists that belong"
            " together, or use the latent class model"
        )
    counts = np.zeros(1 << len(histories.lists))
    for pattern, persons in histories.counts:
        counts[pattern] = persons
    return counts


@dataclass(frozen=True, slots=True)
class Packed:
    """Models as the compiled loop takes them.

    Args:
        models: in the order of the rows.
        terms: a row a model, the constant first.
        sizes: terms of each model, the constant counted.

    Shape:
        terms (models, most terms), sizes (models,)
    """

    models: tuple[Model, ...]
    terms: Ints
    sizes: Ints

    @classmethod
    def of(cls, models: Sequence[Model]) -> Packed:
        """Pack models of the same lists."""
        sizes = np.array([model.parameters for model in models], dtype=np.int64)
        terms = np.zeros((len(models), int(sizes.max(initial=1))), dtype=np.int64)
        for row, model in zip(terms, models, strict=True):
            row[1 : model.parameters] = model.terms
        return cls(tuple(models), terms, sizes)

    def subset(self, rows: Ints) -> Packed:
        """Some of the models, in the given order."""
        return Packed(tuple(self.models[row] for row in rows), self.terms[rows], self.sizes[rows])


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model.

    Args:
        model: the model.
        loglik: Poisson log-likelihood.
        unseen: fitted number of people on no list.
        variance: of the logarithm of `unseen`; infinite where it has none.
        smallest: smallest fitted count of a pattern that the model allows.
        converged: whether Newton's method converged.
    """

    model: Model
    loglik: float
    unseen: float
    variance: float
    smallest: float
    converged: bool

    @classmethod
    def of(cls, model: Model, row: Floats) -> Fit:
        """The fit from a row with the columns of `kernel`."""
        loglik, unseen, variance, smallest, converged = row.tolist()
        return cls(model, loglik, unseen, variance, smallest, converged > 0)

    @property
    def settled(self) -> bool:
        """Whether the fit ended at finite parameters, which proves that it determines the population size."""
        return self.converged and self.smallest > SETTLED

    @property
    def standard_error(self) -> float:
        """Of the population size.

        Source: Rivest and Lévesque 2001, Canadian Journal of Statistics 29, as for Poisson log-linear models:
        the variance is u + u² var(log u), with u people unseen.
        """
        return math.sqrt(self.unseen + self.unseen**2 * self.variance)


def fit_models(counts: Floats, packed: Packed) -> Floats:
    """Fit every model to the observed patterns.

    Shape:
        (models, 5), with the columns of `kernel`
    """
    lists = counts.size.bit_length() - 1
    results = np.empty((len(packed.models), 5))
    kernel.fit_many(counts, without_empty(lists), packed.terms, packed.sizes, lists, results)
    return results


def fit_model(counts: Floats, model: Model) -> Fit:
    """Fit one model to the observed patterns."""
    return Fit.of(model, fit_models(counts, Packed.of([model]))[0])


def fitted_counts(counts: Floats, model: Model) -> Floats:
    """The fitted count of each pattern, that of the empty pattern too.

    Shape:
        (2**lists,)
    """
    lists, means = model.lists, np.empty(counts.size)
    terms = np.array([0, *model.terms], dtype=np.int64)
    kernel.fit_one(counts, without_empty(lists), terms, lists, np.empty(5), means)
    return means


def without_empty(lists: int) -> Bools:
    """Every pattern takes part but the empty one."""
    part = np.ones(1 << lists, dtype=np.bool_)
    part[0] = False
    return part


def information(results: Floats, sizes: Ints, observed: float, criterion: str) -> Floats:
    """BIC or AIC of fitted models, with all parameters of a model counted; smaller is better.

    BIC takes the number of people observed as its sample size.
    """
    penalty = math.log(observed) if criterion == "bic" else 2.0
    values: Floats = -2.0 * results[:, kernel.LOGLIK] + penalty * sizes
    return values
