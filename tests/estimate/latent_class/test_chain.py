"""The steps of a chain, each by itself, against what they must leave as it is."""

from __future__ import annotations

import math

import numba
import numpy as np
import pytest
from scipy.special import digamma, gammainc, polygamma

from testimonia.estimate.latent_class.chain import _concentration, _log_gamma
from testimonia.estimate.latent_class.density import Prior

PRIOR = Prior(1.0, 1.0, 0.25, 0.25)


@numba.njit(error_model="numpy")
def _alphas(prior, sweeps, seed):
    """Alpha where nobody is on any list: sticks drawn from alpha, and alpha from the sticks."""
    np.random.seed(seed)  # noqa: NPY002
    odds, alphas, alpha = np.zeros((5, 1)), np.empty(sweeps), 1.0
    for sweep in range(sweeps):
        for k in range(4):
            odds[k, 0] = _log_gamma(1.0) - _log_gamma(alpha)
        alpha = _concentration(prior, odds)
        alphas[sweep] = alpha
    return alphas


def test_without_data_alpha_keeps_its_prior_near_nought_too():
    """A fifth of the prior of alpha is below 0.004, where the sticks leave less than numbers can say."""
    alphas = _alphas(PRIOR, 400_000, 1)
    for end in (1e-4, 0.004, 0.1):
        assert np.mean(alphas < end) == pytest.approx(gammainc(0.25, 0.25 * end), abs=0.03)
    assert np.mean(alphas) == pytest.approx(1.0, abs=0.15)


@numba.njit(error_model="numpy")
def _drawn(shape, number, seed):
    np.random.seed(seed)  # noqa: NPY002
    return np.array([_log_gamma(shape) for _ in range(number)])


@pytest.mark.parametrize("shape", [0.0001, 0.3, 1.0, 40.0])
def test_logarithms_of_gamma_draws_have_their_mean_however_small_the_shape(shape):
    """The mean of the logarithm is the digamma function."""
    found = _drawn(shape, 20_000, 2)
    assert np.mean(found) == pytest.approx(digamma(shape), abs=5 * math.sqrt(polygamma(1, shape) / 20_000))
