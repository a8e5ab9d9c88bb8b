"""Whether Markov chains agree, in numbers and in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from testimonia.errors import MissingExtra
from testimonia.estimate.latent_class.density import Floats
from testimonia.model import Chains

MOST_RHAT = 1.05
"""Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021, Bayesian Analysis 16, ask for 1.01 before results are
used; the population size of these models mixes slowly and is rounded to persons, so that 1.05 is where answers differ.
"""

LEAST_ESS = 100.0
"""Fewer effective draws do not carry the ends of a 95 % interval."""

MOST_SHORT_RHAT = 1.3
"""For short chains, which have not settled altogether: on tables whose long chains agree whatever their start it is
1.00 to 1.19, on the British and Dutch tables, whose published estimates depend on the seed, 1.57 to 3.3."""

_APART = 1.15
"""Medians of chains further apart than this factor are different places."""


def agreement_of(sizes: Floats) -> Chains:
    """Rank-normalised split R-hat and effective number of draws.

    Args:
        sizes: draws of the population size; shape (chains, draws).

    Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021, Bayesian Analysis 16.
    """
    try:
        from arviz_stats.base import array_stats
    except ImportError as error:
        raise MissingExtra(
            "estimating needs an optional part: install it with  pip install 'testimonia[estimate]'"
        ) from error
    medians = tuple(np.median(sizes, axis=1).tolist())
    if np.ptp(sizes) == 0:
        return Chains(len(sizes), 1.0, float(sizes.size), medians)
    bulk, tail = array_stats.ess(sizes, method="bulk"), array_stats.ess(sizes, method="tail", prob=(0.05, 0.95))
    rhat = array_stats.rhat(sizes, method="rank")
    return Chains(len(sizes), float(rhat), min(float(bulk), float(tail)), medians)


def disagreement(chains: Chains, short: Chains | None) -> str | None:
    """What the chains disagree about, in plain words; None where they agree.

    Args:
        chains: the long chains.
        short: short chains that all start from many classes.
    """
    if not chains.rhat <= MOST_RHAT:
        return f"chains disagree (R-hat {chains.rhat:.2f}): they settle near {_places(chains.medians)}"
    if short and not short.rhat <= MOST_SHORT_RHAT:
        return (
            f"chains disagree (R-hat {short.rhat:.2f} of short chains that start from many classes): for a while they"
            f" settle near {_places(short.medians)}"
        )
    if chains.ess < LEAST_ESS:
        return f"chains have not settled: only {chains.ess:.0f} effective draws"
    return None


def _places(sizes: Sequence[float]) -> str:
    """Where chains settle, each place with the number of chains there."""
    ordered = sorted(sizes)
    places = [[ordered[0]]]
    for before, size in pairwise(ordered):
        if size > before * _APART:
            places.append([])
        places[-1].append(size)
    return ", ".join(f"{np.median(place):,.0f} ({len(place)} of {len(ordered)})" for place in places)
