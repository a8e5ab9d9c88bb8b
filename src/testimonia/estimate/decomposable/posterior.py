"""The exact posterior of the number of people on no list, over all decomposable graphs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from testimonia.estimate.compiled import compiled
from testimonia.estimate.decomposable.graphs import Coefficients, decomposable_graphs

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_COARSE = 400
"""Grid points at which all graphs are compared before the full grid is computed for those that matter. They lie closer
where fewer people are unseen, in step with the width of a posterior there."""

_NEGLIGIBLE = 1e-6
"""Graphs that together have less than this probability, and numbers that have less than its square, are left out."""

_BLOCK = 1024
"""Numbers computed at a time: few enough to stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Posterior:
    """Posterior of the number of people unseen, and of the graphs.

    Args:
        unseen: probability of each number of people unseen: 0, 1, 2 …
        graphs: coefficients of the graphs that matter, the heaviest first.
        weights: their posterior probabilities.

    Shape:
        unseen (most unseen + 1,), graphs (kept, 2**lists), weights (kept,)
    """

    unseen: Floats
    graphs: Coefficients
    weights: Floats

    def quantile(self, share: float) -> int:
        """The smallest number of people unseen whose cumulative probability reaches the share."""
        return int(np.searchsorted(np.cumsum(self.unseen), share))


def posterior(counts: Floats, delta: float, most_unseen: int) -> Posterior:
    """Average over all decomposable graphs, for every number of people unseen up to a cut.

    The prior is uniform over graphs, hyper-Dirichlet with `delta` in every cell, and 1/N for the population size.

    Args:
        counts: persons by pattern; the empty pattern is not used.
        delta: prior count of every cell of the full table.
        most_unseen: the cut.

    Source: Madigan and York 1997, Biometrika 84.
    """
    graphs = decomposable_graphs(counts.size.bit_length() - 1)
    coarse = np.unique(np.round(most_unseen * np.linspace(0, 1, _COARSE) ** 2).astype(np.int64))
    rough = _log_posterior(counts, delta, graphs, coarse)
    kept, first, last = _that_matter(rough, coarse)
    weights, unseen = np.zeros(kept.size), np.zeros(most_unseen + 1)
    for start in range(first, last + 1, _BLOCK):
        numbers = np.arange(start, min(start + _BLOCK, last + 1))
        joint = np.exp(_log_posterior(counts, delta, graphs[kept], numbers) - rough.max())
        weights += joint.sum(axis=1)
        unseen[numbers] = joint.sum(axis=0)
    order = np.argsort(-weights, kind="stable")
    return Posterior(unseen / unseen.sum(), graphs[kept[order]], weights[order] / weights.sum())


def _that_matter(log_posterior: Floats, coarse: Ints) -> tuple[Ints, int, int]:
    """The graphs that matter, and the range of numbers that do, judged on a coarse grid."""
    mass = np.exp(log_posterior - log_posterior.max()) * np.gradient(coarse.astype(float))
    by_graph = mass.sum(axis=1)
    order = np.argsort(by_graph, kind="stable")
    lost = np.cumsum(by_graph[order]) / by_graph.sum()
    kept: Ints = np.sort(order[lost > _NEGLIGIBLE])
    places = np.flatnonzero(mass.sum(axis=0) > _NEGLIGIBLE**2 * mass.sum())
    first, last = max(int(places[0]) - 1, 0), min(int(places[-1]) + 1, coarse.size - 1)
    return kept, int(coarse[first]), int(coarse[last])


def _log_posterior(counts: Floats, delta: float, graphs: Coefficients, unseen: Ints) -> Floats:
    """Logarithm of the posterior up to a constant.

    Shape:
        (graphs, unseen)
    """
    used = np.flatnonzero(np.any(graphs != 0, axis=0))
    terms = np.stack([_set_likelihood(counts, delta, int(pattern), unseen) for pattern in used])
    size = counts[1:].sum() + unseen
    everybody = gammaln(size + 1) - gammaln(unseen + 1.0) - np.log(size)
    result = np.tile(everybody, (graphs.shape[0], 1))
    _add_products(graphs[:, used], terms, result)
    return result


@compiled
def _add_products(graphs: Coefficients, terms: Floats, result: Floats) -> None:
    """Add the matrix product to the result; most coefficients are 0, and one core does it."""
    for graph in range(graphs.shape[0]):
        for used in range(graphs.shape[1]):
            coefficient = graphs[graph, used]
            if coefficient != 0.0:
                for number in range(terms.shape[1]):
                    result[graph, number] += coefficient * terms[used, number]


def _set_likelihood(counts: Floats, delta: float, pattern: int, unseen: Ints) -> Floats:
    """Log marginal likelihood of the table of some of the lists, without the constant that all sets share."""
    lists = counts.size.bit_length() - 1
    prior = delta * 2.0 ** (lists - pattern.bit_count())
    cells = np.arange(counts.size) & pattern
    table = np.bincount(cells[1:], weights=counts[1:], minlength=counts.size)
    seen = np.unique(cells[cells > 0])
    constant = float(np.sum(gammaln(prior + table[seen]) - gammaln(prior))) - float(gammaln(prior))
    likelihood: Floats = constant + gammaln(prior + table[0] + unseen)
    return likelihood
