"""Which is right where two programs of one model differ: long chains of ours, and the published sampler, run long.

    python benchmarks/latent_class_long.py FOLDER [--tables NAME…] [--sweeps 1000000]

The published program (LCMCR) walks by Gibbs steps alone. Here they are written once more, from the paper, apart from
the estimator: as many short chains as are needed to see how far its answers scatter from seed to seed at its usual
length of 110,000 sweeps, and long ones to see where they come to rest. The short ones have five classes
or ten, and draw anew what is more than twenty times the observed, as the program does; the long ones do not. Beside
them our chains, five times longer than usual.
"""

# ruff: noqa: NPY002 (compiled code has its own random numbers, seeded at the start of each chain)

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numba
import numpy as np
from estimation import table

from testimonia.estimate.estimator import estimate
from testimonia.estimate.latent_class.agreement import agreement_of
from testimonia.estimate.latent_class.density import Floats, Ints
from testimonia.estimate.latent_class.estimator import LatentClass
from testimonia.model import CaptureHistories

OUT = Path(__file__).parent.parent / "evaluation" / "latent_class_long.json"
TABLES = ("new_orleans_5lists", "western_us_5lists", "philippines_manila_unidentified")
"""Tables on which the answers of the two programs lay apart."""
WARM_UP, DRAWS, THIN = 10_000, 1_000, 100
"""Sweeps, draws and sweeps for each draw as in the examples of the published program."""

CUT = 20
"""The published program draws again what is more than so many times the observed."""

ENDS = (0.5, 0.025, 0.975)


def main() -> None:
    """Run, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tables", nargs="+", default=TABLES)
    parser.add_argument("--seeds", type=int, default=20, help="short chains")
    parser.add_argument("--chains", type=int, default=4, help="long chains")
    parser.add_argument("--sweeps", type=int, default=1_000_000, help="of each long chain")
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    rows = []
    for name in wanted.tables:
        histories = table(wanted.folder, name)
        for row in (*ours(histories), *published(histories, wanted)):
            rows.append({"table": name, **row})
            print(json.dumps(rows[-1]), flush=True)
    wanted.out.write_text(json.dumps({"rows": rows}, indent=1) + "\n", encoding="utf-8")


def ours(histories: CaptureHistories) -> list[dict[str, Any]]:
    """Our estimator as it is, and five times longer from another seed."""
    long = LatentClass(scouts=0, lengths=(5000, 10_000, 10))
    usual = [("ours, default procedure", LatentClass(), 19481210)]
    tried = [(f"ours, five times longer, seed {seed}, {k} classes", replace(long, classes=k), seed) for k, seed in RUNS]
    return [_of_ours(what, method, histories, seed) for what, method, seed in usual + tried]


RUNS = ((5, 1),)


def _of_ours(what: str, method: LatentClass, histories: CaptureHistories, seed: int) -> dict[str, Any]:
    found = estimate(method, histories, seed=seed)
    assert found.chains is not None
    row = _ends(np.array(found.draws)) if found.low is None else _rounded(found.estimate, found.low, found.high)
    return {"what": what, **row, "rhat": round(found.chains.rhat, 3), "ess": round(found.chains.ess)}


def published(histories: CaptureHistories, wanted: argparse.Namespace) -> list[dict[str, Any]]:
    """The published sampler: short chains apart, long chains together."""
    rows = []
    for classes in (5, 10):
        short = np.array(
            [chain(histories, classes, seed, (WARM_UP, DRAWS, THIN), CUT) for seed in range(1, wanted.seeds + 1)]
        )
        ends = np.quantile(short, ENDS, axis=1)
        spread = {
            f"{name}_of_seeds": [round(float(end)) for end in (at.min(), at.max())]
            for name, at in zip(("estimate", "low", "high"), ends, strict=True)
        }
        what = f"published sampler, {WARM_UP + DRAWS * THIN:,} sweeps, {classes} classes, {wanted.seeds} seeds"
        rows.append({"what": what, **_rounded(*np.median(ends, axis=1)), **spread})
    lengths = (WARM_UP, wanted.sweeps // THIN, THIN)
    long = np.array([chain(histories, 5, 1000 + at, lengths, 0) for at in range(wanted.chains)])
    agree = agreement_of(long)
    what = f"published sampler, {wanted.chains} chains of {wanted.sweeps:,} sweeps, 5 classes"
    rows.append({"what": what, **_ends(long), "rhat": round(agree.rhat, 3), "ess": round(agree.ess)})
    return rows


def _ends(draws: Floats) -> dict[str, int]:
    return _rounded(*np.quantile(draws, ENDS))


def _rounded(estimate: float | None, low: float | None, high: float | None) -> dict[str, int]:
    assert estimate is not None
    assert low is not None
    assert high is not None
    return {"estimate": round(estimate), "low": round(low), "high": round(high)}


def chain(histories: CaptureHistories, classes: int, seed: int, lengths: tuple[int, int, int], cut: int) -> Floats:
    """Draws of the population size from one chain of the published sampler.

    Shape:
        (draws,)
    """
    patterns = np.array([[pattern >> j & 1 for j in range(len(histories.lists))] for pattern, _ in histories.counts])
    counts = np.array([persons for _, persons in histories.counts])
    sizes = np.empty(lengths[1])
    _gibbs(patterns, counts, classes, seed, np.array(lengths), cut, sizes)
    return sizes


@numba.njit(cache=False, error_model="numpy")
def _gibbs(  # noqa: PLR0913, PLR0917 - one sweep after the other, as in the paper
    patterns: Ints, counts: Ints, classes: int, seed: int, lengths: Ints, cut: int, sizes: Floats
) -> None:
    """Source: Manrique-Vallier 2016, Biometrics 72, section 3; all shares as logarithms, as in its program."""
    np.random.seed(seed)
    observed = counts.sum()
    found_by = np.log(np.full((classes, patterns.shape[1], 2), 0.5))
    weight = np.log(np.full(classes, 1.0 / classes))
    alpha = 1.0
    hidden = _divided(observed, weight)
    for sweep in range(lengths[0] + lengths[1] * lengths[2]):
        size = hidden.astype(np.float64)
        found = np.zeros((classes, patterns.shape[1]))
        _classes(patterns, counts, found_by, weight, size, found)
        _parameters(size, found, alpha, found_by, weight)
        nobody = weight.copy()
        for k in range(classes):
            for j in range(patterns.shape[1]):
                nobody[k] += found_by[k, j, 0]
        unseen = _unseen(observed, np.exp(nobody).sum(), cut)
        hidden = _divided(unseen, nobody)
        alpha = np.random.gamma(0.25 + classes - 1.0) / (0.25 - weight[classes - 1])
        if sweep >= lengths[0] and (sweep - lengths[0]) % lengths[2] == lengths[2] - 1:
            sizes[(sweep - lengths[0]) // lengths[2]] = observed + unseen


@numba.njit(cache=False, error_model="numpy")
def _classes(patterns: Ints, counts: Ints, found_by: Floats, weight: Floats, size: Floats, found: Floats) -> None:
    """Everybody observed gets a class."""
    for c in range(len(patterns)):
        share = weight.copy()
        for k in range(len(weight)):
            for j in range(patterns.shape[1]):
                share[k] += found_by[k, j, patterns[c, j]]
        for k, people in enumerate(_divided(counts[c], share)):
            size[k] += people
            for j in range(patterns.shape[1]):
                found[k, j] += people * patterns[c, j]


@numba.njit(cache=False, error_model="numpy")
def _parameters(size: Floats, found: Floats, alpha: float, found_by: Floats, weight: Floats) -> None:
    """Chances and weights anew."""
    left, rest = size.sum(), 0.0
    for k in range(len(size)):
        for j in range(found.shape[1]):
            on, off = _log_gamma(1.0 + found[k, j]), _log_gamma(1.0 + size[k] - found[k, j])
            both = np.logaddexp(on, off)
            found_by[k, j, 1], found_by[k, j, 0] = on - both, off - both
        left -= size[k]
        weight[k] = rest
        if k < len(size) - 1:
            own, others = _log_gamma(1.0 + size[k]), _log_gamma(alpha + left)
            both = np.logaddexp(own, others)
            weight[k] += own - both
            rest += others - both


@numba.njit(cache=False, error_model="numpy")
def _log_gamma(shape: float) -> float:
    """The logarithm of a Gamma draw, however small."""
    if shape >= 1.0:
        return float(np.log(np.random.gamma(shape)))
    return float(np.log(np.random.gamma(shape + 1.0)) + np.log(1.0 - np.random.random()) / shape)


@numba.njit(cache=False, error_model="numpy")
def _unseen(observed: int, empty: float, cut: int) -> int:
    """People unseen: negative binomial, drawn again beyond the cut."""
    unseen = np.random.poisson(np.random.gamma(observed) * empty / (1.0 - empty))
    while cut and unseen > cut * observed:
        unseen = np.random.poisson(np.random.gamma(observed) * empty / (1.0 - empty))
    return int(unseen)


@numba.njit(cache=False, error_model="numpy")
def _divided(people: int, log_shares: Floats) -> Ints:
    """People divided among classes at random."""
    shares = np.exp(log_shares - log_shares.max())
    found = np.zeros(shares.size, dtype=np.int64)
    total = shares.sum()
    for k in range(shares.size):
        if people > 0:
            taken = np.random.binomial(people, min(1.0, shares[k] / total)) if k < shares.size - 1 else people
            total = max(total - shares[k], 1e-300)
            found[k] = taken
            people -= taken
    return found


if __name__ == "__main__":
    main()
