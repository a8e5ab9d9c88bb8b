"""Sample coverage: which share of the lists' people is also known from another list."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from testimonia.errors import NotIdentified
from testimonia.estimate.moments.interval import lognormal_interval
from testimonia.estimate.order import canonical
from testimonia.model import CaptureHistories, Estimate

Floats = NDArray[np.float64]

HIGH_COVERAGE = 0.55
"""Source: Chao, Tsay, Lin, Shau and Chao 2001: below this share the estimate varies too much, one step is taken."""


@dataclass(frozen=True, slots=True)
class SampleCoverage:
    """An estimate that allows for dependence between any two lists, by the share of people who are on several.

    Args:
        number: bootstrap replicates for the standard error.
        level: of the interval.

    Source: Chao and Tsay 1998, Journal of the American Statistical Association 93; Chao, Tsay, Lin, Shau and Chao
    2001, Statistics in Medicine 20.
    """

    number: int = 500
    level: float = 0.95

    name = "sample_coverage"
    pieces = 1

    def piece(self, histories: CaptureHistories, *, seed: int, number: int) -> Estimate:  # noqa: ARG002 (one piece)
        """Compute the estimate, and the standard error by bootstrap.

        Raises:
            NotIdentified: fewer than three lists, or too little overlap.
        """
        if len(histories.lists) < 3:
            raise NotIdentified(f"sample coverage takes three lists or more; got {len(histories.lists)}")
        histories = canonical(histories)
        observed = histories.observed
        patterns = np.array([pattern for pattern, _ in histories.counts])
        counts = np.array([float(persons) for _, persons in histories.counts])
        (point,), (share,) = sizes(patterns, counts[None, :], len(histories.lists))
        if not np.isfinite(point) or point < observed:
            raise NotIdentified("too few people are on several lists for an estimate by sample coverage")
        random = np.random.default_rng(seed)
        tables = random.multinomial(observed, counts / observed, size=self.number).astype(float)
        drawn = sizes(patterns, tables, len(histories.lists), high=share >= HIGH_COVERAGE)[0]
        variance = float(np.var(drawn[np.isfinite(drawn)]))
        low, high = lognormal_interval(observed, point - observed, variance, self.level)
        few = f"only {share:.0%} of the people on an average list are also on another: the estimate is a first step"
        return Estimate(
            method=self.name,
            observed=observed,
            estimate=float(point),
            low=low,
            high=high,
            level=self.level,
            kind="log-normal, standard error by bootstrap",
            se=variance**0.5,
            warnings=() if share >= HIGH_COVERAGE else (few,),
        )

    def joined(self, histories: CaptureHistories, results: Sequence[Estimate]) -> Estimate:  # noqa: ARG002 (one piece)
        """The estimate."""
        return results[0]


def sizes(
    patterns: NDArray[np.int64], tables: Floats, lists: int, *, high: bool | None = None
) -> tuple[Floats, Floats]:
    """Population sizes and coverages of many tables of the same patterns.

    Args:
        patterns: patterns of lists.
        tables: a row a table, persons by pattern.
        lists: number of lists.
        high: whether coverage is high; None to judge each table by itself.

    Returns:
        Population sizes, infinite or negative where a table gives none, and coverages.

    Shape:
        patterns (patterns,), tables (tables, patterns); both results (tables,)
    """
    on = (patterns[:, None] >> np.arange(lists) & 1).astype(float)
    size = tables @ on
    alone = tables @ (on * (on.sum(axis=1) == 1)[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        coverage = 1 - np.mean(alone / size, axis=1)
        base = (tables.sum(axis=1) - np.mean(alone, axis=1)) / coverage
        slope, rest = np.zeros_like(base), np.zeros_like(base)
        for first, second in itertools.combinations(range(lists), 2):
            others = on.sum(axis=1) - on[:, first] - on[:, second]
            reach = tables @ ((on[:, first] + on[:, second]) * (others == 0))
            both = tables @ (on[:, first] * on[:, second])
            slope += reach * both / (size[:, first] * size[:, second]) / (lists * coverage)
            rest -= reach / (lists * coverage)
        settled = (base + rest) / (1 - slope)
        one_step = base + rest + slope * (base + rest + slope * base)
    wide = coverage >= HIGH_COVERAGE if high is None else np.full(base.shape, high)
    return np.where(wide & (slope < 1), settled, one_step), coverage
