"""The inner loop of log-linear models: Newton's method on sums over subsets, compiled.

A table of J lists has one cell for each pattern of lists, 2**J in all; the index of a cell is its pattern. Every
column of the design is 1 in the cells that contain its term and 0 elsewhere, so that the normal equations are sums
over supersets, X'WX[s, t] = sum of w over cells that contain s | t, and the linear predictor is a sum over subsets.
Both cost J * 2**J additions, however many terms there are.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from testimonia.estimate.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LOGLIK, UNSEEN, VARIANCE, SMALLEST, CONVERGED = range(5)
"""Columns of a fit: log-likelihood; fitted count of the empty pattern; variance of its logarithm; smallest fitted
count among the cells that take part; 1 where Newton's method converged, else 0."""

MOST_STEPS = 60
MOST_LOG = 40.0
"""A fit that has not settled after so many steps, or runs away to such logarithms, has no estimate."""


@compiled
def add_supersets(cells: Floats, lists: int) -> None:
    """Replace each cell by the sum over the cells that contain it, in place."""
    for index in range(lists):
        bit = 1 << index
        for cell in range(cells.size):
            if not cell & bit:
                cells[cell] += cells[cell | bit]


@compiled
def add_subsets(cells: Floats, lists: int) -> None:
    """Replace each cell by the sum over the cells inside it, in place."""
    for index in range(lists):
        bit = 1 << index
        for cell in range(cells.size):
            if cell & bit:
                cells[cell] += cells[cell ^ bit]


@compiled
def factorise(matrix: Floats) -> bool:
    """Cholesky factor into the lower triangle, in place; False where the matrix is not positive definite."""
    size = matrix.shape[0]
    for j in range(size):
        diagonal = matrix[j, j]
        for k in range(j):
            diagonal -= matrix[j, k] * matrix[j, k]
        if not diagonal > 1e-11 * matrix[j, j]:
            return False
        root = math.sqrt(diagonal)
        matrix[j, j] = root
        for i in range(j + 1, size):
            total = matrix[i, j]
            for k in range(j):
                total -= matrix[i, k] * matrix[j, k]
            matrix[i, j] = total / root
    return True


@compiled
def solve(factor: Floats, right: Floats) -> None:
    """Solve with a Cholesky factor, in place."""
    size = right.size
    for i in range(size):
        for k in range(i):
            right[i] -= factor[i, k] * right[k]
        right[i] /= factor[i, i]
    for i in range(size - 1, -1, -1):
        for k in range(i + 1, size):
            right[i] -= factor[k, i] * right[k]
        right[i] /= factor[i, i]


@compiled
def _variance_of_constant(factor: Floats) -> float:
    unit = np.zeros(factor.shape[0])
    unit[0] = 1.0
    solve(factor, unit)
    return float(unit[0])


@compiled
def _keep_terms(counts: Floats, part: Bools, terms: Ints, lists: int, kept: Ints) -> int:
    """Write the terms that somebody has into `kept`, and take the cells of the others out of the table."""
    margin = counts * part
    add_supersets(margin, lists)
    size = 0
    for term in terms:
        if margin[term] > 0:
            kept[size] = term
            size += 1
        else:
            for cell in range(counts.size):
                if cell & term == term:
                    part[cell] = False
    return size


@compiled
def _newton_step(counts: Floats, part: Bools, terms: Ints, lists: int, eta: Floats, normal: Floats) -> bool:
    """Take the linear predictor one weighted least squares step on; False where it is not determined."""
    weight = np.zeros(counts.size)
    working = np.zeros(counts.size)
    for cell in range(counts.size):
        if part[cell]:
            mean = math.exp(eta[cell])
            weight[cell] = mean
            working[cell] = mean * eta[cell] + counts[cell] - mean
    add_supersets(weight, lists)
    add_supersets(working, lists)
    beta = np.empty(terms.size)
    for i in range(terms.size):
        beta[i] = working[terms[i]]
        for j in range(i + 1):
            normal[i, j] = weight[terms[i] | terms[j]]
    if not factorise(normal):
        return False
    solve(normal, beta)
    eta[:] = 0.0
    for i in range(terms.size):
        eta[terms[i]] = beta[i]
    add_subsets(eta, lists)
    for cell in range(counts.size):
        eta[cell] = min(eta[cell], MOST_LOG)
    return True


@compiled
def _height(counts: Floats, part: Bools, eta: Floats) -> float:
    """Log-likelihood without its constant."""
    height = 0.0
    for cell in range(counts.size):
        if part[cell]:
            height += counts[cell] * eta[cell] - math.exp(eta[cell])
    return height


@compiled
def fit_one(counts: Floats, taking_part: Bools, terms: Ints, lists: int, result: Floats, means: Floats) -> None:
    """Fit one Poisson log-linear model by maximum likelihood.

    A term that nobody has (no person on all its lists) has its estimate at minus infinity: the cells that contain it
    are fitted as zero and leave the fit, with the term. What remains may still have no estimate: see `existence`.

    Args:
        counts: persons by cell; shape (2**lists,).
        taking_part: cells that are part of the table; the empty pattern usually is not.
        terms: the model's terms, constant first (pattern 0).
        lists: number of lists.
        result: filled, see the columns above.
        means: filled with the fitted count of each cell, that of the empty pattern too; shape (2**lists,).
    """
    part = taking_part.copy()
    kept = np.empty(terms.size, np.int64)
    kept = kept[: _keep_terms(counts, part, terms, lists, kept)]
    normal = np.empty((kept.size, kept.size))
    eta = np.log(counts + 0.1)
    before = -np.inf
    result[CONVERGED] = 0.0
    for _ in range(MOST_STEPS):
        if not _newton_step(counts, part, kept, lists, eta, normal):
            break
        now = _height(counts, part, eta)
        if abs(now - before) < 1e-10 * (abs(now) + 1.0):
            result[CONVERGED] = 1.0
            break
        before = now
    result[LOGLIK] = _height(counts, part, eta)
    result[SMALLEST] = np.inf
    for cell in range(counts.size):
        means[cell] = math.exp(eta[cell]) if part[cell] or cell == 0 else 0.0
        if part[cell]:
            result[LOGLIK] -= math.lgamma(counts[cell] + 1.0)
            result[SMALLEST] = min(result[SMALLEST], means[cell])
    result[UNSEEN] = means[0]
    result[VARIANCE] = _variance_of_constant(normal) if result[CONVERGED] > 0 else np.inf


@compiled
def fit_many(counts: Floats, taking_part: Bools, terms: Ints, sizes: Ints, lists: int, results: Floats) -> None:
    """Fit many models to one table.

    Args:
        counts: as for `fit_one`.
        taking_part: as for `fit_one`.
        lists: number of lists.
        terms: a row a model, the constant first; shape (models, most terms).
        sizes: terms of each model, the constant counted; shape (models,).
        results: filled; shape (models, 5).
    """
    means = np.empty(counts.size)
    for model in range(sizes.size):
        fit_one(counts, taking_part, terms[model, : sizes[model]], lists, results[model], means)
