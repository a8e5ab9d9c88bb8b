"""One Markov chain of the latent class model, compiled.

Each sweep takes three steps that leave the posterior as it is. A Hamiltonian trajectory moves all classes along the
ridges of the density, on which population size and classes change together; people are then given classes and every
parameter is drawn anew from those (Gibbs sampling), which lets empty classes move freely; and neighbouring classes
exchange their places on the stick. The second alone is the published sampler; it walks the ridges step by step.

Sources: Manrique-Vallier 2016, Biometrics 72, the Gibbs step; Neal 2011, Handbook of Markov Chain Monte Carlo, chapter
5, trajectories; Papaspiliopoulos and Roberts 2008, Biometrika 95, exchanging classes; Ishwaran and James 2001, Journal
of the American Statistical Association 96, alpha.
"""

# ruff: noqa: NPY002 (compiled code has its own random numbers, seeded at the start of each chain)

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from testimonia.estimate.compiled import compiled
from testimonia.estimate.latent_class.density import Floats, Ints, Prior, Table, Work, density, fill, log_share
from testimonia.estimate.latent_class.start import starting_point

MOST_STEPS = 20
"""A trajectory has 1 to 20 steps, at random."""

ACCEPTANCE = 0.75
"""The step size is tuned to this share of accepted trajectories while the chain warms up."""

FEWEST_SEEN = 1e-4
"""Share of people on any list below which a chain has run away: far beyond every size at which chains settle."""


class Course(NamedTuple):
    """How a chain runs.

    Args:
        used: classes of its starting point.
        warm_up: sweeps before the first draw.
        draws: how many.
        thin: sweeps for each draw.
        seed: of the chain.
    """

    used: int
    warm_up: int
    draws: int
    thin: int
    seed: int


@compiled
def run_chain(table: Table, prior: Prior, work: Work, course: Course, sizes: Floats) -> float:
    """Run a chain from a starting point and fill `sizes` with draws of the population size.

    Args:
        table: the observed patterns.
        prior: of the classes.
        work: room for as many classes as the model has.
        course: how the chain runs.
        sizes: filled; shape (draws,). With infinity where the chain comes to people of whom fewer than
            `FEWEST_SEEN` are on any list: nothing holds it then.

    Returns:
        Share of accepted trajectories after warming up.
    """
    np.random.seed(course.seed)
    classes, lists = work.chance.shape
    odds = np.empty((classes, lists + 1))
    starting_point(table, course.used, odds)
    alpha, log_step, accepted = 1.0, -3.5, 0.0
    for sweep in range(course.warm_up + course.draws * course.thin):
        step = math.exp(log_step + 1.5 * (np.random.random() - 0.5))
        taken = _trajectory(table, prior, odds, alpha, step, work)
        if sweep < course.warm_up:
            log_step += 2.0 * (taken - ACCEPTANCE) / math.sqrt(sweep + 10.0)
        else:
            accepted += taken
        size = _people(table, prior, odds, alpha, work)
        if size == np.inf:
            sizes[:] = np.inf
            return 0.0
        _exchange(odds)
        alpha = _concentration(prior, odds)
        if sweep >= course.warm_up and (sweep - course.warm_up) % course.thin == course.thin - 1:
            sizes[(sweep - course.warm_up) // course.thin] = size
    return accepted / (course.draws * course.thin)


@compiled
def _trajectory(table: Table, prior: Prior, odds: Floats, alpha: float, step: float, work: Work) -> float:
    """Move the log-odds along a Hamiltonian trajectory, or leave them; the probability of moving."""
    height = density(table, prior, odds, alpha, work)
    moved = odds.copy()
    momentum = np.random.standard_normal(odds.shape)
    energy = 0.5 * np.sum(momentum**2) - height
    new_height = height
    for _ in range(1 + np.random.randint(MOST_STEPS)):
        momentum += 0.5 * step * work.slope
        moved += step * momentum
        new_height = density(table, prior, moved, alpha, work)
        momentum += 0.5 * step * work.slope
        if not new_height > height - 1000.0:
            return 0.0
    probability = math.exp(min(0.0, energy - 0.5 * np.sum(momentum**2) + new_height))
    if np.random.random() < probability:
        odds[:] = moved
    return probability


@compiled
def _people(table: Table, prior: Prior, odds: Floats, alpha: float, work: Work) -> float:
    """Draw the people unseen and the class of everybody, then every parameter from them; the population size.

    Infinity, and nothing changed, where hardly anybody would be seen.
    """
    fill(table, odds, work)
    classes, lists = work.chance.shape
    patterns = table.counts.size
    size = np.zeros(classes)
    found = np.zeros((classes, lists))
    for c in range(patterns):
        _divide(int(table.counts[c]), work, c, table.lists[table.first[c] : table.first[c + 1]], size, found)
    nobody = np.sum(work.weight * work.likely[:, patterns])
    if 1.0 - nobody < FEWEST_SEEN:
        return np.inf
    unseen = np.random.poisson(np.random.gamma(table.observed) * nobody / (1.0 - nobody))
    _divide(unseen, work, patterns, table.lists[:0], size, found)
    left = table.observed + unseen
    for k in range(classes):
        for j in range(lists):
            odds[k, j] = _log_ratio(prior.found + found[k, j], prior.missed + size[k] - found[k, j])
        left -= size[k]
        odds[k, lists] = _log_ratio(1.0 + size[k], alpha + left)
    return float(table.observed + unseen)


@compiled
def _divide(people: int, work: Work, pattern: int, on: Ints, size: Floats, found: Floats) -> None:
    """Divide the people of a pattern among the classes, at random by their probabilities."""
    total = np.sum(work.weight * work.likely[:, pattern])
    for k in range(size.size):
        if people == 0:
            return
        own = work.weight[k] * work.likely[k, pattern]
        taken = np.random.binomial(people, own / total) if own < total and k < size.size - 1 else people
        total -= own
        people -= taken
        size[k] += taken
        for j in on:
            found[k, j] += taken


@compiled
def _log_ratio(first: float, second: float) -> float:
    """Log-odds of a Beta draw, exact where the share itself would round to 0 or 1."""
    return _log_gamma(first) - _log_gamma(second)


@compiled
def _log_gamma(shape: float) -> float:
    """Logarithm of a Gamma draw, exact where the draw itself would round to 0.

    A stick of alpha near 0 leaves the classes behind it less than any number can say, and must: were it kept from
    that, alpha would be kept from 0, where the prior has a fifth of its mass, and classes would seem needed.
    """
    if shape >= 1.0:
        return math.log(np.random.gamma(shape))
    return math.log(np.random.gamma(shape + 1.0)) + math.log(1.0 - np.random.random()) / shape


@compiled
def _exchange(odds: Floats) -> None:
    """Let neighbouring classes exchange their places on the stick; nobody's chances change."""
    lists = odds.shape[1] - 1
    for k in range(odds.shape[0] - 2):
        log_first, log_second = log_share(odds[k, lists]), log_share(odds[k + 1, lists])
        log_rest = log_share(-odds[k, lists])
        log_new = log_rest + log_second
        if log_new > -1e-12:
            continue
        log_new_rest = math.log(-math.expm1(log_new))
        if math.log(np.random.random()) < log_rest - log_new_rest:
            log_both_rest = log_rest + log_share(-odds[k + 1, lists])
            for j in range(lists):
                odds[k, j], odds[k + 1, j] = odds[k + 1, j], odds[k, j]
            odds[k, lists] = log_new - log_new_rest
            odds[k + 1, lists] = log_first - log_both_rest


@compiled
def _concentration(prior: Prior, odds: Floats) -> float:
    """Draw alpha from the sticks."""
    classes, lists = odds.shape[0], odds.shape[1] - 1
    rate = prior.rate
    for k in range(classes - 1):
        rate -= log_share(-odds[k, lists])
    return float(max(np.random.gamma(prior.shape - 1.0 + classes) / rate, 1e-10))
