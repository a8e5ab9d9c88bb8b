"""Choosing a log-linear model: by an information criterion among all hierarchical models, or stepwise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import pdtr, pdtrc

from testimonia.errors import NotIdentified
from testimonia.estimate.loglinear import kernel
from testimonia.estimate.loglinear.existence import support
from testimonia.estimate.loglinear.fit import Fit, Packed, fit_model, fit_models, fitted_counts, information
from testimonia.estimate.loglinear.kernel import Floats, Ints
from testimonia.estimate.loglinear.models import Model, hierarchical_models, joins

MOST_LISTS_SEARCHED = 6
"""All pairs of 6 lists make 32,768 models; of 7 lists two million."""

USUAL_ORDER = {2: 1, 3: 2, 4: 3}
"""Largest terms by number of lists: two lists determine no dependence; the usual choice for three and four lists is
all that leaves a degree of freedom; for more lists, pairs."""

STEPWISE_P = 0.02
"""Source: Chan, Silverman and Vincent 2021 use p < 0.02 for the next pair."""

_CLOSE = 2.0
"""A model this close in BIC is about as good."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Models of a table in the order of their information criterion, the best first.

    Args:
        packed: the models.
        results: their fits, with the columns of `kernel`.
        values: their criterion.

    Shape:
        results (models, 5), values (models,)
    """

    packed: Packed
    results: Floats
    values: Floats

    def fit(self, place: int) -> Fit:
        """The fit of the model at a place."""
        return Fit.of(self.packed.models[place], self.results[place])

    @property
    def weights(self) -> Floats:
        """Relative weight of each model by its criterion: exp(-difference / 2), adding up to 1."""
        weights = np.exp(-(self.values - self.values[0]) / 2)
        normal: Floats = weights / weights.sum()
        return normal

    @property
    def close(self) -> list[Fit]:
        """The other models that are about as good as the best, with a population size of their own."""
        number = int(np.searchsorted(self.values, self.values[0] + _CLOSE, side="right"))
        return [self.fit(place) for place in range(1, number) if self.fit(place).settled]


@cache
def all_models(lists: int, max_order: int | None) -> Packed:
    """All hierarchical models of so many lists, packed.

    Raises:
        NotIdentified: there are too many lists for all models to be tried.
    """
    if lists > MOST_LISTS_SEARCHED:
        raise NotIdentified(
            f"all log-linear models are tried for at most {MOST_LISTS_SEARCHED} lists; got {lists}: give one model, or"
            " use stepwise choice"
        )
    order = max_order if max_order is not None else USUAL_ORDER.get(lists, 2)
    return Packed.of(list(hierarchical_models(lists, order)))


_EQUAL = 1e-7
"""Difference of the criterion below which two models fit equally well."""


def rank(counts: Floats, packed: Packed, criterion: str = "bic") -> Ranking:
    """Fit all models and put the best first; of best ones that are equal, that with the fewest people unseen.

    Models can fit equally well where nobody is on some lists together. Which of them comes first must not hang on the
    order of the lists.
    """
    results = fit_models(counts, packed)
    values = information(results, packed.sizes, float(counts[1:].sum()), criterion)
    order: Ints = np.argsort(values, kind="stable")
    equal = int(np.sum(values[order] - values[order[0]] < _EQUAL))
    order[:equal] = order[:equal][np.argsort(results[order[:equal], kernel.UNSEEN], kind="stable")]
    return Ranking(packed.subset(order), results[order], values[order])


def stepwise(counts: Floats, threshold: float = STEPWISE_P) -> Model:
    """Add pairs one by one to independence, the most surprising first, while its p-value is below the threshold.

    The p-value is that of the people on both lists of the pair, one-sided, as a Poisson number whose mean is fitted by
    the model without the pair. A pair that would leave the population size undetermined is passed over.

    Source: Chan, Silverman and Vincent 2021, Journal of the American Statistical Association 116, section 3.
    """
    lists = counts.size.bit_length() - 1
    seen = counts.copy()
    seen[0] = 0.0
    kernel.add_supersets(seen, lists)
    pairs = np.array(joins(lists, 2))
    model = Model.of(lists, ())
    while True:
        expected = fitted_counts(counts, model)
        expected[0] = 0.0
        kernel.add_supersets(expected, lists)
        both, mean = seen[pairs], expected[pairs]
        surprise = np.minimum(pdtr(both, mean), np.where(both > 0, pdtrc(both - 1, mean), 1.0))
        surprise[np.isin(pairs, model.terms)] = 1.0
        possible = (
            model.with_term(int(pairs[place]))
            for place in np.argsort(surprise, kind="stable")
            if surprise[place] < threshold
        )
        chosen = next((larger for larger in possible if is_identified(counts, larger)), None)
        if chosen is None:
            return model
        model = chosen


def is_identified(counts: Floats, model: Model) -> bool:
    """Whether the model determines the number of people on no list; a fit that settled proves it."""
    return fit_model(counts, model).settled or support(counts, model).identified
